"""How the status report says things: classes, weeks, states and what a class needs."""

from collections.abc import Sequence

from gf2tracker.domain.attention import State, Why
from gf2tracker.domain.course import PHASE_NAMES
from gf2tracker.domain.sign import limit_words, worst
from gf2tracker.language import WEEKDAYS, _, date_long, join_words, percent, plural, week_label
from gf2tracker.queries.classes import ClassState
from gf2tracker.queries.status import Status, StatusClass, StatusStudent

LEAST_REGISTERED = 0.95  # of the lessons so far
_UNCALLED = frozenset({Why.MISSING_EARLY, Why.ABSENT_EARLY})
_SHARES = frozenset({Why.ACT_SHARE, Why.WATCH_SHARE})


def school_title(status: Status) -> str:
    """Return the school's name, and that it is made up when it is."""
    name = status.school_name or _("Skolen")
    return _("{name} (demoskole)").format(name=name) if status.is_demo else name


def day_title(status: Status) -> str:
    """Return the day in words, "torsdag 19.11.2026, uge 47"."""
    day = status.today
    return f"{WEEKDAYS[day.weekday()]} {date_long(day)}, {week_label(day)}"


def chosen(status: Status) -> str:
    """Return which classes the report is about, in words."""
    count = plural(len(status.classes), "{n} hold", "{n} hold")
    if status.is_whole_school:
        return _("hele skolen, {classes}").format(classes=count)
    codes = [one.row.code for one in status.classes]
    return join_words(codes) if len(codes) <= 6 else count


def phase_text(one: StatusClass) -> str:
    """Return a class's phase, or where it is before and after its course."""
    if one.row.phase is not None:
        return f"{one.row.phase} {PHASE_NAMES[one.row.phase - 1]}"
    if one.row.state is ClassState.COMING:
        return _("begynder {day}").format(day=date_long(one.row.starts_on))
    return _("sluttede {day}").format(day=date_long(one.row.ends_on))


def teacher_text(one: StatusClass) -> str:
    """Return the contact teacher with initials, "" without one."""
    row = one.row
    return f"{row.contact_teacher_name} ({row.contact_teacher})" if row.contact_teacher else ""


def shown_name(student: StatusStudent) -> str:
    """Return a student's name as the report shows it; protected students say so."""
    if student.is_protected:
        return _("{name} (beskyttet)").format(name=student.name)
    return student.name


def uncalled(students: Sequence[StatusStudent]) -> int:
    """Return how many students have absence in their first 14 days that nobody has settled."""
    return sum(student.why in _UNCALLED for student in students)


def registered(one: StatusClass) -> float | None:
    """Return the share of lessons so far whose register is taken; None before any."""
    return one.lessons_taken / one.lessons_due if one.lessons_due else None


def class_reasons(status: Status, one: StatusClass) -> tuple[tuple[State, str], ...]:
    """Return why a class needs something, the most urgent first; empty when nothing is wrong."""
    if one.row.state is not ClassState.RUNNING:
        return ()
    share, limits = one.total_share or 0.0, status.limits
    text = _("fravær over {limit}")
    found = []
    if count := uncalled(one.students):
        found.append((State.ACT, plural(count, "{n} elev at ringe til", "{n} elever at ringe til")))
    if share >= limits.act_share:
        found.append((State.ACT, text.format(limit=limit_words(limits.act_share))))
    elif share >= limits.watch_share:
        found.append((State.WATCH, text.format(limit=limit_words(limits.watch_share))))
    taken = registered(one)
    if taken is not None and taken < LEAST_REGISTERED:
        missing = one.lessons_due - one.lessons_taken
        words = plural(missing, "{n} lektion uden protokol", "{n} lektioner uden protokol")
        found.append((State.WATCH, words))
    return tuple(found)


def class_state(status: Status, one: StatusClass) -> State | None:
    """Return the state of a class; None unless it is running."""
    if one.row.state is not ClassState.RUNNING:
        return None
    return next((state for state, _why in class_reasons(status, one)), State.NONE)


def student_state(one: StatusClass, student: StatusStudent) -> State | None:
    """Return the state of a student; None for those who are not in a running class."""
    if not student.is_here or one.row.state is not ClassState.RUNNING:
        return None
    asked = worst(student.signs)
    if student.why is None or asked is State.ACT:
        return asked
    return student.why.state


def student_reason(student: StatusStudent) -> str:
    """Return the most urgent reason to do something, "" for none.

    A share that is over a limit only with the opening figures says so, "højt fravær, 22,5 % med
    tiden før GF2 Tracker". What is no reason today but stands out is said as in Overblik.
    """
    asked = next((one for one in student.signs if one.state is not State.NONE), None)
    is_more_urgent = asked is not None and asked.state is State.ACT
    if student.why is None or (is_more_urgent and student.why.state is not State.ACT):
        return asked.short if asked is not None and student.is_here else ""
    if student.why not in _SHARES or student.limit_share == student.figures.total_share:
        return student.why.label
    text = _("{why}, {share} med tiden før GF2 Tracker")
    return text.format(why=student.why.label, share=percent(student.limit_share))

"""The agenda of a team's meeting: what has happened in its classes since they met last.

Source: ROCKWOOL Fonden, Os i Branchen: what was agreed last, the students to worry about, when the
activities are held and how many companies they need.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from gf2tracker.domain.activity import PlanState
from gf2tracker.domain.attention import State
from gf2tracker.domain.meeting import AgendaPoint
from gf2tracker.domain.pairs.flags import flags
from gf2tracker.domain.people import ClassId, StudentId
from gf2tracker.domain.sign import Sign, Trait, signs, worst
from gf2tracker.domain.task import SOON_DAYS
from gf2tracker.language import _, date_short, join_words, plural, sort_key
from gf2tracker.queries import meeting as meetings
from gf2tracker.queries import peers, tasks
from gf2tracker.queries.attendance import attendance
from gf2tracker.queries.knowncases import known_cases
from gf2tracker.queries.meeting import MeetingDetails
from gf2tracker.queries.person import Person, people
from gf2tracker.queries.plan import PlanChip, class_chips
from gf2tracker.queries.running import running
from gf2tracker.queries.tasks import TaskRow
from gf2tracker.store.course import courses_of
from gf2tracker.store.peers import Group

AHEAD = dt.timedelta(weeks=4)
_ASKED = frozenset(Trait) - {Trait.EARLY, Trait.WEEKDAY}
_STATES = {State.ACT: 0, State.WATCH: 1}


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a meeting should talk about.

    Attributes:
        since: the day the first of its classes looks back to.
        points: in their order; one about which there is nothing to say tells so.
    """

    since: dt.date
    points: tuple[AgendaPoint, ...]


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """A meeting with all that its page shows.

    Attributes:
        points: the agenda as it was written, else as it would be today.
        since: the day a generated one looks back to; None for one that was written.
        team: the tasks of its classes that are open, or were done in the last days.
    """

    details: MeetingDetails
    points: tuple[AgendaPoint, ...]
    since: dt.date | None
    team: tuple[TaskRow, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the points are made of: the classes with their codes, and where each looks back to.

    Attributes:
        held_on: the day of the meeting.
    """

    connection: Connection
    today: dt.date
    held_on: dt.date
    since: Mapping[int, dt.date]
    codes: Mapping[int, str]

    def of(self, class_id: int, text: str) -> str:
        """Return a line about a class; with its code where the meeting is about several."""
        if len(self.codes) == 1:
            return text
        return _("{code}: {text}").format(code=self.codes[class_id], text=text)


def of_meeting(connection: Connection, meeting_id: int, today: dt.date) -> Agenda:
    """Return the agenda of a meeting as it would be today; refused when the meeting is gone.

    It looks back to the day that somebody chose, else to the last meeting of each class that was
    held, else to the class's first day.
    """
    found = meetings.one(connection, meeting_id, today)
    held = meetings.last_held(connection, found.row.date)
    courses = courses_of(connection, found.row.class_ids)
    since = {
        one: found.since or held.get(ClassId(one), course.starts_on)
        for one, course in courses.items()
    }
    codes: dict[int, str] = dict(zip(found.row.class_ids, found.row.codes, strict=True))
    asked = _Asked(connection, today, found.row.date, since, codes)
    early, watched = _students(asked)
    held_lines, companies = _activities(asked)
    points = (
        _point(_("Opgaver fra sidst"), _tasks(asked, meeting_id), _("Ingen åbne opgaver.")),
        _point(_("Nyt fravær i de første 14 dage"), early, _("Intet nyt fravær.")),
        _point(_("Elever over grænserne"), watched, _("Ingen elever er over grænserne.")),
        _point(_("Aktiviteter siden sidst"), held_lines, _("Ingen aktiviteter i planen.")),
        _point(
            _("Virksomheder, der mangler de næste fire uger"),
            companies,
            _("Ingen virksomheder mangler."),
        ),
        _point(
            _("Makkerpar og trivselsgrupper"),
            _peers(asked),
            _("Ingen par eller grupper er brudt."),
        ),
        AgendaPoint(_("Eventuelt")),
    )
    return Agenda(min(since.values(), default=today), points)


def page(connection: Connection, meeting_id: int, today: dt.date) -> MeetingPage | None:
    """Return a meeting with its agenda and the tasks of its team; None when it is gone."""
    details = meetings.found(connection, meeting_id, today)
    if details is None:
        return None
    points, since = details.agenda, None
    if not points:
        made = of_meeting(connection, meeting_id, today)
        points, since = made.points, made.since
    rows = tasks.of_classes(connection, details.row.class_ids)
    recent = today - dt.timedelta(days=SOON_DAYS)
    team = (row for row in rows if row.done_on is None or row.done_on > recent)
    return MeetingPage(details, points, since, tuple(team))


def _point(title: str, lines: Iterable[str], nothing: str) -> AgendaPoint:
    return AgendaPoint(title, tuple(lines) or (nothing,))


# --- what was agreed ------------------------------------------------------------------------------


def _tasks(asked: _Asked, meeting_id: int) -> Iterator[str]:
    since = min(asked.since.values(), default=asked.today)
    for row in tasks.of_classes(asked.connection, asked.codes):
        is_old = row.done_on is not None and row.done_on < since
        if row.meeting_id != meeting_id and not is_old:
            yield _task(row, asked.today)


def _task(row: TaskRow, today: dt.date) -> str:
    parts = [row.text]
    if row.done_on is not None:
        parts.append(_("klaret {day}").format(day=date_short(row.done_on)))
    elif row.due_on is not None:
        parts.append(_("frist {day}").format(day=date_short(row.due_on)))
        parts += [_("over tiden")] if row.is_late(today) else []
    who = row.owner_name or _("Ingen ansvarlig")
    return _("{who}: {what}").format(who=who, what=" · ".join(parts))


# --- students -------------------------------------------------------------------------------------


def _students(asked: _Asked) -> tuple[list[str], list[str]]:
    """Return the lines on absence in the first 14 days, and on what stands out otherwise."""
    classes = {
        one: group
        for one, group in running(asked.connection, asked.today).items()
        if one in asked.codes
    }
    known = attendance(asked.connection, classes, asked.today)
    read = known_cases(asked.connection, classes, known, asked.today)
    named = people(asked.connection, read.here)
    early, watched = [], []
    for student_id, person in sorted(named.items(), key=lambda item: _order(item[1])):
        facts = read.facts(student_id, person.called_name)
        found = signs(facts, read.limits)
        since = asked.since[person.class_id]
        early += [
            asked.of(person.class_id, _early(person, one, since))
            for one in found
            if one.trait is Trait.EARLY and one.newest >= since
        ]
        told = [one for one in found if one.trait in _ASKED and one.state is not State.NONE]
        if told:
            line = asked.of(person.class_id, _watched(person, told))
            watched.append((_STATES[worst(told)], line))
    return early, [line for _rank, line in sorted(watched, key=lambda one: one[0])]


def _order(person: Person) -> tuple[tuple[str, str], tuple[str, str]]:
    return sort_key(person.code), sort_key(person.name)


def _name(person: Person) -> str:
    return _("{name} (beskyttet)").format(name=person.name) if person.is_protected else person.name


def _early(person: Person, sign: Sign, since: dt.date) -> str:
    days = join_words(date_short(day) for day in sign.dates if day >= since)
    text = _("{name}: væk {days}").format(name=_name(person), days=days)
    return _followed(text, is_open=sign.is_open)


def _watched(person: Person, found: Sequence[Sign]) -> str:
    reasons = ", ".join(one.short for one in found)
    text = _("{name}: {reasons}").format(name=_name(person), reasons=reasons)
    return _followed(text, is_open=any(one.is_open for one in found))


def _followed(text: str, *, is_open: bool) -> str:
    said = _("ikke fulgt op") if is_open else _("fulgt op")
    return f"{text} · {said}"


# --- activities and companies ---------------------------------------------------------------------


def _activities(asked: _Asked) -> tuple[list[str], list[str]]:
    """Return the lines on what was held and not held, and on companies still to be found."""
    courses = courses_of(asked.connection, asked.codes)
    chips = class_chips(asked.connection, courses, asked.today)
    dated = [
        (chip.date, sort_key(asked.codes[class_id]), chip)
        for class_id, own in chips.items()
        for chip in own
        if chip.date is not None
    ]
    past, missing = [], []
    for date, _code, chip in sorted(dated, key=lambda one: one[:2]):
        if chip.kind.is_meeting and (not chip.is_not_held or date >= asked.held_on):
            continue  # the meetings themselves, but for one that was forgotten
        said = _what_became(chip)
        if said and asked.since[chip.class_id] <= date <= asked.today:
            past.append(asked.of(chip.class_id, _activity(chip, date, said)))
        is_wanted = chip.state not in {PlanState.HELD, PlanState.CANCELLED}
        if is_wanted and chip.needed > chip.confirmed and _is_near(date, asked.today):
            missing.append(asked.of(chip.class_id, _activity(chip, date, _companies(chip))))
    return past, missing


def _is_near(date: dt.date, today: dt.date) -> bool:
    return today <= date <= today + AHEAD


def _what_became(chip: PlanChip) -> str:
    if chip.state is PlanState.HELD:
        score = chip.score
        return _("holdt") if score is None else _("holdt, {n} af 5").format(n=score)
    if chip.state is PlanState.CANCELLED:
        return _("aflyst")
    return _("ikke holdt") if chip.is_not_held else ""


def _companies(chip: PlanChip) -> str:
    missing, needed = chip.needed - chip.confirmed, chip.needed
    text = plural(needed, "{missing} af {n} virksomhed mangler", _MANY)
    told = text.replace("{missing}", str(missing))
    if not chip.invited:
        return _("{what}, ingen er inviteret").format(what=told)
    return _("{what}, {n} er inviteret").format(what=told, n=chip.invited)


_MANY = "{missing} af {n} virksomheder mangler"


def _activity(chip: PlanChip, date: dt.date, said: str) -> str:
    text = _("{title} {day}: {said}")
    return text.format(title=chip.title, day=date_short(date), said=said)


# --- pairs and groups -----------------------------------------------------------------------------


def _peers(asked: _Asked) -> Iterator[str]:
    """Yield a line for everybody without a buddy who is there, and for each group that lost one."""
    for class_id in asked.codes:
        found = peers.of_class(asked.connection, ClassId(class_id), asked.today)
        if found.pairs:
            for flag in flags(found.couples, found.students, found.left):
                yield asked.of(class_id, flag.text)
        for group in found.version.groups if found.version else ():
            gone = [found.left[one] for one in map(StudentId, group.members) if one in found.left]
            if gone:
                yield asked.of(class_id, _group(group, gone))


def _group(group: Group, gone: Sequence[str]) -> str:
    count = len(group.members) - len(gone)
    left = _("{n} er tilbage").format(n=count)
    name = group.name or _("Trivselsgruppe {n}").format(n=group.number)
    text = _("{group}: {who} er ikke længere på holdet, {left}.")
    return text.format(group=name, who=join_words(gone), left=left)

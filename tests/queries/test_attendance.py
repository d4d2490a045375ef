"""Figures read for whole classes are those of a plain walk over what was done."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gf2tracker.actions import enrolment, exemption
from gf2tracker.queries import absence, overview
from gf2tracker.queries.attendance import attendance
from tests import given as school
from tests.queries.enrolments import enrolments_of
from tests.registers import mark, take

MON = date(2026, 8, 10)
DAYS = [MON + timedelta(days=n) for n in range(12) if (MON + timedelta(days=n)).weekday() < 5]
LESSONS = {0: 8, 1: 8, 2: 8, 3: 8, 4: 5}
UNLAWFUL = set("UIFT?")
WHOLE = set("USIBG?")
COUNTER = iter(range(10_000))  # codes of classes, one pair an example
TEXTS = ("U", "S", "I", "B", "G", "F12", "F", "T30", "K", "-", "?")


@dataclass
class Story:
    """One student: from and to which day, an exempt weekday lesson, and marks by day and lesson."""

    first: int
    last: int | None
    moves_on: int | None
    exempt: int | None
    marks: dict[tuple[int, int], str] = field(default_factory=dict)


days = st.integers(0, len(DAYS) - 1)
cells = st.tuples(days, st.integers(1, 8))
stories = st.builds(
    Story,
    first=st.one_of(st.just(0), st.integers(0, 4)),
    last=st.one_of(st.none(), st.integers(6, 9)),
    moves_on=st.one_of(st.none(), st.just(5)),
    exempt=st.one_of(st.none(), st.integers(1, 8)),
    marks=st.one_of(
        st.dictionaries(cells, st.sampled_from(TEXTS), max_size=25),
        days.map(lambda day: {(day, lesson): "U" for lesson in range(1, 9)}),
    ),
)
taken = st.dictionaries(days, st.sets(st.integers(1, 8)), max_size=len(DAYS))


def lessons_of(at):
    return range(1, LESSONS[DAYS[at].weekday()] + 1)


def is_here(story, at):
    return story.first <= at and (story.last is None or at <= story.last)


def class_of(story, at):
    return 1 if story.moves_on is not None and at >= story.moves_on else 0


def is_exempt(story, lesson):
    return lesson == story.exempt


def lost(text):
    if text[0] in WHOLE:
        return 45
    return int(text[1:]) if len(text) > 1 else 0


def counted(story, registers, today):
    """Return (day, lesson, mark or "") for every lesson that counts."""
    for at in range(today + 1):
        if not is_here(story, at):
            continue
        for lesson in lessons_of(at):
            text = story.marks.get((at, lesson), "")
            is_taken = lesson in registers[class_of(story, at)].get(at, ())
            if is_taken and not is_exempt(story, lesson) and text != "-":
                yield at, lesson, "" if is_exempt(story, lesson) else text


def whole_days(story, registers, today):
    by_day = {}
    for at, _lesson, text in counted(story, registers, today):
        by_day.setdefault(at, []).append(bool(text) and text[0] in WHOLE)
    return [at for at, missed in sorted(by_day.items()) if all(missed)]


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(stories, min_size=1, max_size=3),
    st.tuples(taken, taken),
    days,
)
def test_figures_are_those_of_a_plain_walk(store, told, registers, today):
    count = next(COUNTER)
    classes = [school.a_class(store, f"a{count}"), school.a_class(store, f"b{count}")]
    students = [put_in(store, classes, story) for story in told]
    for at, day in enumerate(DAYS):
        for number, one in enumerate(classes):
            write_day(store, one, day, at, zip(students, told, strict=True), number)
            wanted = set(registers[number].get(at, ())) & set(lessons_of(at))
            if wanted:
                take(store, one.id, day, wanted)
    class_ids = [one.id for one in classes]
    rows = store.ask(absence.listing, class_ids, DAYS[today]).value
    figures = {row.student_id: row.figures for row in rows}
    everybody = store.ask(overview.overviews, class_ids, DAYS[today]).value
    details = {row.student.student_id: row.details for one in everybody for row in one.rows}
    for student_id, story in zip(students, told, strict=True):
        lines = list(counted(story, registers, today))
        minutes = sum(lost(text) for _at, _lesson, text in lines if text)
        unlawful = sum(lost(text) for _at, _lesson, text in lines if text and text[0] in UNLAWFUL)
        found = figures[student_id]
        assert found.lessons_taken == len(lines)
        assert found.absent_minutes == minutes
        assert found.unlawful_minutes == unlawful
        assert found.total_share == (minutes / (45 * len(lines)) if lines else None)
        assert found.late_count == sum(text.startswith("F") for _at, _lesson, text in lines)
        assert found.days_absent == len(whole_days(story, registers, today))
        sick = Counter(text for _at, _lesson, text in lines)
        own, child = (sick["S"] + sick["I"]) * 45, sick["B"] * 45
        assert details[student_id].sick_minutes == own
        assert details[student_id].sick_share == (own / (45 * len(lines)) if lines else None)
        assert details[student_id].child_share == (child / (45 * len(lines)) if lines else None)


def put_in(store, classes, story):
    student_id = school.student(store, "Anna Holm", classes[0].id, DAYS[story.first])
    (stay,) = enrolments_of(store, student_id)
    if story.moves_on is not None:
        stay = store.do(enrolment.move, stay, classes[1].id, DAYS[story.moves_on]).value
    if story.last is not None:
        store.do(enrolment.leave, stay, DAYS[story.last], "OTHER")
    if story.exempt is not None:
        pattern = "|".join([str(story.exempt)] * 5)
        store.do(exemption.add, student_id, DAYS[0], DAYS[-1], pattern)
    return student_id


def write_day(store, one, day, at, told, number):
    cells = {
        (student_id, lesson): story.marks[at, lesson]
        for student_id, story in told
        if is_here(story, at) and class_of(story, at) == number
        for lesson in lessons_of(at)
        if (at, lesson) in story.marks and not is_exempt(story, lesson)
    }
    if cells:
        mark(store, one.id, day, cells)


def test_everybody_who_was_ever_in_the_class_is_read(store):
    one, other = school.a_class(store, "tøm-26a", students=2), school.a_class(store, "el-26b")
    (stay,) = enrolments_of(store, one.students[0])
    store.do(enrolment.move, stay, other.id, DAYS[5])
    found = store.ask(attendance, [one.id], DAYS[7]).value
    assert set(found.stays) == set(one.students)
    assert set(found.courses) == {one.id, other.id}
    assert [stay.class_id for stay in found.stays[one.students[0]]] == [one.id, other.id]

"""Classes: made, changed without losing a mark, deleted and brought back."""

from datetime import date, time

import pytest
from sqlalchemy import select

from gf2tracker.actions import classes, closed, course, enrolment, register, school
from gf2tracker.domain.mark import AbsenceKind, Mark
from gf2tracker.domain.people import LeaveReason, Role
from gf2tracker.errors import Refusal
from gf2tracker.queries import classes as listed
from gf2tracker.queries import register as registers
from gf2tracker.queries import students as people
from gf2tracker.store.tables import AbsenceDay
from tests import given, peers
from tests.rows import rows_of

MONDAY = given.MONDAY
TUESDAY = date(2026, 8, 11)
NEXT_MONDAY = date(2026, 8, 17)
ABSENT = Mark(AbsenceKind.ABSENT)


def one(store, class_id, today=MONDAY):
    return store.ask(listed.one, class_id, today).value


def take(store, made, day):
    store.do(register.take, made.id, day, [1, 2, 3], time(8, 20))


def test_a_class_gets_the_schools_phases_and_lessons_unless_told_its_own(store):
    store.do(school.set_settings, {"phases": "4-6-5-5", "lesson_pattern": "7-7-7-7-4"})
    usual = one(store, given.a_class(store, "tøm-26a").id)
    short = one(store, given.a_class(store, "tøm-26b", weeks=10, lessons="6-6-6-6-0").id)
    assert (usual.phases, usual.patterns) == ("4-6-5-5", ((MONDAY, "7-7-7-7-4"),))
    assert usual.row.weeks == 20
    assert (short.phases, short.patterns) == ("2-3-3-2", ((MONDAY, "6-6-6-6-0"),))
    assert len(short.course.teaching_weeks) == 10


def test_a_team_is_people_with_roles(store):
    of = given.school(store)
    bo = given.a_teacher(store, "BODA", "Bo Dam")
    made = given.a_class(
        store, team=[(bo, Role.COUNSELLOR), (bo, Role.SUBJECT_TEACHER), (bo, Role.COUNSELLOR)]
    )
    assert [(one.initials, one.role) for one in one(store, made.id).team] == [
        ("BODA", Role.SUBJECT_TEACHER),
        ("BODA", Role.COUNSELLOR),
    ]
    store.do(
        classes.change, made.id, {"team": [(bo, Role.COUNSELLOR), (of.teacher_id, Role.MANAGER)]}
    )
    store.do(classes.change, made.id, {"team": [(of.teacher_id, Role.MANAGER)]})
    assert [one.initials for one in one(store, made.id).team] == ["MEKR"]
    store.undo()
    assert [one.initials for one in one(store, made.id).team] == ["BODA", "MEKR"]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"code": " "}, "code"),
        ({"code": "TOEM-26A"}, "code"),
        ({"programme_id": None}, "programme_id"),
        ({"site_id": None}, "site_id"),
        ({"starts_on": None}, "starts_on"),
        ({"starts_on": date(1926, 8, 10)}, "starts_on"),
        ({"weeks": 0}, "weeks"),
        ({"weeks": 20, "phases": "5-5-5-6"}, "phases"),
        ({"lessons": "8-8-8"}, "lessons"),
    ],
)
def test_a_class_that_cannot_be_is_refused_at_its_field(store, fields, field):
    given.a_class(store, "tøm-26a")
    of = given.school(store)
    usual = {
        "code": "tøm-26b",
        "programme_id": of.programme_id,
        "site_id": of.site_id,
        "starts_on": MONDAY,
    }
    with pytest.raises(Refusal) as refusal:
        store.do(classes.create, {**usual, **fields})
    assert refusal.value.field == field


def test_many_classes_are_made_as_one_step(store):
    of = given.school(store)
    usual = {"programme_id": of.programme_id, "site_id": of.site_id, "starts_on": MONDAY}
    done = store.do(classes.create_all, [{**usual, "code": f"el-26{one}"} for one in "edcba"])
    assert done.change.label == "5 hold oprettet: el-26a, el-26b, el-26c og 2 andre hold"
    assert len(done.value) == 5
    with pytest.raises(Refusal):
        store.do(classes.create_all, [{**usual, "code": "a"}, {**usual, "code": "A"}])
    store.undo()
    assert store.ask(listed.listing, MONDAY).value == ()


def test_the_school_is_closed_for_a_class_made_later_too(store):
    store.do(closed.add_break, "uge 42 2026")
    made = given.a_class(store)
    assert not one(store, made.id).course.is_school_day(date(2026, 10, 14))


def test_a_changed_class_keeps_what_was_not_changed(store):
    made = given.a_class(store, "tøm-26a", students=2)
    store.do(classes.change, made.id, {"code": "tøm-26z", "contact_teacher_id": None})
    now = one(store, made.id).row
    assert (now.code, now.contact_teacher, now.students) == ("tøm-26z", "", 2)
    store.do(classes.change, made.id, {"code": "TØM-26Z"})
    other = given.a_class(store, "tøm-26b")
    with pytest.raises(Refusal) as refusal:
        store.do(classes.change, other.id, {"code": "tøm-26z"})
    assert refusal.value.field == "code"
    with pytest.raises(Refusal) as refusal:
        store.do(classes.change, other.id, {"starts_on": None})
    assert refusal.value.field == "starts_on"


def test_phases_are_fitted_to_other_weeks_unless_they_are_told(store):
    made = given.a_class(store, phases="8-4-4-4")
    store.do(classes.change, made.id, {"weeks": 10})
    assert one(store, made.id).phases == "4-2-2-2"
    store.do(classes.change, made.id, {"weeks": 12, "phases": "3-3-3-3"})
    assert one(store, made.id).phases == "3-3-3-3"
    with pytest.raises(Refusal) as refusal:
        store.do(classes.change, made.id, {"phases": "5-5-5-5"})
    assert refusal.value.field == "phases"


def test_students_who_began_with_the_class_follow_its_start(store):
    made = given.a_class(store, students=2)
    late = given.student(store, "Bo Dam", made.id, date(2026, 8, 24))
    store.do(classes.change, made.id, {"starts_on": NEXT_MONDAY})
    days = {row.id: row.first_day for row in store.ask(people.listing, MONDAY, made.id).value}
    assert set(days.values()) == {NEXT_MONDAY, date(2026, 8, 24)}
    assert days[late] == date(2026, 8, 24)
    store.undo()
    store.do(classes.change, made.id, {"starts_on": date(2026, 8, 3)})
    days = {row.id: row.first_day for row in store.ask(people.listing, MONDAY, made.id).value}
    assert set(days.values()) == {date(2026, 8, 3), date(2026, 8, 24)}


def test_a_start_after_somebody_had_left_is_refused(store):
    made = given.a_class(store, students=2)
    stay = store.ask(people.one, made.students[0], MONDAY).value.present
    store.do(enrolment.leave, stay.id, TUESDAY, LeaveReason.NO_SHOW)
    with pytest.raises(Refusal, match="1 elev"):
        store.do(classes.change, made.id, {"starts_on": NEXT_MONDAY})


def test_a_change_that_would_lose_registers_says_how_many(store):
    made = given.a_class(store, students=2)
    take(store, made, MONDAY)
    take(store, made, TUESDAY)
    with pytest.raises(Refusal, match="2 dage") as refusal:
        store.do(classes.change, made.id, {"starts_on": NEXT_MONDAY})
    assert refusal.value.field == "starts_on"
    lyngby = store.do(school.add_site, "Lyngby").value
    store.do(closed.add, TUESDAY, TUESDAY, "Sommerfest", lyngby)
    with pytest.raises(Refusal, match="1 dag") as refusal:
        store.do(classes.change, made.id, {"site_id": lyngby})
    assert refusal.value.field == "site_id"
    store.do(classes.change, made.id, {"starts_on": date(2026, 8, 3)})


def test_a_pattern_holds_from_its_day_and_never_backwards(store):
    made = given.a_class(store)
    store.do(course.set_pattern, made.id, NEXT_MONDAY, "6-6-6-6-6")
    now = one(store, made.id).course
    assert (now.lessons_on(MONDAY), now.lessons_on(NEXT_MONDAY)) == (8, 6)
    take(store, made, NEXT_MONDAY)
    with pytest.raises(Refusal, match=r"17\.08\.2026") as refusal:
        store.do(course.set_pattern, made.id, NEXT_MONDAY, "7-7-7-7-7")
    assert refusal.value.field == "from_date"
    store.do(course.set_pattern, made.id, date(2026, 8, 18), "7-7-7-7-7")
    now = one(store, made.id).course
    assert (now.lessons_on(NEXT_MONDAY), now.lessons_on(date(2026, 8, 18))) == (6, 7)


def test_a_pattern_before_the_start_is_the_first_pattern(store):
    made = given.a_class(store)
    store.do(course.set_pattern, made.id, date(2026, 7, 1), "6-6-6-6-6")
    assert one(store, made.id).patterns == ((MONDAY, "6-6-6-6-6"),)


def test_a_pattern_without_lessons_is_refused(store):
    made = given.a_class(store)
    with pytest.raises(Refusal) as refusal:
        store.do(course.set_pattern, made.id, MONDAY, "0-0-0-0-0")
    assert refusal.value.field == "lessons"


def test_a_wrongly_made_class_goes_with_its_students_and_comes_back(store):
    made = given.a_class(store, "tøm-26a", students=3)
    take(store, made, MONDAY)
    store.do(register.mark, made.id, MONDAY, {(made.students[0], 1): ABSENT})
    done = store.do(classes.delete, made.id)
    assert done.change.label == "Hold slettet: tøm-26a med 3 elever og 1 protokol"
    assert store.ask(listed.listing, MONDAY).value == ()
    assert store.ask(people.listing, MONDAY).value == ()
    store.undo()
    assert one(store, made.id).row.students == 3
    page = store.ask(registers.day, made.id, MONDAY, MONDAY).value
    assert [row.marks[0] for row in page.rows if row.student_id == made.students[0]] == [ABSENT]


def test_a_deleted_class_takes_all_that_hangs_on_it_along(store):
    kept = given.a_class(store, "el-26a", students=2)
    peers.seat(store, kept.id, *kept.students)
    empty = rows_of(store)
    made = given.a_class(store, "tøm-26a", students=2)
    peers.seat(store, made.id, *made.students)
    peers.meet(store, made.id)
    both = peers.meet(store, made.id, kept.id)
    before = rows_of(store)
    done = store.do(classes.delete, made.id)
    assert done.change.label.startswith(
        "Hold slettet: tøm-26a med 2 elever, 0 protokoller og 1 planlagt aktivitet"
    )
    after = rows_of(store)
    assert [row[0] for row in after.pop("meeting")] == [both]
    assert [row[1:] for row in after.pop("meeting_class")] == [(both, kept.id)]
    assert after == empty
    assert store.problems() == ()
    store.undo()
    assert rows_of(store) == before


def test_students_of_other_classes_outlive_a_deleted_one(store):
    wrong = given.a_class(store, "tøm-26a", students=2)
    right = given.a_class(store, "tøm-26b")
    moved = wrong.students[0]
    take(store, wrong, MONDAY)
    cells = {(moved, 1): ABSENT}
    store.do(register.mark, wrong.id, MONDAY, cells)
    stay = store.ask(people.one, moved, MONDAY).value.present
    store.do(enrolment.move, stay.id, right.id, NEXT_MONDAY)
    take(store, right, NEXT_MONDAY)
    store.do(register.mark, right.id, NEXT_MONDAY, cells)
    done = store.do(classes.delete, wrong.id)
    assert done.change.label.endswith("med 1 elev og 1 protokol; 1 elev mister sine dage der")
    rest = store.ask(people.one, moved, NEXT_MONDAY).value
    assert [one.class_code for one in rest.enrolments] == ["tøm-26b"]
    page = store.ask(registers.day, right.id, NEXT_MONDAY, NEXT_MONDAY).value
    assert page.rows[0].marks[0] == ABSENT


def test_marks_on_days_that_are_closed_afterwards_count_no_more(store):
    made = given.a_class(store, students=1)
    take(store, made, MONDAY)
    take(store, made, TUESDAY)
    for day in (MONDAY, TUESDAY):
        store.do(register.mark, made.id, day, {(made.students[0], None): ABSENT})
    before = minutes(store)
    store.do(closed.add, TUESDAY, TUESDAY, "Snestorm")
    assert before == {MONDAY: 135, TUESDAY: 135}
    assert minutes(store) == {MONDAY: 135, TUESDAY: 0}
    store.undo()
    assert minutes(store) == before


def minutes(store):
    return store.ask(absent_minutes).value


def absent_minutes(connection):
    rows = connection.execute(select(AbsenceDay.date, AbsenceDay.absent_minutes))
    return {row.date: row.absent_minutes for row in rows}

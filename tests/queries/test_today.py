"""What the page of today tells, as the morning goes on."""

from datetime import UTC, date, datetime, time

from gf2tracker.actions import (
    classes,
    closed,
    contact,
    enrolment,
    followup,
    notes,
    students,
)
from gf2tracker.domain.attention import State
from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.note import NoteKind
from gf2tracker.domain.people import LeaveReason, Role
from gf2tracker.queries import today as page
from tests import given
from tests.queries.enrolments import enrolments_of
from tests.registers import mark, take, take_day

MON = date(2026, 8, 10)
TUE = date(2026, 8, 11)
WED = date(2026, 8, 12)
THU = date(2026, 8, 13)
FRI = date(2026, 8, 14)
LATE = date(2026, 9, 29)
EIGHT, HALF_PAST_EIGHT, EVENING = time(8, 0), time(8, 30), time(20, 0)


def overview(store, today, now=HALF_PAST_EIGHT, mine=None):
    return store.ask(page.overview, today, now, mine).value


def call(store, student_id, day, kind=ContactKind.TALKED, until=None, text=""):
    at = datetime(day.year, day.month, day.day, 10, 0, tzinfo=UTC)
    return store.do(contact.log, student_id, kind, at, text, until)


def names(people):
    return [one.student.student_id for one in people]


def test_an_empty_school_has_nothing_to_tell(store):
    found = overview(store, MON)
    assert found.headline == "Ingen undervisning i dag"
    assert (found.classes, found.missing_registers, found.radar) == ((), (), ())
    assert (found.done, found.absent, found.due) == ((), (), ())


def test_a_register_is_missing_from_the_moment_its_lesson_begins(store):
    tom = given.a_class(store, students=2)
    assert overview(store, MON, EIGHT).missing_registers == ()
    (missing,) = overview(store, MON, time(9, 30)).missing_registers
    assert (missing.code, missing.date, missing.lessons) == ("tøm-26a", MON, (1, 2))
    assert (missing.since, missing.teacher) == (time(8, 15), "MEKR")
    take(store, tom.id, MON, [1])
    (missing,) = overview(store, MON, time(9, 30)).missing_registers
    assert (missing.lessons, missing.since) == ((2,), time(9, 0))


def test_every_day_since_the_first_own_register_is_asked_for_too(store):
    tom = given.a_class(store, students=1)
    take_day(store, tom.id, TUE)
    take(store, tom.id, FRI, [1, 2, 3])
    found = overview(store, date(2026, 8, 17), EIGHT).missing_registers
    assert [(one.date, one.lessons[0], one.lessons[-1]) for one in found] == [
        (FRI, 4, 5),
        (THU, 1, 8),
        (WED, 1, 8),
    ]
    assert [one.date for one in overview(store, date(2026, 8, 18), EIGHT).missing_registers] == [
        date(2026, 8, 17),
        FRI,
        THU,
        WED,
    ]


def test_a_class_without_students_misses_no_register(store):
    given.a_class(store)
    assert overview(store, MON).missing_registers == ()


def test_a_class_that_is_over_or_has_not_begun_is_left_out(store):
    given.a_class(store, students=1)
    assert overview(store, date(2026, 8, 7)).missing_registers == ()
    over = overview(store, date(2027, 2, 20))
    assert (over.missing_registers, over.due) == ((), ())


def test_my_own_classes_come_first(store):
    given.a_class(store, "auto-26a", students=1)
    other = given.a_teacher(store, "JEHO", "Jens Holst")
    mine = given.a_class(store, "tøm-26a", students=1, contact_teacher_id=other)
    team = given.a_class(store, "vvs-26a", students=1)
    store.do(classes.change, team.id, {"team": ((other, Role.SUBJECT_TEACHER),)})
    found = overview(store, MON, mine="jeho")
    assert [(one.code, one.is_mine) for one in found.missing_registers] == [
        ("tøm-26a", True),
        ("vvs-26a", True),
        ("auto-26a", False),
    ]
    assert [one.code for one in found.classes] == ["tøm-26a", "vvs-26a", "auto-26a"]
    assert found.headline == "tøm-26a og vvs-26a mangler protokol"
    assert overview(store, MON).headline == "Tre hold mangler protokol"
    assert mine.code == "tøm-26a"


def test_a_card_tells_the_lesson_that_is_going_on(store):
    tom = given.a_class(store, students=3)
    mark(store, tom.id, MON, {(tom.students[0], 1): "U"})
    (card,) = overview(store, MON, EIGHT).classes
    assert (card.lesson, card.starts, card.has_begun) == (1, time(8, 15), False)
    take(store, tom.id, MON, [1])
    (card,) = overview(store, MON).classes
    assert (card.lesson, card.taken_at, card.present, card.students) == (1, time(8, 21), 2, 3)
    (card,) = overview(store, MON, time(9, 10)).classes
    assert (card.lesson, card.taken_at, card.present) == (2, None, 3)
    store.do(closed.add, MON, MON, "Lukket")
    assert overview(store, MON).classes == ()


def test_missing_in_the_first_days_is_a_call_to_make(store):
    tom = given.a_class(store, students=2)
    anna, other = tom.students
    mark(store, tom.id, MON, {(anna, None): "U", (other, 1): "F12"})
    take(store, tom.id, MON, [1])
    (row,) = overview(store, MON).radar
    assert (row.student.student_id, row.student.phone) == (anna, "15 42 07 00")
    assert (row.days, row.day_number, row.is_missing) == ((MON,), 1, True)
    assert (row.kind, row.since, row.has_attended) == (AbsenceKind.ABSENT, time(8, 15), False)
    assert (row.contact, row.next_school_day) == (None, TUE)
    assert row.spark_days[0] == MON
    assert len(row.spark_days) == 10
    assert row.spark[0].share == 1
    assert row.spark[1:] == (None,) * 9
    assert overview(store, MON).headline == "Én elev mangler et opkald"


def test_planned_absence_of_the_whole_day_is_known_before_the_register(store):
    tom = given.a_class(store, students=1)
    mark(store, tom.id, MON, {(tom.students[0], None): "S"})
    assert len(overview(store, MON, EIGHT).radar) == 1
    take(store, tom.id, MON, [1])
    mark(store, tom.id, MON, {(tom.students[0], 1): ""})
    assert overview(store, MON).radar == ()


def test_a_message_leaves_the_call_open_and_a_talk_closes_it(store):
    tom = given.a_class(store, students=1)
    (anna,) = tom.students
    take_day(store, tom.id, MON, {anna: "U"})
    call(store, anna, MON, ContactKind.SMS)
    (row,) = overview(store, MON).radar
    assert row.contact.kind is ContactKind.SMS
    call(store, anna, MON, until=TUE, text="Bussen holdt i kø")
    found = overview(store, MON)
    assert found.radar == ()
    assert [(done.student.student_id, done.contact.text) for done in found.done] == [
        (anna, "Bussen holdt i kø")
    ]
    assert found.headline == "Alle er ringet op, og protokollen er ført"


def test_a_settled_day_stays_settled_and_a_new_one_asks_again(store):
    tom = given.a_class(store, students=1)
    (anna,) = tom.students
    take_day(store, tom.id, MON, {anna: "U"})
    call(store, anna, MON, until=TUE)
    take_day(store, tom.id, TUE)
    found = overview(store, TUE, EVENING)
    assert (found.radar, found.done) == ((), ())
    take_day(store, tom.id, WED, {anna: "U"})
    (row,) = overview(store, WED, EVENING).radar
    assert row.days == (MON, WED)


def test_a_call_the_day_after_settles_the_day_before(store):
    tom = given.a_class(store, students=1)
    (anna,) = tom.students
    take_day(store, tom.id, MON, {anna: "U"})
    take_day(store, tom.id, TUE)
    (row,) = overview(store, TUE, EVENING).radar
    assert (row.is_missing, row.since) == (False, None)
    call(store, anna, TUE, until=WED)
    assert overview(store, TUE, EVENING).radar == ()


def test_a_call_nobody_made_is_asked_for_when_the_14_days_are_over(store):
    tom = given.a_class(store, students=1)
    (anna,) = tom.students
    take_day(store, tom.id, MON, {anna: "U"})
    assert len(overview(store, date(2026, 8, 21), EVENING).radar) == 1
    after = date(2026, 8, 24)
    (row,) = overview(store, after, EVENING).radar
    assert (row.days, row.day_number, row.is_missing) == ((MON,), 15, False)
    call(store, anna, after, until=date(2026, 8, 25))
    found = overview(store, after, EVENING)
    assert (found.radar, names(found.done)) == ((), [anna])


def test_a_call_is_asked_for_for_four_weeks_and_only_about_the_first_14_days(store):
    tom = given.a_class(store, students=2)
    early, later = tom.students
    take_day(store, tom.id, MON, {early: "U"})
    take_day(store, tom.id, date(2026, 8, 24), {later: "U"})
    assert names(overview(store, date(2026, 9, 7), EVENING).radar) == [early]
    assert overview(store, date(2026, 9, 8), EVENING).radar == ()


def test_company_days_are_no_call(store):
    tom = given.a_class(store, students=1)
    take_day(store, tom.id, MON, {tom.students[0]: "K"})
    assert overview(store, MON, EVENING).radar == ()


def test_protected_students_are_called_by_name_and_without_a_phone(store):
    tom = given.a_class(store)
    who = given.student(store, "Karl Emil Hemmelig", tom.id, phone="15 42 07 88")
    store.do(students.change, who, {"is_protected": True, "called_name": "Emil"})
    take_day(store, tom.id, MON, {who: "U"})
    (row,) = overview(store, MON, EVENING).radar
    assert (row.student.name, row.student.phone, row.student.is_protected) == ("Emil", "", True)


def test_two_days_away_are_told_with_since_and_kind(store):
    tom = given.a_class(store, students=3)
    anna, other, third = tom.students
    days = (date(2026, 9, 24), date(2026, 9, 25), date(2026, 9, 28))
    for day in days:
        take_day(store, tom.id, day, {anna: "U" if day != days[-1] else "S", other: "S"})
    take_day(store, tom.id, LATE, {anna: "I", third: "U"})
    (row,) = overview(store, LATE, EVENING).absent
    assert names([row]) == [anna]
    assert (row.since, row.days) == (days[0], 4)
    assert (row.kind, row.state, row.contact) == (AbsenceKind.SICK_UNREPORTED, State.ACT, None)
    call(store, anna, LATE, until=date(2026, 10, 1))
    (row,) = overview(store, LATE, EVENING).absent
    assert (row.state, row.handled_until) == (State.WATCH, date(2026, 10, 1))


def test_the_longest_absence_comes_first(store):
    tom = given.a_class(store, students=2)
    anna, other = tom.students
    take_day(store, tom.id, date(2026, 9, 25), {other: "G"})
    take_day(store, tom.id, date(2026, 9, 28), {anna: "S", other: "G"})
    mark(store, tom.id, LATE, {(anna, None): "S", (other, None): "G"})
    rows = overview(store, LATE, EIGHT).absent
    assert [(row.student.student_id, row.days, row.state) for row in rows] == [
        (other, 3, State.NONE),
        (anna, 2, State.WATCH),
    ]


def test_absence_over_days_ends_with_the_enrolment_and_the_first_lesson_attended(store):
    tom = given.a_class(store, students=2)
    anna, other = tom.students
    for day in (date(2026, 9, 24), date(2026, 9, 25)):
        take_day(store, tom.id, day, {anna: "U", other: "U"})
    assert len(overview(store, date(2026, 9, 28), EIGHT).absent) == 2
    (stay,) = enrolments_of(store, anna)
    store.do(enrolment.leave, stay, date(2026, 9, 25), LeaveReason.NO_CONTACT)
    take(store, tom.id, date(2026, 9, 28), [1])
    assert overview(store, date(2026, 9, 28)).absent == ()


def test_a_call_in_the_first_days_may_stand_on_both_lists(store):
    tom = given.a_class(store, students=1)
    for day in (MON, TUE):
        take_day(store, tom.id, day, {tom.students[0]: "U"})
    found = overview(store, TUE, EVENING)
    assert len(found.radar) == 1
    assert names(found.absent) == names(found.radar)


def test_deadlines_within_14_days_and_the_next_one_are_told(store):
    given.a_class(store, students=1)
    near, following = overview(store, MON).due
    assert (near.name, near.date, near.days_left) == (
        "competence_assessment",
        date(2026, 8, 21),
        11,
    )
    assert (near.week, near.label) == (2, "Kompetencevurdering")
    assert following.name == "jobseeker_profile"
    assert [one.name for one in overview(store, date(2026, 8, 21)).due][:1] == [
        "competence_assessment"
    ]
    assert [one.name for one in overview(store, date(2026, 8, 22)).due] == ["jobseeker_profile"]


def test_done_work_is_said_to_be_done(store):
    tom = given.a_class(store, students=1)
    take_day(store, tom.id, MON)
    assert overview(store, MON).headline == "Alle er ringet op, og protokollen er ført"


def test_absence_that_was_known_is_told_with_how_long(store):
    tom = given.a_class(store, students=2)
    who = tom.students[0]
    for day in (TUE, WED, THU):
        mark(store, tom.id, day, {(who, None): "G"})
    mark(store, tom.id, TUE, {(tom.students[1], None): "U"})
    (known,) = overview(store, TUE).not_expected
    assert (known.student.student_id, known.kind, known.until) == (who, AbsenceKind.APPROVED, THU)
    assert known.is_whole_day
    take(store, tom.id, TUE)
    assert overview(store, TUE).not_expected == ()


def test_who_is_back_after_three_days_is_told_until_somebody_talks(store):
    tom = given.a_class(store, students=2)
    who = tom.students[0]
    for day in (MON, TUE, WED):
        take_day(store, tom.id, day, {who: "S"})
    assert overview(store, WED).back == ()
    take(store, tom.id, THU, [1])
    (back,) = overview(store, THU).back
    assert (back.student.student_id, back.back.days, back.back.came_on) == (who, 3, THU)
    assert (back.kind, back.next_school_day) == (AbsenceKind.SICK, FRI)
    call(store, who, THU, ContactKind.SMS)
    assert names(overview(store, THU).back) == [who]
    call(store, who, THU)
    assert overview(store, THU).back == ()


def test_what_is_due_is_its_writers_its_owners_or_the_classs_own(store):
    tom = given.a_class(store, students=3)
    jens = given.a_teacher(store, "JEHO", "Jens Holst")
    at = datetime(2026, 8, 10, 10, 0, tzinfo=UTC)
    first, second, third = tom.students
    store.do(notes.write, first, NoteKind.AGREEMENT, at, "Ring om sko", TUE)
    store.do(notes.write, second, NoteKind.AGREEMENT, at, "Langt ude i fremtiden", FRI)
    store.do(followup.plan_next, second, "Samtale", WED)
    store.do(followup.plan_next, third, "Find makker", MON)
    store.do(followup.assign, [third], jens)
    tasks = overview(store, TUE, mine="MEKR").tasks
    assert [(one.text, one.is_mine) for one in tasks] == [
        ("Ring om sko", True),
        ("Samtale", True),
        ("Find makker", False),
    ]
    assert [one.text for one in overview(store, TUE, mine="JEHO").tasks if one.is_mine] == [
        "Find makker"
    ]


def test_missing_registers_are_told_by_teacher_too(store):
    jens = given.a_teacher(store, "JEHO", "Jens Holst", roles=(Role.MANAGER,))
    given.a_class(store, "tøm-26a", students=1)
    given.a_class(store, "el-26a", students=1, contact_teacher_id=jens, starts_on=TUE)
    found = overview(store, TUE, EVENING, "JEHO")
    assert found.is_leader
    assert [(one.name, one.codes, one.lessons) for one in found.teachers] == [
        ("Mette Kragh", ("tøm-26a",), 16),
        ("Jens Holst", ("el-26a",), 8),
    ]
    assert not overview(store, TUE, EVENING, "MEKR").is_leader

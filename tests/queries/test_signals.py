"""The inbox: students nobody has acted on, and registers nobody has taken."""

from datetime import UTC, date, datetime, time, timedelta

from gf2tracker.actions import contact, enrolment, followup, notes, school, staff
from gf2tracker.domain.attention import State
from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.note import NoteKind
from gf2tracker.domain.signal import Rule
from gf2tracker.queries import signals
from gf2tracker.queries.attendance import attendance
from gf2tracker.queries.running import running
from tests import given
from tests.queries.enrolments import enrolments_of
from tests.registers import mark, take, take_day

MON, TUE, WED, THU, FRI = (date(2026, 8, day) for day in range(10, 15))
MON2 = date(2026, 8, 17)
MORNING, EVENING = time(8, 30), time(20, 0)


def inbox(store, today, now=MORNING, mine=None):
    return store.ask(signals.inbox, today, now, mine).value


def rules(case):
    return [one.rule for one in case.signals]


def call(store, student_id, day, kind=ContactKind.TALKED, until=None, text=""):
    at = datetime(day.year, day.month, day.day, 10, 0, tzinfo=UTC)
    return store.do(contact.log, student_id, kind, at, text, until)


def test_an_empty_school_has_an_empty_inbox(store):
    assert inbox(store, MON) == signals.Inbox((), ())


def test_the_inbox_says_whether_the_asker_has_a_class(store):
    given.a_class(store, "tøm-26a")
    given.a_teacher(store, "LED", "Lis Edemann")
    asked = [inbox(store, MON, mine=one).has_class for one in ("mekr", "LED", None)]
    assert asked == [True, False, False]


def test_a_student_who_was_away_waits_for_somebody(store):
    tom = given.a_class(store, students=2)
    anna, _other = tom.students
    take_day(store, tom.id, MON, {anna: "U"})
    take_day(store, tom.id, TUE)
    (case,) = inbox(store, TUE).cases
    assert (case.student.student_id, case.student.code, case.student.phone) == (
        anna,
        "tøm-26a",
        "15 42 07 00",
    )
    assert rules(case) == [Rule.EARLY, Rule.ACT_SHARE]
    assert case.signals[0].text == "Væk man 10.08. i de første 14 dage"
    assert case.signals[0].clears == "Ryddes, når nogen har talt med Aage."
    assert (case.newest, case.state) == (MON, State.ACT)
    assert (case.owner.initials, case.is_given, case.last_contact) == ("MEKR", False, None)
    assert case.next_school_day == WED


def test_a_talk_clears_the_day_and_a_meeting_the_share(store):
    tom = given.a_class(store, students=1)
    (anna,) = tom.students
    take_day(store, tom.id, MON, {anna: "U"})
    take_day(store, tom.id, TUE)
    call(store, anna, TUE, until=WED)
    (case,) = inbox(store, TUE).cases
    assert rules(case) == [Rule.ACT_SHARE]
    assert case.last_contact.kind is ContactKind.TALKED
    call(store, anna, TUE, ContactKind.MEETING, date(2026, 8, 25))
    assert inbox(store, TUE).cases == ()
    take_day(store, tom.id, WED, {anna: "U"})
    assert inbox(store, WED).cases == ()
    assert rules(inbox(store, date(2026, 8, 25)).cases[0]) == [Rule.ACT_SHARE]


def test_what_is_handled_comes_back_on_its_day(store):
    tom = given.a_class(store, students=1)
    (anna,) = tom.students
    take_day(store, tom.id, MON, {anna: "U"})
    call(store, anna, MON, ContactKind.NOTE, THU, "Mor ringer torsdag")
    assert inbox(store, WED).cases == ()
    assert rules(inbox(store, THU).cases[0]) == [Rule.ACT_SHARE]


def test_tries_are_told_until_somebody_has_talked(store):
    tom = given.a_class(store, students=1)
    (anna,) = tom.students
    call(store, anna, MON, ContactKind.SMS)
    call(store, anna, TUE, ContactKind.NO_ANSWER)
    assert inbox(store, TUE).cases == ()
    (case,) = inbox(store, WED).cases
    assert rules(case) == [Rule.NOT_REACHED]
    assert [one.kind for one in case.tries] == [ContactKind.NO_ANSWER, ContactKind.SMS]
    call(store, anna, WED)
    assert inbox(store, WED).cases == ()


def test_days_in_a_row_go_on_with_what_is_marked_today(store):
    tom = given.a_class(store, students=1)
    (anna,) = tom.students
    take_day(store, tom.id, MON, {anna: "U"})
    mark(store, tom.id, TUE, {(anna, None): "U"})
    (case,) = inbox(store, TUE).cases
    row = next(one for one in case.signals if one.rule is Rule.IN_A_ROW)
    assert row.text == "Væk siden man 10.08., to skoledage i træk"


def test_three_spells_and_a_rise_are_seen_over_weeks(store):
    tom = given.a_class(store, students=1)
    (anna,) = tom.students
    away = {2: 1, 3: 2, 4: 3, 5: 4, 6: 5}
    for week in range(7):
        for weekday in range(5):
            day = MON + timedelta(weeks=week, days=weekday)
            is_away = weekday < away.get(week, 0) and weekday % 2 == 0
            take_day(store, tom.id, day, {anna: "S"} if is_away else ())
    last = MON + timedelta(weeks=6, days=4)
    (case,) = inbox(store, last).cases
    assert {Rule.SPELLS, Rule.RISING, Rule.ACT_SHARE} <= set(rules(case))


def test_only_who_is_in_a_running_class_today_is_told(store):
    tom = given.a_class(store, students=2)
    anna, birgitte = tom.students
    take_day(store, tom.id, MON, {anna: "U", birgitte: "U"})
    (stay,) = enrolments_of(store, anna)
    store.do(enrolment.correct, stay, {"last_day": MON})
    assert [one.student.student_id for one in inbox(store, TUE).cases] == [birgitte]
    assert store.ask(signals.of_student, anna, TUE).value == ()
    assert inbox(store, date(2027, 3, 1)).cases == ()


def test_the_limits_of_the_school_decide(store):
    tom = given.a_class(store, students=1)
    (anna,) = tom.students
    for n in range(20):
        day = MON + timedelta(days=n)
        if day.weekday() < 5:
            take_day(store, tom.id, day, {anna: "S"} if n == 14 else ())
    assert inbox(store, date(2026, 8, 29)).cases == ()
    store.do(school.set_settings, {"watch_share": 0.05})
    (case,) = inbox(store, date(2026, 8, 29)).cases
    assert rules(case) == [Rule.WATCH_SHARE]


def test_mine_come_first_then_the_newest_reason(store):
    jens = given.a_teacher(store, "JEHO", "Jens Holst")
    mine = given.a_class(store, "vvs-26a", students=2, contact_teacher_id=jens)
    other = given.a_class(store, "tøm-26a", students=1)
    take_day(store, mine.id, MON, {mine.students[0]: "U"})
    take_day(store, mine.id, TUE, {mine.students[1]: "U"})
    take_day(store, other.id, WED, {other.students[0]: "U"})
    found = inbox(store, WED, mine="jeho").cases
    assert [(one.student.student_id, one.is_mine) for one in found] == [
        (mine.students[1], True),
        (mine.students[0], True),
        (other.students[0], False),
    ]


def test_a_protected_student_shows_no_phone(store):
    tom = given.a_class(store)
    anna = given.student(store, "Anna Sofie Holm", tom.id, phone="15 42 07 88", is_protected=True)
    take_day(store, tom.id, MON, {anna: "U"})
    (case,) = inbox(store, MON).cases
    assert (case.student.name, case.student.phone) == ("Anna", "")


def test_one_student_is_told_as_in_the_inbox(store):
    tom = given.a_class(store, students=2)
    anna, birgitte = tom.students
    take_day(store, tom.id, MON, {anna: "U"})
    (case,) = inbox(store, TUE).cases
    assert store.ask(signals.of_student, anna, TUE).value == case.signals
    assert store.ask(signals.of_student, birgitte, TUE).value == ()


def test_whoever_was_given_a_student_owns_the_case(store):
    tom = given.a_class(store, students=1)
    (anna,) = tom.students
    jens = given.a_teacher(store, "JEHO", "Jens Holst")
    take_day(store, tom.id, MON, {anna: "U"})
    (case,) = inbox(store, MON, mine="MEKR").cases
    assert (case.owner.initials, case.is_given, case.is_mine) == ("MEKR", False, True)
    store.do(followup.assign, [anna], jens)
    (case,) = inbox(store, MON, mine="MEKR").cases
    assert (case.owner.initials, case.is_given, case.is_mine) == ("JEHO", True, False)
    assert inbox(store, MON, mine="jeho").cases[0].is_mine


def test_who_has_left_the_school_owns_nothing(store):
    jens = given.a_teacher(store, "JEHO", "Jens Holst")
    tom = given.a_class(store, students=1)
    vvs = given.a_class(store, "vvs-26a", students=1, contact_teacher_id=jens)
    for one in (tom, vvs):
        take_day(store, one.id, MON, {one.students[0]: "U"})
    store.do(followup.assign, tom.students, jens)
    store.do(staff.deactivate, jens)
    found = {one.student.code: one for one in inbox(store, MON, mine="MEKR").cases}
    own, others = found["tøm-26a"], found["vvs-26a"]
    assert (own.owner.initials, own.is_given, own.is_mine) == ("MEKR", False, True)
    assert (others.owner, others.is_mine) == (None, False)


def test_the_number_that_waits_for_one_is_that_of_the_inbox(store):
    jens = given.a_teacher(store, "JEHO", "Jens Holst")
    tom, vvs = given.a_class(store, students=2), given.a_class(store, "vvs-26a", students=2)
    for one in (tom, vvs):
        take_day(store, one.id, MON, dict.fromkeys(one.students, "U"))
    store.do(followup.assign, [tom.students[0]], jens)
    for who, count in (("mekr", 3), ("jeho", 1), ("XX", 0)):
        assert store.ask(signals.waiting, MON, who).value == count
        assert sum(case.is_mine for case in inbox(store, MON, mine=who).cases) == count


def test_a_class_without_teacher_leaves_the_case_without_owner(store):
    tom = given.a_class(store, students=1, contact_teacher_id=None)
    take_day(store, tom.id, MON, {tom.students[0]: "U"})
    assert inbox(store, MON).cases[0].owner is None


def test_what_others_have_seen_goes_to_the_owner_until_it_is_read(store):
    tom = given.a_class(store, students=1)
    (anna,) = tom.students
    at = datetime(2026, 8, 10, 10, tzinfo=UTC)
    seen = store.do(notes.write, anna, NoteKind.OBSERVATION, at, "Sad alene").value
    (case,) = inbox(store, MON, mine="MEKR").cases
    assert (rules(case), case.is_mine) == ([Rule.OBSERVATION], True)
    assert case.signals[0].text == "Observation man 10.08. fra abc: Sad alene"
    store.do(notes.settle, seen, TUE)
    assert inbox(store, TUE).cases == ()


def test_what_the_owner_has_seen_is_read_already(store):
    abc = given.a_teacher(store, "ABC", "Anne Berg Clausen")
    tom = given.a_class(store, students=2, contact_teacher_id=abc)
    vvs = given.a_class(store, "vvs-26a", students=1)
    at = datetime(2026, 8, 10, 10, tzinfo=UTC)
    for who in (*tom.students, *vvs.students):
        store.do(notes.write, who, NoteKind.OBSERVATION, at, "Sad alene")
    store.do(followup.assign, [*tom.students[1:], *vvs.students], abc)
    assert inbox(store, MON).cases == ()


def test_what_was_planned_and_agreed_comes_up_when_it_is_due(store):
    tom = given.a_class(store, students=1)
    (anna,) = tom.students
    at = datetime(2026, 8, 10, 10, tzinfo=UTC)
    store.do(followup.plan_next, anna, "Ring til mor", WED)
    agreed = store.do(notes.write, anna, NoteKind.AGREEMENT, at, "Møder 8:00", THU).value
    store.do(notes.write, anna, NoteKind.AGREEMENT, at, "Uden dag")
    assert inbox(store, TUE).cases == ()
    (case,) = inbox(store, WED).cases
    assert rules(case) == [Rule.NEXT_STEP]
    assert (case.next_step, case.next_on) == ("Ring til mor", WED)
    assert rules(inbox(store, THU).cases[0]) == [Rule.AGREEMENT, Rule.NEXT_STEP]
    store.do(notes.settle, agreed, THU)
    store.do(followup.plan_next, anna, "", None)
    assert inbox(store, THU).cases == ()


# --- registers ------------------------------------------------------------------------------------


def test_days_that_are_over_without_register_are_asked_for(store):
    tom = given.a_class(store, students=1)
    take_day(store, tom.id, MON)
    take(store, tom.id, WED, [1, 2, 3])
    (gap,) = inbox(store, THU, EVENING).gaps
    assert [(one.date, len(one.lessons), one.is_whole) for one in gap.days] == [
        (TUE, 8, True),
        (WED, 5, False),
        (THU, 8, True),
    ]
    assert gap.text == (
        "Protokol mangler tor 13.08. hele dagen, ons 12.08. 5 lektioner og tir 11.08. hele dagen"
    )
    assert (gap.code, gap.teacher, gap.newest) == ("tøm-26a", "MEKR", THU)
    assert gap.clears == "Ryddes, når protokollen er ført."


def test_today_is_asked_for_when_the_last_lesson_is_over(store):
    tom = given.a_class(store, students=1)
    take_day(store, tom.id, MON)
    assert inbox(store, TUE, time(15, 9)).gaps == ()
    assert len(inbox(store, TUE, time(15, 10)).gaps) == 1
    take_day(store, tom.id, TUE)
    assert inbox(store, TUE, EVENING).gaps == ()


def test_before_the_first_register_nothing_is_missing_but_the_last_week(store):
    tom = given.a_class(store, students=1)
    last = MON + timedelta(days=25)
    (gap,) = inbox(store, last).gaps
    assert len(gap.days) == 5
    take_day(store, tom.id, last - timedelta(days=1))
    assert inbox(store, last).gaps == ()


def test_a_class_without_students_misses_no_register(store):
    given.a_class(store)
    assert inbox(store, FRI).gaps == ()


def test_what_is_read_of_some_classes_gives_their_part_of_the_inbox(store):
    tom = given.a_class(store, students=1)
    oak = given.a_class(store, "el-26a", students=1)
    for made in (tom, oak):
        take_day(store, made.id, MON, {made.students[0]: "U"})
        take_day(store, made.id, TUE)

    def found(connection):
        classes = {oak.id: running(connection, TUE, None)[oak.id]}
        known = attendance(connection, classes, TUE)
        return signals.inbox_of(connection, classes, known, MORNING)

    answer = store.ask(found).value
    assert [case.student.code for case in answer.cases] == ["el-26a"]
    assert answer.cases == tuple(
        case for case in inbox(store, TUE).cases if case.student.code == "el-26a"
    )

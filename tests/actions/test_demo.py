"""The demo school: what it holds, how much absence there is, and that it is always the same."""

from collections import Counter
from datetime import date, time

import pytest
from sqlalchemy import func, select

from gf2tracker.actions import demo
from gf2tracker.domain.absence import LawfulRules, day_figures
from gf2tracker.domain.demo.history import DemoClass, demo_class
from gf2tracker.domain.demo.school import staff
from gf2tracker.domain.exemption import exempted
from gf2tracker.domain.figures import FIRST_DAYS
from gf2tracker.domain.mark import pack, unpack
from gf2tracker.domain.notice import Informed
from gf2tracker.domain.people import LeaveReason, Role, age_on, full_name
from gf2tracker.domain.register import unpack_taken
from gf2tracker.errors import Refusal
from gf2tracker.queries import signals
from gf2tracker.queries.leaving import notices
from gf2tracker.store.absence import exemption_of, lawful_rules
from gf2tracker.store.column import Table
from gf2tracker.store.course import courses_of
from gf2tracker.store.setting import settings
from gf2tracker.store.store import Store
from gf2tracker.store.tables import (
    AbsenceDay,
    ClassGroup,
    Contact,
    Enrolment,
    Exemption,
    Note,
    RegisterDay,
    Staff,
    Student,
)
from tests import given
from tests.rows import JOURNAL

TODAY = date(2026, 11, 19)
SATURDAY = date(2026, 11, 21)
HOLIDAY = date(2026, 10, 14)
SUMMER = date(2026, 7, 15)


def rows(connection):
    return {
        table.name: sorted(map(str, connection.execute(select(table))))
        for table in Table.metadata.sorted_tables
        if table.name not in JOURNAL
    }


def everything(store):
    return store.ask(rows).value


@pytest.fixture(scope="module")
def classes() -> tuple[DemoClass, ...]:
    return tuple(demo_class(1, number, TODAY) for number in range(1, 51))


def test_a_school_of_fifty_classes_has_what_a_school_has(classes):
    students = [one for of in classes for one in of.students]
    assert all(20 <= len(of.students) <= 28 for of in classes)
    assert len({of.course.code for of in classes}) == 50
    assert len({of.course.programme for of in classes}) == 10
    assert len({of.course.taught.site for of in classes}) == 5
    assert 55 <= len(staff(1, 50)) <= 65
    assert all(16 <= one.student.age <= 45 for one in students)
    assert max(one.student.age for one in students) > 35
    names = [full_name(s.student.row["first_name"], s.student.row["last_name"]) for s in students]
    assert max(map(len, names)) == 45
    assert {"Bilal Yusuf Hassan", "Yasin Öztürk", "Clara Østergaard"} <= set(names)


def test_classes_are_spread_over_the_course(classes):
    weeks = Counter(of.course.course.weeks_begun(TODAY) for of in classes)
    ended = sum(of.course.course.ends_on < TODAY for of in classes)
    assert sum(count for week, count in weeks.items() if 10 <= week <= 15) >= 20
    assert sum(weeks[week] for week in (1, 2, 3)) >= 5
    assert weeks[0] == 2
    assert ended == 4
    assert len(weeks) >= 12


def test_the_user_has_one_class_in_its_first_fourteen_days_and_one_in_the_middle(classes):
    settled, new, *others = classes
    assert settled.course.course.weeks_begun(TODAY) == 14
    assert (TODAY - new.course.course.starts_on).days < FIRST_DAYS
    assert settled.course.teacher == new.course.teacher == 0
    assert all(of.course.teacher > 0 for of in others)
    assert staff(1, 50)[0].initials == "MK"
    assert TODAY not in settled.register
    assert new.register[TODAY][0] is not None
    assert set(new.register[TODAY][1:]) == {None}


@pytest.mark.parametrize("today", [TODAY, date(2026, 8, 19), date(2026, 1, 9)])
def test_the_user_has_students_to_call_and_one_who_has_been_called(today):
    new = demo_class(1, 2, today)
    away = [
        one for one in new.students if any(m.date == today and m.is_whole_day for m in one.marks)
    ]
    called = [one for one in away if one.calls and one.calls[-1].at.date() == today]
    assert len(away) >= 3
    assert len(called) == 1


def minutes(marks, taken, day):
    return day_figures(unpack(marks), LawfulRules().on(day), taken, len(taken)).absent_minutes


@pytest.mark.parametrize("today", [TODAY, date(2026, 5, 27)])
def test_about_twelve_per_cent_are_absent_and_more_with_each_phase(today):
    lost, taught = Counter(), Counter()
    for number in range(1, 51):
        of = demo_class(1, number, today)
        course = of.course.course
        for one in of.students:
            stay = one.student.stays[-1]
            marks = {marks.date: marks.marks for marks in one.marks}
            for day, taken in of.register.items():
                if stay.first_day <= day <= (stay.last_day or today):
                    phase = course.phase_of(course.week_of(day))
                    taught[phase] += 45 * sum(1 for at in taken if at)
                    lost[phase] += minutes(marks.get(day, ""), taken, day)
    shares = [lost[phase] / taught[phase] for phase in (1, 2, 3, 4)]
    assert 0.10 <= lost.total() / taught.total() <= 0.14
    assert shares == sorted(shares)


def test_ten_to_twenty_per_cent_have_an_absence_day_in_their_first_fourteen_days(classes):
    came = away = 0
    for of in classes:
        for one in of.students:
            start = max(of.course.course.starts_on, one.student.stays[-1].first_day)
            if start < TODAY:
                came += 1
                away += any(
                    marks.is_whole_day and (marks.date - start).days < FIRST_DAYS
                    for marks in one.marks
                    if marks.date in of.register
                )
    assert 0.10 <= away / came <= 0.20


def test_students_leave_move_come_late_and_never_arrive():
    ended = [demo_class(1, number, TODAY) for number in (*range(1, 51), *range(91, 141))]
    ended = [of for of in ended if of.course.course.ends_on < TODAY]
    stays = [one.student.stays[-1] for of in ended for one in of.students]
    assert 0.08 <= sum(bool(stay.leave_reason) for stay in stays) / len(stays) <= 0.20
    students = [one.student for of in map(one_class, range(1, 51)) for one in of.students]
    assert sum(len(one.stays) > 1 for one in students) >= 5
    assert sum(one.is_no_show for one in students) >= 5
    reasons = {one.stays[-1].leave_reason for one in students}
    assert len(reasons & {reason.value for reason in LeaveReason}) >= 6
    assert sum(one.row["is_protected"] for one in students) >= 3
    assert sum(bool(one.row["called_name"]) for one in students) >= 10


def one_class(number):
    return demo_class(1, number, TODAY)


def test_every_kind_of_mark_is_there(classes):
    days = [marks for of in classes for one in of.students for marks in one.marks]
    kinds = Counter(cell[0] for one in days for cell in one.marks.split("|") if cell)
    assert set(kinds) == set("USIBGFTK?")
    assert sum(bool(one.note) for one in days) > 50
    assert any(one.date > TODAY and "G" in one.marks for one in days)


def test_marks_are_written_as_the_register_writes_them(classes):
    for of in classes[:10]:
        for one in of.students:
            assert all(pack(unpack(marks.marks)) == marks.marks for marks in one.marks)


def test_a_class_is_the_same_however_many_classes_there_are():
    assert demo_class(1, 17, TODAY) == demo_class(1, 17, TODAY)
    assert demo_class(1, 17, TODAY) != demo_class(2, 17, TODAY)
    assert staff(1, 360)[: len(staff(1, 50))] == staff(1, 50)


def test_two_stores_of_one_seed_are_alike(store, tmp_path):
    other = Store.open(str(tmp_path / "other.db"), by="abc")
    for one in (store, other):
        one.do(demo.build, TODAY, 3, 5)
    assert everything(store) == everything(other)
    other.close()


def test_an_empty_store_becomes_a_school_in_one_step_and_empty_again(store):
    before = everything(store)
    done = store.do(demo.build, TODAY, 3)
    assert done.value.classes == 3
    assert done.value.students == store.ask(count, Student).value
    assert "3 hold" in done.change.label
    decided = store.ask(settings).value
    assert (decided["is_demo"], decided["school_name"]) == ("1", "Fjordbyens Erhvervsskole")
    assert store.ask(count, Contact).value > 0
    store.undo()
    assert everything(store) == before


def count(connection, kind):
    return connection.execute(select(func.count()).select_from(kind)).scalar_one()


def test_every_stored_figure_is_what_its_marks_say(store):
    store.do(demo.build, TODAY, 4)
    assert store.ask(wrong_figures).value == []


def wrong_figures(connection):
    courses = courses_of(connection)
    rules = lawful_rules(connection)
    register = {
        (row.class_id, row.date): row.taken for row in connection.execute(select(RegisterDay))
    }
    stays = connection.execute(select(Enrolment)).all()
    exempt = {
        row.student_id: exemption_of(row.first, row.last, row.pattern)
        for row in connection.execute(select(Exemption))
    }
    wrong = []
    for row in connection.execute(select(AbsenceDay)):
        (stay,) = (
            stay
            for stay in stays
            if stay.student_id == row.student_id
            and stay.first_day <= row.date <= (stay.last_day or date.max)
        )
        lessons = courses[stay.class_id].lessons_on(row.date)
        taken = unpack_taken(register.get((stay.class_id, row.date), ""), lessons)
        out = exempt[row.student_id].on(row.date) if row.student_id in exempt else frozenset()
        marks = exempted(unpack(row.marks, lessons), out)
        figures = day_figures(marks, rules.on(row.date), taken, lessons)
        stored = (row.absent_minutes, row.unlawful_minutes, row.late_count, row.is_whole_day)
        told = (
            figures.absent_minutes,
            figures.unlawful_minutes,
            figures.late_count,
            figures.is_whole_day,
        )
        if stored != told or not lessons or len(unpack(row.marks)) > lessons:
            wrong.append((row, told))
    return wrong


def test_the_young_have_guardians_and_nobody_a_real_number(store):
    store.do(demo.build, TODAY, 2)
    people, starts = store.ask(students_and_starts).value
    for one in people:
        if age_on(one.birth_date, starts[one.id]) < 18:
            assert one.guardian_name
            assert one.guardian_phone.startswith("1")
        assert one.phone == "" or one.phone.startswith("1")
        assert one.mail.endswith(".example")
        assert one.number.isdecimal()


def students_and_starts(connection):
    people = connection.execute(select(Student)).all()
    joined = select(Enrolment.student_id, ClassGroup.starts_on).join(
        ClassGroup, ClassGroup.id == Enrolment.class_id
    )
    return people, {row.student_id: row.starts_on for row in connection.execute(joined)}


def test_the_user_is_the_one_who_has_the_initials_already(store):
    given.a_teacher(store, "MK", "Mette Kristensen")
    store.do(demo.build, TODAY, 1)
    teachers = store.ask(contact_teachers).value
    assert teachers == [("MK", "Mette Kristensen")]


def contact_teachers(connection):
    joined = select(Staff.initials, Staff.name).join(
        ClassGroup, ClassGroup.contact_teacher_id == Staff.id
    )
    return [tuple(row) for row in connection.execute(joined)]


def test_a_store_that_holds_a_class_is_refused(store):
    given.a_class(store, "tøm-26a")
    before = everything(store)
    with pytest.raises(Refusal, match="tom database"):
        store.do(demo.build, TODAY, 1)
    assert everything(store) == before


def test_no_class_at_all_is_refused(sqlite_store):
    with pytest.raises(Refusal, match="mindst et hold"):
        sqlite_store.do(demo.build, TODAY, 0)


@pytest.mark.parametrize(
    "today", [SATURDAY, HOLIDAY, SUMMER, date(2026, 12, 28), date(2028, 2, 29)]
)
def test_any_day_of_the_year_has_a_school(sqlite_store, today):
    sqlite_store.do(demo.build, today, 6)
    assert sqlite_store.ask(wrong_figures).value == []
    newest = sqlite_store.ask(newest_register).value
    assert (today - newest).days <= 14
    if today in {SATURDAY, HOLIDAY}:
        assert newest < today


def newest_register(connection):
    return connection.execute(select(func.max(RegisterDay.date))).scalar_one()


def test_the_user_has_some_students_whom_nobody_has_acted_on(sqlite_store):
    sqlite_store.do(demo.build, TODAY, 2)
    found = sqlite_store.ask(signals.inbox, TODAY, time(8, 40), "MK").value
    assert 5 <= sum(case.is_mine for case in found.cases) <= 12
    assert sqlite_store.ask(count, Note).value > 5


def test_somebody_is_followed_up_by_the_counsellor(classes):
    followed = [one.followed for of in classes for one in of.students]
    assert sum(one.is_given for one in followed) > 10
    assert sum(bool(one.next_step) for one in followed) > 10
    for one in followed:
        assert all(note.at.date() < TODAY for note in one.notes)
        assert all(contact.at.date() < TODAY for contact in one.contacts)


def test_nobody_is_followed_up_after_leaving(classes):
    for one in classes:
        for told in one.students:
            left = told.student.stays[-1].last_day
            if left is not None:
                days = [each.at.date() for each in (*told.followed.contacts, *told.followed.notes)]
                assert all(day <= left for day in days)
                assert not told.followed.next_step


def test_the_staff_have_every_role():
    assert {one.role for one in staff(1, 50)} == set(Role)
    assert len({one.initials for one in staff(1, 360)}) == len(staff(1, 360))


def test_the_municipality_was_told_of_most_but_not_of_two_of_the_users_own(store):
    store.do(demo.build, TODAY, 2)
    found = store.ask(notices, TODAY, "MK").value
    assert [one.student.code for one in found] == ["tøm-26a", "tøm-26a"]
    assert all(one.missing == (Informed.MUNICIPALITY,) for one in found)
    assert all(Informed.STUDENT in one.informed for one in found)

"""A student's own overview: one page, said to the student, about nobody else."""

from datetime import timedelta

import pytest

from gf2tracker.actions import groups, pairs, register, staff, students
from gf2tracker.actions.groups import NewGroups
from gf2tracker.domain.note import LONGEST_NOTE, NoteKind
from gf2tracker.errors import Refusal
from gf2tracker.reports import paper
from gf2tracker.reports.studentpaper import own_overview
from tests import given, papertext
from tests.queries.test_opening import write as write_opening
from tests.registers import mark, take_day
from tests.reports.papers import EVIL, SECRETS, TODAY, follow_up, note, own_of, protected

TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (given.MONDAY + timedelta(days=n) for n in range(1, 5))


def overview_of(store, student_id, today=TODAY):
    return own_overview(own_of(store, student_id, today))


def text_of(one):
    return papertext.words(paper.pdf(one))


def away(store, made, student_id, weeks):
    """Have a student stay away every other school day for some weeks."""
    for at in range(weeks * 7):
        day = given.MONDAY + timedelta(days=at)
        if day.weekday() < 5:
            take_day(store, made.id, day, {student_id: "US"[at % 4 == 0]} if at % 2 == 0 else {})


def test_it_tells_the_student_how_it_goes(sqlite_store):
    made = given.a_class(sqlite_store, students=2)
    student = made.students[1]
    take_day(sqlite_store, made.id, given.MONDAY, {student: "U"})
    take_day(sqlite_store, made.id, TUESDAY, {student: "U"})
    mark(sqlite_store, made.id, WEDNESDAY, {(student, 1): "F9"})
    take_day(sqlite_store, made.id, WEDNESDAY)
    take_day(sqlite_store, made.id, THURSDAY)
    shown = text_of(overview_of(sqlite_store, student))
    assert "Birgitte Ågård" in shown
    assert "tøm-26a · Tømrer · uge 2 af 20 · Stærk opstart" in shown
    assert "Du har været til stede i 49,4 % af undervisningen." in shown
    assert "16 af 32 lektioner" in shown
    assert "2 hele dage væk" in shown
    assert "10.–11.08. udeblevet" in shown
    assert "gange for sent" in shown
    assert "Din kontaktlærer: Mette Kragh" in shown
    assert "Din sidste skoledag på GF2" in shown
    assert "Side 1 af 1" in shown


def test_less_than_a_lesson_is_told_in_minutes(sqlite_store):
    made = given.a_class(sqlite_store, students=1)
    mark(sqlite_store, made.id, given.MONDAY, {(made.students[0], 1): "F8"})
    take_day(sqlite_store, made.id, given.MONDAY)
    told = overview_of(sqlite_store, made.students[0], TUESDAY).data
    assert told["tiles"][0]["more"] == "8 minutter af 8 lektioner"
    assert told["weeks"]["bars"][0]["label"] == "2\u00a0%"
    for day in (TUESDAY, WEDNESDAY, THURSDAY, FRIDAY):
        take_day(sqlite_store, made.id, day)
    told = overview_of(sqlite_store, made.students[0], FRIDAY).data
    assert told["weeks"]["bars"][0]["label"] == "0,5\u00a0%"


def test_it_is_about_nobody_else_and_holds_nothing_that_is_for_the_school_alone(sqlite_store):
    made = given.a_class(sqlite_store, students=2)
    one, other = made.students
    protected(sqlite_store, one)
    sqlite_store.do(students.change, one, {"has_support_contact": True})
    mark(sqlite_store, made.id, given.MONDAY, {(one, None): "S"})
    sqlite_store.do(register.note, one, given.MONDAY, "Sagt i fortrolighed")
    note(sqlite_store, one, "Virker træt", NoteKind.OBSERVATION)
    note(sqlite_store, other, "En andens aftale")
    told = paper.content_of(overview_of(sqlite_store, one))
    for secret in (
        "Birgitte",
        "Ørsted Kjær",
        "Sagt i fortrolighed",
        "Virker træt",
        "En andens aftale",
        *SECRETS.values(),
    ):
        assert secret not in told
    assert "Dine oplysninger er beskyttet" in told


def test_agreements_come_open_ones_first_and_kept_ones_are_ticked(sqlite_store):
    (student,) = given.a_class(sqlite_store, students=1).students
    note(sqlite_store, student, "Ringer til mester", done_on=FRIDAY)
    note(sqlite_store, student, "Kommer hver dag")
    note(sqlite_store, student, "Sender ansøgning", due_on=TODAY)
    rows = overview_of(sqlite_store, student).data["agreements"]["rows"]
    assert [(row["text"], row["when"], row["done"]) for row in rows] == [
        ("Sender ansøgning", "senest fre 21.08.2026", False),
        ("Kommer hver dag", "aftalt 12.08.2026", False),
        ("Ringer til mester", "holdt 14.08.2026", True),
    ]


def test_the_next_step_says_when_and_who(sqlite_store):
    made = given.a_class(sqlite_store, students=1)
    owner = given.a_teacher(sqlite_store, "LEHO", "Lene Holm")
    teacher = given.school(sqlite_store).teacher_id
    sqlite_store.do(staff.change, teacher, {"phone": "15420788"})
    follow_up(sqlite_store, made.students[0], "Samtale om vagter", TODAY, owner)
    told = overview_of(sqlite_store, made.students[0]).data["next"]
    assert told["step"] == "Samtale om vagter"
    assert told["who"] == (
        "fre 21.08.2026 · Lene Holm følger op · Din kontaktlærer: Mette Kragh, 15 42 07 88"
    )


def test_the_fullest_student_stays_on_one_page(sqlite_store):
    made = given.a_class(sqlite_store)
    names = {"first_name": "Kristoffer-Alexander Maximilian" * 3, "last_name": "von Bülow" * 10}
    student = given.student(sqlite_store, "X Y", made.id, **names)
    today = given.MONDAY + timedelta(weeks=8)
    away(sqlite_store, made, student, 8)
    long = "Vi aftaler at du hver morgen skriver, om du kommer, og til hvem. " * 9
    for at in range(12):
        note(sqlite_store, student, long[:LONGEST_NOTE], due_on=today + timedelta(days=at))
    follow_up(
        sqlite_store, student, long[:LONGEST_NOTE], today, given.school(sqlite_store).teacher_id
    )
    one = overview_of(sqlite_store, student, today)
    assert len(paper.pictures(one, 20)) == 1
    shown = text_of(one)
    assert "og 6 aftaler mere" in shown
    assert "dage før det" in shown
    assert "Det aftaler vi i dag" in shown


def test_a_student_without_a_mark_and_one_who_has_not_begun_get_a_page(sqlite_store):
    made = given.a_class(sqlite_store, students=1)
    late = given.student(sqlite_store, "Bo Sen", made.id, TODAY + timedelta(days=3))
    for student in (made.students[0], late):
        one = overview_of(sqlite_store, student)
        assert "Der er ikke ført protokol for dig endnu" in text_of(one)
        assert one.data["tiles"] == []
    early = overview_of(sqlite_store, made.students[0], given.MONDAY - timedelta(days=10))
    assert early.data["about"] == "tøm-26a · Tømrer"
    take_day(sqlite_store, made.id, given.MONDAY)
    assert "til stede i 100,0 %" in text_of(overview_of(sqlite_store, made.students[0]))


@pytest.mark.parametrize("name", EVIL)
def test_a_name_and_an_agreement_are_text_whatever_they_look_like(sqlite_store, name):
    made = given.a_class(sqlite_store)
    student = given.student(sqlite_store, "Bo X", made.id, last_name=name)
    note(sqlite_store, student, name)
    follow_up(sqlite_store, student, name)
    shown = text_of(overview_of(sqlite_store, student)).replace("\n", "")
    assert shown.count(name) == 3


def test_a_file_is_named_by_number_and_never_by_name(sqlite_store):
    made = given.a_class(sqlite_store, students=1)
    assert overview_of(sqlite_store, made.students[0]).name == "elevoversigt-tøm-26a-2026-08-21"
    sqlite_store.do(students.change, made.students[0], {"number": "301122"})
    name = overview_of(sqlite_store, made.students[0]).name
    assert name == "elevoversigt-tøm-26a-301122-2026-08-21"


def test_a_student_in_no_class_is_refused(sqlite_store):
    student = given.student(sqlite_store)
    with pytest.raises(Refusal, match="ikke på et hold") as refused:
        own_of(sqlite_store, student)
    assert refused.value.field == "class"


def test_absence_before_the_own_registers_stands_in_a_line_of_its_own(sqlite_store):
    made = given.a_class(sqlite_store, students=2)
    student, other = made.students
    write_opening(sqlite_store, student, made.id, given.MONDAY)
    shown = text_of(overview_of(sqlite_store, student))
    assert "Der er ikke ført protokol for dig endnu, så der er ingen tal." in shown
    assert "Fravær til og med 10.08.2026: 10,0 % (skolens system)" in shown
    assert "skolens system" not in text_of(overview_of(sqlite_store, other))


def test_buddy_and_group_are_told_by_what_they_are_called(sqlite_store):
    made = given.a_class(sqlite_store, students=4)
    a, b, c, d = made.students
    assert overview_of(sqlite_store, a).data["seats"] == ""
    sqlite_store.do(pairs.put, made.id, [[a, b], [c, d]], given.MONDAY)
    sqlite_store.do(groups.put, made.id, NewGroups(((a, b, c),)), given.MONDAY)
    overview = overview_of(sqlite_store, a)
    told = "Din makker: Birgitte · Gruppe 1: Birgitte og Çelik"
    assert overview.data["seats"] == told
    assert "Ågård" not in paper.content_of(overview)

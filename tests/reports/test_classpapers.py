"""The papers of a class: what stands on them, and what must never stand on them."""

from datetime import timedelta

import pytest

from gf2tracker.actions import closed, register, students
from gf2tracker.actions import course as courses
from gf2tracker.actions import school as schools
from gf2tracker.domain.people import Track
from gf2tracker.reports import paper
from gf2tracker.reports.classpapers import Order, attendance_list, board, overview, week_sheet
from tests import given, papertext
from tests.registers import mark, take, take_day
from tests.reports.papers import SECRETS, TODAY, day_of, figures_of, protected, week_of

TUESDAY, WEDNESDAY = (given.MONDAY + timedelta(days=n) for n in (1, 2))
LONG = "Kristoffer-Alexander Maximilian von Bülow-Østergaard"


def every(store, made):
    day, week, figures = day_of(store, made), week_of(store, made), figures_of(store, made)
    return [
        attendance_list(day, TODAY),
        board(day, TODAY),
        week_sheet(week, TODAY),
        overview(figures, Order.WORST),
    ]


def text_of(one):
    return papertext.words(paper.pdf(one))


def test_nothing_that_is_protected_reaches_any_paper(sqlite_store):
    made = given.a_class(sqlite_store, students=2)
    student = made.students[0]
    protected(sqlite_store, student)
    mark(sqlite_store, made.id, given.MONDAY, {(student, None): "S"})
    sqlite_store.do(register.note, student, given.MONDAY, "Ringede, barnet er sygt")
    for one in every(sqlite_store, made):
        told = paper.content_of(one)
        assert "Aage" in told
        assert "beskyttet" in told
        for secret in ("Ørsted Kjær", "barnet er sygt", *SECRETS.values()):
            assert secret not in told


def test_no_paper_of_a_class_tells_a_phone_number_a_birth_date_or_a_track(sqlite_store):
    made = given.a_class(sqlite_store, students=1)
    fields = {
        "number": "301122",
        "birth_date": given.MONDAY.replace(year=2008),
        "track": Track.EUX.value,
        "has_support_contact": True,
        **SECRETS,
    }
    sqlite_store.do(students.change, made.students[0], fields)
    for one in every(sqlite_store, made):
        told = paper.content_of(one)
        for secret in ("301122", "2008", "EUX", "støtte", *SECRETS.values()):
            assert secret not in told


def test_the_attendance_list_has_a_box_for_each_lesson_and_letters_for_what_is_known(sqlite_store):
    made = given.a_class(sqlite_store, students=2)
    mark(sqlite_store, made.id, TUESDAY, {(made.students[1], None): "G"})
    one = attendance_list(day_of(sqlite_store, made, TUESDAY), TODAY)
    assert one.name == "moedeliste-tøm-26a-2026-08-11"
    assert [lesson["starts"] for lesson in one.data["lessons"]][:2] == ["8:15", "9:00"]
    assert [row["cells"] for row in one.data["rows"]] == [["G"] * 8, [""] * 8]
    shown = text_of(one)
    assert "Mødeliste tøm-26a" in shown
    assert "tirsdag 11.08.2026" in shown
    assert "godkendt" not in shown  # a letter alone


def test_an_exempt_lesson_is_no_box_to_tick(sqlite_store):
    made = given.a_class(sqlite_store, students=1)
    mark(sqlite_store, made.id, given.MONDAY, {(made.students[0], 1): "-"})
    (row,) = attendance_list(day_of(sqlite_store, made), TODAY).data["rows"]
    assert row["cells"] == [None] + [""] * 7


def test_the_board_shows_names_and_no_mark(sqlite_store):
    made = given.a_class(sqlite_store, students=3)
    take_day(sqlite_store, made.id, given.MONDAY, {made.students[0]: "U"})
    one = board(day_of(sqlite_store, made), TODAY)
    assert set(one.data["rows"][0]) == {"called", "rest", "protected"}
    shown = text_of(one).splitlines()
    assert "Hvem er hvem på tøm-26a" in shown
    assert {"Aage", "Birgitte", "Çelik"} <= set(shown)
    assert "U" not in shown


def test_the_week_sheet_shows_marks_present_not_taken_and_closed(sqlite_store):
    made = given.a_class(sqlite_store, students=1)
    sqlite_store.do(closed.add, WEDNESDAY, WEDNESDAY, "Studietur", None)
    mark(sqlite_store, made.id, given.MONDAY, {(made.students[0], 1): "F12"})
    take_day(sqlite_store, made.id, given.MONDAY)
    take(sqlite_store, made.id, TUESDAY, [1])
    one = week_sheet(week_of(sqlite_store, made), TODAY)
    (row,) = one.data["rows"]
    assert row["days"][0] == ["F12"] + ["·"] * 7
    assert row["days"][1] == ["·"] + [""] * 7
    assert one.data["days"][2] == {"name": "Studietur", "date": "12.08.", "lessons": 0}
    shown = text_of(one)
    assert "uge 33, 10.–14.08." in shown
    assert "F for sent" in shown
    assert "skraveret: ingen undervisning" in shown


def test_the_overview_has_the_most_absent_first_or_goes_by_name(sqlite_store):
    made = given.a_class(sqlite_store, students=3)
    _aage, _birgitte, celik = made.students
    take_day(sqlite_store, made.id, given.MONDAY, {celik: "U"})
    take_day(sqlite_store, made.id, TUESDAY, {})
    answer = figures_of(sqlite_store, made)
    worst, by_name = (overview(answer, order) for order in Order)
    assert [row["called"] for row in worst.data["rows"]] == ["Çelik", "Birgitte", "Aage"]
    assert [row["called"] for row in by_name.data["rows"]] == ["Birgitte", "Çelik", "Aage"]
    first = worst.data["rows"][0]
    assert (first["total"], first["state"]) == ("50,0\xa0%", "act")
    assert first["figures"] == ["50,0\xa0%", "50,0\xa0%", "1", "0", "1"]
    shown = text_of(worst)
    assert "3 elever. Fravær 16,7 %, ulovligt 16,7 % af 48 førte elevlektioner." in shown
    assert "15 % eller mere" in shown


def test_a_class_of_forty_with_long_names_needs_a_second_page_for_its_week_alone(sqlite_store):
    made = given.a_class(sqlite_store, students=38)
    given.student(sqlite_store, f"{LONG} {LONG}", made.id)
    given.student(sqlite_store, "Ø", made.id, first_name="Bo", last_name="M" * 90)
    take_day(sqlite_store, made.id, given.MONDAY)
    found = {one.template: len(paper.pictures(one, 20)) for one in every(sqlite_store, made)}
    assert found == {"attendance.typ": 1, "board.typ": 1, "week.typ": 2, "figures.typ": 1}


@pytest.mark.parametrize("day", [given.MONDAY, given.MONDAY - timedelta(days=40)])
def test_a_class_without_students_says_so(sqlite_store, day):
    made = given.a_class(sqlite_store)
    papers = [
        attendance_list(day_of(sqlite_store, made, day), TODAY),
        board(day_of(sqlite_store, made, day), TODAY),
        week_sheet(week_of(sqlite_store, made, day), TODAY),
        overview(figures_of(sqlite_store, made, day), Order.WORST),
    ]
    for one in papers:
        assert "Holdet har ingen elever" in text_of(one)


def test_a_class_before_its_start_can_be_printed(sqlite_store):
    made = given.a_class(sqlite_store, students=4)
    early = given.MONDAY - timedelta(days=20)
    one = attendance_list(day_of(sqlite_store, made, early), early)
    assert one.data["day"] == "mandag 10.08.2026"
    assert len(one.data["rows"]) == 4
    told = overview(figures_of(sqlite_store, made, early), Order.WORST)
    assert "4 elever. Protokollen er ikke ført endnu." in text_of(told)


def test_the_longest_words_over_a_full_class_stay_on_one_page(sqlite_store):
    teacher = given.a_teacher(sqlite_store, "KABO", LONG)
    of = {
        "site_id": sqlite_store.do(schools.site_named, "Afdelingen for Bygge og Anlæg, " * 2).value,
        "programme_id": sqlite_store.do(schools.programme_named, "Bygningssnedker og " * 4).value,
    }
    made = given.a_class(
        sqlite_store,
        "bygningssnedker-26a",
        contact_teacher_id=teacher,
        starts_on=given.MONDAY,
        students=30,
        **of,
    )
    sqlite_store.do(courses.set_pattern, made.id, given.MONDAY, "10-10-10-10-10")
    mark(sqlite_store, made.id, given.MONDAY, {(who, 1): "F45" for who in made.students})
    for one in every(sqlite_store, made):
        assert len(paper.pictures(one, 20)) == 1, one.template


def test_beside_figures_a_long_name_has_short_middle_names_and_no_emoji(sqlite_store):
    made = given.a_class(sqlite_store)
    given.student(sqlite_store, "Maximiliane Antonia Wilhelmine Josefine von Hohenlohe", made.id)
    given.student(sqlite_store, "Zoë 🔧🚲 Šatović", made.id)
    shown = " ".join(text_of(overview(figures_of(sqlite_store, made), Order.NAME)).split())
    assert "Maximiliane A. W. J. von Hohenlohe" in shown
    assert "Zoë Šatović" in shown

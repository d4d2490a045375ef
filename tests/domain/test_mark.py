"""The marks of a register: typed, told and kept."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf2tracker.domain.bell import DEFAULT_BELL, Bell
from gf2tracker.domain.mark import (
    AbsenceKind,
    Mark,
    describe,
    fill_day,
    pack,
    parse_mark,
    type_mark,
    unpack,
)
from gf2tracker.errors import Refusal

BELL = Bell.parse(DEFAULT_BELL)
FIRST_LESSON = time(8, 15)
EMPTY = (None,) * 8
U, S, K = Mark(AbsenceKind.ABSENT), Mark(AbsenceKind.SICK), Mark(AbsenceKind.SCHOOL)

whole = st.sampled_from([kind for kind in AbsenceKind if not kind.has_minutes]).map(Mark)
parts = st.builds(
    Mark,
    st.sampled_from([AbsenceKind.LATE, AbsenceKind.LEFT_EARLY]),
    st.one_of(st.none(), st.integers(1, 45)),
)
marks = st.one_of(st.none(), whole, parts)


@pytest.mark.parametrize(
    ("text", "mark", "words"),
    [
        ("U", "U", "udeblevet"),
        ("s", "S", "syg"),
        ("i", "I", "syg (ikke meldt)"),
        ("B", "B", "barns sygdom"),
        ("g", "G", "godkendt fri"),
        ("k", "K", "skole/virksomhed"),
        ("-", "-", "fritaget"),
        ("–", "-", "fritaget"),
        ("?", "?", "årsag mangler"),
        ("F", "F", "for sent"),
        ("f12", "F12", "for sent 12 min"),
        (" F 12 ", "F12", "for sent 12 min"),
        ("F8:27", "F12", "for sent 12 min"),
        ("F08.27", "F12", "for sent 12 min"),
        ("F8,27", "F12", "for sent 12 min"),
        ("f0827", "F12", "for sent 12 min"),
        ("F827", "F12", "for sent 12 min"),
        ("F9:00", "F45", "for sent 45 min"),
        ("t", "T", "gået tidligt"),
        ("T25", "T25", "gået tidligt 25 min"),
        ("T8:40", "T20", "gået tidligt 20 min"),
        ("t8.15", "T45", "gået tidligt 45 min"),
    ],
)
def test_a_typed_text_becomes_a_mark_and_is_told_in_words(text, mark, words):
    found = parse_mark(text, FIRST_LESSON)
    assert str(found) == mark
    assert describe(found) == words


@pytest.mark.parametrize("text", ["", " ", ".", "  ", "\t"])
def test_nothing_a_space_or_a_point_is_present(text):
    assert parse_mark(text, FIRST_LESSON) is None
    assert describe(None) == "til stede"


def test_a_whole_day_is_told_as_one():
    assert describe(U, whole_day=True) == "udeblevet hele dagen"
    assert describe(None, whole_day=True) == "til stede hele dagen"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("X", "“X” er ikke et mærke. Brug U, S, I, B, G, F, T, K, - eller"),
        ("12", "“12” er ikke et mærke"),
        ("010136-4322", "“010136-••••” er ikke et mærke"),
        ("Æ", "“Æ” er ikke et mærke"),
        ("F0", "skriv F1 til F45"),
        ("F46", "skriv F1 til F45"),
        ("t99", "skriv T1 til T45"),
        ("F8:15", "8:15 ligger ikke inde i lektionen, der er 8:15–9:00"),
        ("F9:01", "9:01 ligger ikke inde i lektionen"),
        ("T8:14", "8:14 ligger ikke inde i lektionen"),
        ("T9:00", "9:00 ligger ikke inde i lektionen"),
        ("F8:60", "“8:60” er hverken minutter eller et klokkeslæt. Skriv fx F12."),
        ("F25:00", "er hverken minutter eller et klokkeslæt"),
        ("Fx", "er hverken minutter eller et klokkeslæt"),
        ("F-5", "er hverken minutter eller et klokkeslæt"),
        ("T12345", "er hverken minutter eller et klokkeslæt"),
        ("U12", r"U \(udeblevet\) står alene. Kun F og T kan have minutter, fx F12."),
        ("US", "står alene"),
    ],
)
def test_an_impossible_text_is_refused_with_one_sentence(text, sentence):
    with pytest.raises(Refusal, match=sentence) as refused:
        parse_mark(text, FIRST_LESSON)
    assert refused.value.field == "mark"


def test_a_time_of_day_needs_a_bell_but_minutes_do_not():
    assert parse_mark("F12", None) == Mark(AbsenceKind.LATE, 12)
    with pytest.raises(Refusal, match="Lektionen har ingen ringetid"):
        parse_mark("F8:27", None)


@given(st.text(max_size=12))
def test_whatever_is_typed_becomes_a_mark_or_a_refusal(text):
    try:
        mark = parse_mark(text, FIRST_LESSON)
    except Refusal:
        return
    assert mark is None or parse_mark(str(mark)) == mark


@given(st.lists(marks, max_size=10))
def test_a_day_is_kept_and_read_back_alike(day):
    assert list(unpack(pack(day), len(day))) == day


@given(st.lists(marks, max_size=10))
def test_a_day_is_kept_in_one_way_only(day):
    text = pack(day)
    assert pack(unpack(text)) == text == pack([*day, None])


def test_a_day_is_kept_as_text():
    assert pack([U, Mark(AbsenceKind.LATE, 12), None, S, None]) == "U|F12||S"
    assert unpack("U|F12||S", 6) == (U, Mark(AbsenceKind.LATE, 12), None, S, None, None)
    assert unpack("", 2) == (None, None)
    assert unpack("U|U|U", 2) == (U, U, U)


@pytest.mark.parametrize("kind", [kind for kind in AbsenceKind if not kind.has_minutes])
def test_a_mark_for_the_day_fills_it(kind):
    assert fill_day(Mark(kind), 3) == (Mark(kind),) * 3
    assert fill_day(None, 3) == (None,) * 3


def test_late_is_the_first_lesson_of_the_day_and_early_the_last():
    late, early = Mark(AbsenceKind.LATE, 5), Mark(AbsenceKind.LEFT_EARLY)
    assert fill_day(late, 3) == (late, None, None)
    assert fill_day(early, 3) == (None, None, early)


@pytest.mark.parametrize("letter", list("USIBGK"))
def test_a_letter_in_an_empty_first_lesson_fills_the_day(letter):
    typed = type_mark(letter, 1, EMPTY, BELL)
    assert typed.marks == (Mark(AbsenceKind(letter)),) * 8
    assert typed.text.endswith("hele dagen")


@pytest.mark.parametrize(("lesson", "alone"), [(2, False), (1, True), (8, False)])
def test_in_other_lessons_or_with_alt_a_letter_marks_its_own_lesson(lesson, alone):
    typed = type_mark("u", lesson, EMPTY, BELL, alone=alone)
    assert typed.marks == tuple(U if at == lesson else None for at in range(1, 9))
    assert typed.text == "udeblevet"


def test_who_comes_after_all_is_there_for_the_rest_of_an_open_day():
    typed = type_mark("F8:27", 1, (U,) * 3, BELL)
    assert pack(typed.marks) == "F12"
    assert typed.text == "for sent 12 min, kl. 8:27, resten af dagen til stede"
    typed = type_mark(".", 1, (U,) * 3, BELL)
    assert (typed.marks, typed.text) == ((None,) * 3, "til stede, også resten af dagen")


def test_another_reason_takes_the_place_of_the_one_that_filled_the_day():
    assert type_mark("s", 1, (U,) * 3, BELL).marks == (S,) * 3


def test_lessons_that_are_taken_stay_as_they_were():
    typed = type_mark("s", 1, (U,) * 4, BELL, taken=(True, True, False, False))
    assert typed.marks == (S, U, S, S)


def test_a_day_that_was_not_filled_is_marked_a_lesson_at_a_time():
    assert type_mark("s", 1, (U, None, U), BELL).marks == (S, None, U)
    assert type_mark("s", 1, (U,) * 3, BELL, alone=True).marks == (S, U, U)
    assert type_mark("s", 2, (U,) * 3, BELL).marks == (U, S, U)
    assert type_mark("?", 1, (U,) * 3, BELL).marks[1:] == (U, U)
    taken = (True, True, True)
    assert type_mark("s", 1, (U,) * 3, BELL, taken=taken).marks == (S, U, U)


@pytest.mark.parametrize("letter", ["?", "-"])
def test_marks_that_are_still_to_be_settled_do_not_fill_the_day(letter):
    assert type_mark(letter, 1, EMPTY, BELL).marks[1:] == EMPTY[1:]


def test_late_in_the_first_lesson_counts_from_its_start_and_leaves_the_rest():
    typed = type_mark("F8:27", 1, (None, S, None), BELL)
    assert pack(typed.marks) == "F12|S"
    assert typed.text == "for sent 12 min, kl. 8:27"


def test_early_in_an_empty_first_lesson_goes_to_the_last_and_counts_to_its_end():
    typed = type_mark("t14:00", 1, (None,) * 7, BELL)
    assert pack(typed.marks) == "||||||T25"
    assert typed.text == "gået tidligt 25 min, kl. 14:00, sidste lektion"
    assert pack(type_mark("T8:40", 1, (None,) * 7, BELL, alone=True).marks) == "T20"


def test_a_day_of_one_lesson_has_its_last_lesson_first():
    assert type_mark("t5", 1, (None,), BELL).text == "gået tidligt 5 min, kl. 8:55"


def test_filling_the_day_keeps_no_other_mark():
    assert pack(type_mark("k", 1, (None, S, None), BELL).marks) == "K|K|K"


def test_a_site_without_bell_refuses_times_only():
    assert pack(type_mark("f12", 2, EMPTY).marks) == "|F12"
    with pytest.raises(Refusal, match="ingen ringetid"):
        type_mark("f9:05", 2, EMPTY)

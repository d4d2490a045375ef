"""What a plan takes and what it leaves alone, decided on days alone."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf2tracker.domain.closed import DayRange
from gf2tracker.domain.mark import AbsenceKind, unpack
from gf2tracker.domain.planned import (
    SchoolDay,
    SchoolDays,
    Wish,
    noted,
    parse_lessons,
    plan,
    plan_told,
    planned_runs,
)
from gf2tracker.errors import Refusal

MONDAY, TUESDAY, WEDNESDAY = date(2026, 10, 5), date(2026, 10, 6), date(2026, 10, 7)
WEEK = DayRange(MONDAY, date(2026, 10, 11))
AT = time(8, 21)


def a_day(day, marks="", taken=0, *, lessons=4, exempt=(), student=1, note=""):
    """Return a day of four lessons of which the first `taken` are taken."""
    return SchoolDay(
        student_id=student,
        class_id=1,
        date=day,
        taken=(AT,) * taken + (None,) * (lessons - taken),
        marks=unpack(marks, lessons),
        reasons=(None,) * lessons,
        note=note,
        exempt=frozenset(exempt),
    )


def plan_words(found):
    return " · ".join(plan_told(found))


def planned(*days, kind=AbsenceKind.APPROVED, closed=(), outside=0, **wish):
    return plan(Wish(WEEK, kind, **wish), SchoolDays(days, closed, outside))


def test_every_open_lesson_is_taken_and_counted():
    found = planned(a_day(MONDAY), a_day(TUESDAY))
    assert [one.written for one in found.days] == [(1, 2, 3, 4), (1, 2, 3, 4)]
    assert plan_words(found) == "Rammer 2 skoledage og 8 lektioner"


def test_a_taken_lesson_the_student_was_in_stays():
    (one,) = planned(a_day(MONDAY, taken=2), rewrites=True).days
    assert (one.written, one.kept) == ((3, 4), (1, 2))


def test_what_writing_over_would_take_is_only_absence_that_stands_in_the_way():
    assert planned(a_day(MONDAY, "U|F9", taken=3)).in_the_way == 1
    assert planned(a_day(MONDAY, taken=2)).in_the_way == 0


def test_absence_on_a_taken_lesson_is_written_over_only_when_wished():
    (one,) = planned(a_day(MONDAY, "U|U", taken=2)).days
    assert (one.written, one.kept, one.replaced) == ((3, 4), (1, 2), ())
    (one,) = planned(a_day(MONDAY, "U|F12", taken=2), rewrites=True).days
    assert (one.written, one.kept, one.replaced) == ((1, 3, 4), (2,), (1,))


def test_a_mark_ahead_is_written_over_and_counted():
    (one,) = planned(a_day(MONDAY, "S|S|S|S")).days
    assert (one.written, one.replaced) == ((1, 2, 3, 4), (1, 2, 3, 4))


def test_exempt_lessons_are_left_out_without_a_word():
    found = planned(a_day(MONDAY, exempt=(2,)))
    assert found.days[0].written == (1, 3, 4)
    assert found.kept == 0


def test_a_class_out_is_marked_on_taken_lessons_too_but_takes_no_ill_student_along():
    here, ill = a_day(MONDAY, taken=2), a_day(MONDAY, "S|S|S|S", taken=1, student=2)
    found = planned(here, ill, kind=AbsenceKind.SCHOOL)
    assert [one.written for one in found.days] == [(1, 2, 3, 4), ()]
    assert found.kept == 4
    assert plan_words(found) == (
        "Rammer 1 skoledag og 4 lektioner · 4 mærkede lektioner bliver, som de er"
    )


def test_only_the_wished_lessons_and_weekdays_are_taken():
    days = a_day(MONDAY), a_day(TUESDAY), a_day(WEDNESDAY)
    found = planned(*days, lessons=frozenset({3, 4, 9}), weekdays=frozenset({0, 2}))
    assert [one.written for one in found.days] == [(3, 4), (), (3, 4)]
    assert found.dates == 2


def test_what_stands_so_already_is_neither_written_nor_kept_but_gets_the_note():
    found = planned(a_day(MONDAY, "G|G|G|G"), note="session")
    assert (found.lessons, found.kept, found.days[0].is_noted) == (0, 0, True)
    assert planned(a_day(MONDAY, "G|G|G|G", note="session"), note="session").touched == ()


def test_the_words_name_what_is_jumped_over_and_what_is_outside():
    closed = ((TUESDAY, "efterårsferie"), (WEDNESDAY, "efterårsferie"))
    found = planned(a_day(MONDAY, "U", taken=1), closed=closed, outside=3)
    assert plan_words(found) == (
        "Rammer 1 skoledag og 3 lektioner · springer over: efterårsferie · "
        "1 mærket lektion bliver, som den er · "
        "3 dage ligger uden for elevens tid på holdet"
    )


def test_the_words_say_how_many_students_when_there_are_several():
    found = planned(a_day(MONDAY), a_day(MONDAY, student=2))
    assert plan_words(found) == "2 elever: rammer 1 skoledag og 8 lektioner"


def test_nothing_to_mark_is_said():
    assert plan_words(planned()) == "Rammer ingen lektioner"


@pytest.mark.parametrize("kind", [AbsenceKind.LATE, AbsenceKind.LEFT_EARLY, AbsenceKind.EXEMPT])
def test_what_is_no_whole_lesson_is_refused(kind):
    with pytest.raises(Refusal, match="kan ikke planlægges") as refused:
        Wish(WEEK, kind)
    assert refused.value.field == "kind"


def test_a_period_of_more_than_a_year_is_refused():
    with pytest.raises(Refusal, match="længere end et år"):
        Wish(DayRange(MONDAY, date(2046, 10, 5)), AbsenceKind.SICK)


def test_a_note_is_added_once():
    assert noted("", "session") == "session"
    assert noted("ringet", "session") == "ringet; session"
    assert noted("ringet; session", "session") == "ringet; session"


def test_days_marked_alike_ahead_are_one_run_and_a_day_between_parts_them():
    days = (
        a_day(MONDAY, "G|G|G|G", note="session"),
        a_day(TUESDAY, "G|G"),
        a_day(WEDNESDAY),
        a_day(date(2026, 10, 8), "G"),
        a_day(date(2026, 10, 9), "S|S|S|S"),
    )
    runs = planned_runs(days)
    assert [(run.kind.value, run.days, run.lessons) for run in runs] == [
        ("G", 2, 6),
        ("G", 1, 1),
        ("S", 1, 4),
    ]
    assert runs[0].period == DayRange(MONDAY, TUESDAY)
    assert runs[0].note == "session"


def test_marks_on_taken_lessons_are_no_plan():
    assert planned_runs([a_day(MONDAY, "U|U", taken=2)]) == ()


@pytest.mark.parametrize(
    ("text", "lessons"),
    [
        ("", None),
        (" alle ", None),
        ("2", {2}),
        ("3-5", {3, 4, 5}),
        ("3.–5. lektion", {3, 4, 5}),
        ("1,4", {1, 4}),
        ("1 og 4", {1, 4}),
        ("fra 5", {5, 6, 7, 8, 9, 10}),
        ("9-", {9, 10}),
    ],
)
def test_lessons_are_typed_as_one_would_say_them(text, lessons):
    assert parse_lessons(text) == lessons


@pytest.mark.parametrize("text", ["x", "5-3", "0", "11", "2-11", "-"])
def test_what_is_no_lesson_is_refused(text):
    with pytest.raises(Refusal) as refused:
        parse_lessons(text)
    assert refused.value.field == "lessons"


_MARKS = st.lists(st.sampled_from(["", "U", "S", "K", "G", "F12", "?"]), min_size=4, max_size=4)
_KINDS = st.sampled_from([AbsenceKind.APPROVED, AbsenceKind.SICK, AbsenceKind.SCHOOL])


@given(
    marks=_MARKS,
    taken=st.integers(0, 4),
    exempt=st.sets(st.integers(1, 4)),
    kind=_KINDS,
    rewrites=st.booleans(),
)
def test_no_plan_touches_exempt_lessons_or_makes_anybody_absent_who_was_there(
    marks, taken, exempt, kind, rewrites
):
    day = a_day(MONDAY, "|".join(marks), taken=taken, exempt=exempt)
    (one,) = planned(day, kind=kind, rewrites=rewrites).days
    meant = set(range(1, 5)) - exempt
    assert set(one.written) | set(one.kept) <= meant
    assert not set(one.written) & set(one.kept)
    assert set(one.replaced) <= set(one.written)
    for lesson in meant - set(one.written) - set(one.kept):
        assert day.marks[lesson - 1].kind is kind
    if kind is not AbsenceKind.SCHOOL:
        was_there = {lesson for lesson in range(1, taken + 1) if day.marks[lesson - 1] is None}
        assert not was_there & set(one.written)
    if not rewrites:
        assert all(lesson > taken for lesson in one.replaced)

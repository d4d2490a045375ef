"""The same person or company can't be at two activities at once."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from gf2tracker.domain.clash import Booked, ClashKind, clashes

DAY = date(2026, 9, 1)


def booked(number, class_id=1, lesson=0, lessons=2, people=("mk",), **more):
    day, companies = more.get("day", DAY), more.get("companies", ())
    return Booked(number, class_id, day, lesson, lessons, people, companies)


def twos(*asked):
    return [(one.one, one.other, one.kind) for one in clashes(asked)]


def test_one_person_in_two_classes_on_a_day_clashes_where_a_time_is_not_said():
    assert twos(booked(1), booked(2, class_id=2, lesson=3)) == [(1, 2, ClashKind.PERSON)]


def test_activities_of_one_class_without_a_time_follow_each_other():
    assert twos(booked(1), booked(2)) == []


def test_lessons_clash_only_where_they_overlap():
    morning, noon, late = (booked(n, n, lesson, 2) for n, lesson in ((1, 1), (2, 2), (3, 3)))
    assert twos(morning, noon, late) == [
        (1, 2, ClashKind.PERSON),
        (2, 3, ClashKind.PERSON),
    ]
    assert twos(booked(1, 1, 1, 3), booked(2, 1, 2, 1)) == [(1, 2, ClashKind.PERSON)]


def test_a_company_is_in_one_place_a_day():
    one = booked(1, 1, people=(), companies=("hansen vvs",))
    other = booked(2, 2, people=(), companies=("hansen vvs",))
    assert twos(one, other) == [(1, 2, ClashKind.COMPANY)]
    assert ClashKind.COMPANY.label == "samme virksomhed"


def test_another_day_is_no_clash():
    assert twos(booked(1), booked(2, 2, day=date(2026, 9, 2))) == []


@given(
    st.lists(
        st.tuples(
            st.integers(1, 3), st.integers(0, 4), st.integers(1, 3), st.sets(st.sampled_from("abc"))
        ),
        max_size=8,
    )
)
def test_every_two_are_looked_at_once(rows):
    asked = [
        booked(n, class_id, lesson, lessons, tuple(sorted(people)))
        for n, (class_id, lesson, lessons, people) in enumerate(rows)
    ]
    expected = set()
    for one in asked:
        for other in asked:
            if one.id >= other.id:
                continue
            times = [set(range(x.first_lesson, x.first_lesson + x.lessons)) for x in (one, other)]
            is_any = not one.first_lesson or not other.first_lesson
            at_once = one.class_id != other.class_id if is_any else bool(times[0] & times[1])
            if at_once:
                expected |= {(one.id, other.id, who) for who in set(one.people) & set(other.people)}
    assert {(found.one, found.other, found.what) for found in clashes(asked)} == expected

"""The demo school's class that began with the program in the middle of its course."""

from datetime import date

from gf2tracker.domain.demo.history import demo_class
from gf2tracker.domain.demo.late import SOURCE, begun_late

TODAY = date(2026, 11, 19)


def test_the_first_weeks_are_opening_figures_and_nothing_else():
    made = [demo_class(1, number, TODAY) for number in range(1, 12)]
    found = begun_late(made, TODAY)
    ((whole, late),) = [pair for pair in zip(made, found, strict=True) if pair[0] is not pair[1]]
    assert late.course.number > 2
    since = min(late.register)
    assert len(late.register) == len(whole.register) - 20
    openings = [one.opening for one in late.students if one.opening]
    assert len(openings) > 10
    assert {one.source for one in openings} == {SOURCE}
    assert max(one.until for one in openings) < since
    assert any(one.absent_minutes for one in openings)
    assert all(
        0 <= one.unlawful_minutes <= one.absent_minutes <= one.scheduled_minutes for one in openings
    )
    for one in late.students:
        first = one.student.stays[-1].first_day
        assert not [marks for marks in one.marks if first <= marks.date < since]


def test_the_users_own_classes_are_left_as_they_are():
    made = [demo_class(1, number, TODAY) for number in (1, 2)]
    assert begun_late(made, TODAY) == made

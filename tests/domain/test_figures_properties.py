"""Figures to date against a plain walk over every day."""

from datetime import date, timedelta
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from gf2tracker.domain.figures import ClassRegister, Stay, StudentDays, student_figures

START = date(2026, 8, 10)
DAYS = 40


@st.composite
def schools(draw: st.DrawFn) -> tuple[StudentDays, date]:
    dates = [START + timedelta(days=n) for n in range(DAYS)]
    counts = st.lists(st.integers(0, 8), min_size=DAYS, max_size=DAYS)
    registers = [ClassRegister(START, zip(dates, draw(counts), strict=True)) for _ in range(2)]
    move = draw(st.integers(0, DAYS))
    first = draw(st.integers(0, move))
    stays = (
        Stay(registers[0], dates[0] + timedelta(days=first), START + timedelta(days=move - 1)),
        Stay(registers[1], START + timedelta(days=move)),
    )
    absences, exempt = [], {}
    for at, day in enumerate(dates):
        taken = dict(zip(registers[at >= move].dates, registers[at >= move].taken, strict=True))
        lessons = taken.get(day, 0)
        free = draw(st.integers(0, lessons)) if draw(st.integers(0, 9)) == 0 else 0
        if free:
            exempt[day] = free
        if lessons > free and draw(st.booleans()):
            absent = draw(st.integers(1, (lessons - free) * 45))
            is_whole = absent == (lessons - free) * 45 or draw(st.booleans())
            absences.append((day, absent, draw(st.integers(0, absent)), 0, is_whole))
    today = START + timedelta(days=draw(st.integers(-1, DAYS)))
    return StudentDays(stays, draw(st.permutations(absences)), exempt), today


def known_days(days: StudentDays, today: date) -> list[tuple[date, int]]:
    """Every day with a lesson that counts for the student, in order."""
    found = []
    for stay in days.stays:
        for day, taken in zip(stay.register.dates, stay.register.taken, strict=True):
            if stay.first <= day <= min(stay.last or today, today):
                found.append((day, taken - days.exempt.get(day, 0)))
    return found


def share(days: list[tuple[date, int]], rows: dict[date, int]) -> float | None:
    lessons = sum(count for _day, count in days)
    return sum(rows.get(day, 0) for day, _count in days) / (lessons * 45) if lessons else None


@given(schools())
def test_the_shares_are_those_of_a_plain_walk(school):
    days, today = school
    found = student_figures(days, today)
    known = known_days(days, today)
    assert found.total_share == share(known, {row[0]: row[1] for row in days.absences})
    assert found.unlawful_share == share(known, {row[0]: row[2] for row in days.absences})
    assert found.rolling_share == share(known[-20:], {row[0]: row[1] for row in days.absences})
    assert found.lessons_taken == sum(count for _day, count in known)


@given(schools())
def test_the_spells_are_those_of_a_plain_walk(school):
    days, today = school
    found = student_figures(days, today)
    whole = {row[0] for row in days.absences if row[4]}
    line = [day in whole for day, count in known_days(days, today) if count]
    runs = [len(list(run)) for is_absent, run in groupby(line) if is_absent]
    assert found.days_absent == sum(runs)
    assert found.spells == len(runs)
    assert found.longest_spell == max(runs, default=0)
    assert found.absent_days == (runs[-1] if line and line[-1] else 0)
    assert (found.absent_since is None) == (found.absent_days == 0)


@given(schools())
def test_shares_stay_between_nothing_and_everything(school):
    days, today = school
    found = student_figures(days, today)
    for value in (found.total_share, found.rolling_share):
        assert value is None or 0 <= value <= 1
    assert found.total_share is None or found.unlawful_share <= found.total_share
    assert found.first_14_days == tuple(sorted(set(found.first_14_days)))

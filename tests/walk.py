"""Students' days drawn at random, and the plain walk over them that figures are held against."""

from datetime import date, timedelta

from hypothesis import strategies as st

from gf2tracker.domain.registerline import ClassRegister, Stay, StudentDays

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

"""How the demo school's students stay away: ill, late, gone early, playing truant, out at work.

A model, not the figures of any school: a student's risk sets how often, absence grows through the
course, is least in the first two weeks and greatest on Mondays, Fridays and before somebody
leaves.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from gf2tracker.domain.demo.course import NEW, SETTLED
from gf2tracker.domain.demo.students import LATE_SEAT, DemoStudent
from gf2tracker.domain.exemption import Exemption, parse_exempt

_BY_PHASE = (1.0, 1.2, 1.4, 1.6)
_FIRST_WEEKS = 0.22
_BY_WEEKDAY = (1.35, 0.8, 0.75, 0.85, 1.5)
BEFORE_LEAVING = 10
_SETTLED_WITHIN = 4  # days after which no reason is missing any more

_MISSING = frozenset("USIBG?")

_SICK_NOTES = ("Meldt syg {time}", "Sms {time}: syg i dag", "Forælder ringede {time}")
_LEAVE_NOTES = ("Session, aftalt", "Køreprøve", "Begravelse", "Møde i kommunen", "Fri aftalt")
_LATE_NOTES = ("Toget aflyst", "Cyklen punkterede", "Bussen holdt i kø")
_EARLY_NOTES = ("Går 14:00, aftalt", "Jobsamtale, aftalt")
_COMPANIES = ("Rønnegård", "Bakkens", "Fjordens", "Skovlund", "Nordre Kaj")


@dataclass(frozen=True, slots=True)
class DemoDay:
    """A school day of a student.

    Attributes:
        week: teaching week of the class.
        phase: from 1.
        lessons: of the whole day.
        taken: how many of them have a register.
        is_last: whether the student leaves within the next days.
    """

    date: date
    week: int
    phase: int
    lessons: int
    taken: int
    is_last: bool

    @property
    def level(self) -> float:
        """How much absence there is at this point of a course; 1 on average."""
        return _FIRST_WEEKS if self.week <= 2 else _BY_PHASE[self.phase - 1]


@dataclass(frozen=True, slots=True)
class DemoMarks:
    """A student's marks on a day as they are stored, and a note."""

    date: date
    marks: str
    note: str = ""

    @property
    def is_whole_day(self) -> bool:
        """Whether every lesson was missed."""
        return _MISSING.issuperset(self.marks.split("|"))


def demo_absence(
    chance: Random, student: DemoStudent, days: Sequence[DemoDay], out: Collection[date]
) -> tuple[DemoMarks, ...]:
    """Return the days on which a student has marks, in order.

    Args:
        chance: what decides.
        student: who.
        days: the student's school days up to and with today.
        out: days on which the whole class is out at a company.
    """
    found = _forced(student, days)
    at = 0
    while at < len(days):
        day = days[at]
        spell = _spell(chance, student, day)
        if spell:
            for one in days[at : at + spell]:
                found.setdefault(one.date, _sick(chance, student, one, is_first=one is day))
            at += spell
            continue
        marks = _one_day(chance, student, day, len(days) - at)
        if marks and day.taken:
            found.setdefault(day.date, marks)
        at += 1
    for marks in _companies(chance, days, out):
        found.setdefault(marks.date, marks)
    return tuple(_without_exempt(student, found[day]) for day in sorted(found))


def planned(chance: Random, student: DemoStudent, days: Sequence[DemoDay]) -> tuple[DemoMarks, ...]:
    """Return leave that is granted already, for a few students, on one of the coming days."""
    if not days or chance.random() > 0.03:
        return ()
    day = chance.choice(days)
    lessons = chance.choice((3, day.lessons))
    cells = ["G" if at >= day.lessons - lessons else "" for at in range(day.lessons)]
    marks = DemoMarks(day.date, "|".join(cells), chance.choice(_LEAVE_NOTES))
    return (_without_exempt(student, marks),)


def _forced(student: DemoStudent, days: Sequence[DemoDay]) -> dict[date, DemoMarks]:
    """Return what makes the user's first page worth looking at."""
    if student.is_no_show:
        return {day.date: _whole(day, "U") for day in days}
    kind, back = _FIRST_PAGE.get((student.stays[-1].course, student.seat), ("", ()))
    return {days[-n].date: _whole(days[-n], kind) for n in back if n <= len(days)}


_FIRST_PAGE: Mapping[tuple[int, int], tuple[str, tuple[int, ...]]] = {
    (NEW, 1): ("U", (1, 2)),
    (NEW, 2): ("U", (1,)),
    (NEW, 3): ("U", (1,)),
    (NEW, 4): ("U", (1,)),
    LATE_SEAT: ("U", (2,)),
    (SETTLED, 23): ("S", (3, 4, 5)),  # back since yesterday
    (SETTLED, 16): ("G", (1,)),  # not expected today
}


def _whole(day: DemoDay, kind: str, note: str = "") -> DemoMarks:
    return DemoMarks(day.date, "|".join([kind] * day.lessons), note)


def _spell(chance: Random, student: DemoStudent, day: DemoDay) -> int:
    if chance.random() > (0.013 + 0.032 * student.risk) * day.level:
        return 0
    length = 1
    while chance.random() < 0.55 and length < 10:
        length += 1
    return length


def _sick(chance: Random, student: DemoStudent, day: DemoDay, *, is_first: bool) -> DemoMarks:
    if chance.random() < 0.3 * student.risk:
        return _whole(day, "I")
    if student.age >= 26 and chance.random() < 0.4:
        return _whole(day, "B")
    time = f"7:{chance.randrange(15, 59)}"
    told = is_first and chance.random() < 0.4
    return _whole(day, "S", chance.choice(_SICK_NOTES).format(time=time) if told else "")


def _one_day(chance: Random, student: DemoStudent, day: DemoDay, left: int) -> DemoMarks | None:
    truancy = (0.003 + 0.26 * student.risk**2) * day.level * _BY_WEEKDAY[day.date.weekday()]
    if chance.random() < truancy + (0.3 if day.is_last else 0.0):
        return _whole(day, "U")
    cells = [""] * day.lessons
    note = ""
    if chance.random() < (0.03 + 0.13 * student.risk) * day.level:
        cells[0] = f"F{chance.randrange(3, 36)}" if chance.random() < 0.95 else "F"
        note = chance.choice(_LATE_NOTES) if chance.random() < 0.06 else ""
    if day.taken > 1 and chance.random() < (0.03 + 0.17 * student.risk) * day.level:
        note = _gone(chance, cells, left) or note
    marks = "|".join(cells).rstrip("|")
    return DemoMarks(day.date, marks, note) if marks else None


def _gone(chance: Random, cells: list[str], left: int) -> str:
    """Take lessons out of a day and return a note, mostly none."""
    fate = chance.random()
    if fate < 0.2:
        cells[-1] = f"T{chance.randrange(10, 41)}"
        return chance.choice(_EARLY_NOTES) if fate < 0.04 else ""
    first = chance.randrange(1, len(cells))
    kind = "G" if fate < 0.42 else "U"
    if kind == "U" and left <= _SETTLED_WITHIN and chance.random() < 0.4:
        kind = "?"
    last = first + chance.randrange(1, 3) if kind == "?" else len(cells)
    for at in range(first, min(last, len(cells))):
        cells[at] = kind
    return chance.choice(_LEAVE_NOTES) if kind == "G" and fate < 0.28 else ""


def _companies(
    chance: Random, days: Sequence[DemoDay], out: Collection[date]
) -> tuple[DemoMarks, ...]:
    found = [_whole(day, "K") for day in days if day.date in out and day.taken > 1]
    later = [at for at, day in enumerate(days) if day.phase >= 3]
    if later and chance.random() < 0.25:
        at = chance.choice(later)
        note = f"VFU hos {chance.choice(_COMPANIES)}"
        found += [_whole(day, "K", note) for day in days[at : at + 5] if day.taken]
    return tuple(found)


def _without_exempt(student: DemoStudent, marks: DemoMarks) -> DemoMarks:
    if not student.exempt:
        return marks
    exempt = Exemption(date.min, date.max, parse_exempt(student.exempt)).on(marks.date)
    cells = marks.marks.split("|")
    kept = ["" if at in exempt else cell for at, cell in enumerate(cells, start=1)]
    return DemoMarks(marks.date, "|".join(kept).rstrip("|"), marks.note)

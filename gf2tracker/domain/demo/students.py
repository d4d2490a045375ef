"""The students of the demo school's classes: who they are and when they came and left."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from gf2tracker.domain.demo.chance import dice, phone
from gf2tracker.domain.demo.course import NEW, SETTLED, DemoCourse, demo_course
from gf2tracker.domain.demo.names import (
    CALLED,
    CARPENTERS,
    DANISH,
    ELECTRICIANS,
    LATE_CARPENTER,
    person,
)
from gf2tracker.domain.demo.school import MAIL
from gf2tracker.domain.people import CAUSES_AS_TOLD, LeaveReason, Track, full_name
from gf2tracker.language import fold

FEWEST, MOST = 20, 27  # a mover may come on top
LATE_SEAT = (SETTLED, len(CARPENTERS) + 1)  # class and place on its list
_NUMBERS_EACH = 40
_FIRST_NUMBER = 300_000
_FORMER_SCHOOLS = (
    ("Engskolen, 9. klasse", 14),
    ("Fjordskolen, 9. klasse", 12),
    ("Åparkens Skole, 9. klasse", 8),
    ("10. klassecenter Fjord", 14),
    ("GF1, Fjordbyens Erhvervsskole", 24),
    ("FGU Fjord", 8),
    ("HF & VUC Fjordbyen", 8),
    ("Bakkeby Gymnasium (afbrudt)", 8),
    ("Skole i udlandet", 4),
)
_POSTCODES = ("8100", "8120", "8125", "8134", "8145", "8152", "8166", "8178")
_REASONS = (
    (LeaveReason.CHANGED_PROGRAMME, 26),
    (LeaveReason.CHANGED_SCHOOL, 9),
    (LeaveReason.PERSONAL, 22),
    (LeaveReason.NO_CONTACT, 17),
    (LeaveReason.ACADEMIC_REQUIREMENTS, 8),
    (LeaveReason.GOT_JOB, 10),
    (LeaveReason.EXPELLED, 2),
    (LeaveReason.LEAVE, 2),
    (LeaveReason.OTHER, 4),
)
_DESTINATIONS = {
    LeaveReason.CHANGED_PROGRAMME: ("GF2 i et andet fag", "GF2 til foråret", "EUX i et andet fag"),
    LeaveReason.CHANGED_SCHOOL: ("samme fag på en anden skole",),
    LeaveReason.GOT_JOB: ("job på lager", "job i butik", "job hos familien"),
    LeaveReason.LEAVE: ("kommer igen på næste hold",),
}
_NOWHERE = ("ved ikke endnu", "FGU", "den kommunale ungeindsats", "")
_UNTOLD = 0.3
_NO_SHOWS = 0.015

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DemoStay:
    """A student's time in a class; `course` is its number.

    Attributes:
        last_day: None while it goes on.
    """

    course: int
    first_day: date
    last_day: date | None = None
    leave_reason: str = ""
    cause_as_told: str = ""
    destination: str = ""


@dataclass(frozen=True, slots=True)
class DemoStudent:
    """A student with the stays in order of date.

    Attributes:
        seat: the place on the list of the class of the last stay, from 1.
        row: the columns of the student.
        risk: how easily the student stays away, 0 to 1.
        age: in whole years when the class starts.
        exempt: the pattern of the lessons the student has merit for; empty for none.
    """

    seat: int
    row: Mapping[str, object]
    stays: tuple[DemoStay, ...]
    risk: float
    age: int
    exempt: str = ""

    @property
    def is_no_show(self) -> bool:
        """Whether the student never came."""
        return self.stays[-1].leave_reason == LeaveReason.NO_SHOW


def demo_students(seed: int, of: DemoCourse, today: date) -> tuple[DemoStudent, ...]:
    """Return everybody who is or was in a class and did not move on from it to another."""
    chance = dice(seed, of.number, "students")
    names = _names(chance, of)
    return tuple(
        _student(chance, seed, of, today, (seat, *name)) for seat, name in enumerate(names, start=1)
    )


def _names(chance: Random, of: DemoCourse) -> list[tuple[str, str]]:
    wanted = min(MOST, max(FEWEST, round(chance.gauss(24, 2))))
    told: tuple[tuple[str, str], ...] = ()
    if of.number == SETTLED:
        told, wanted = (*CARPENTERS, LATE_CARPENTER), len(CARPENTERS) + 1
    if of.number == NEW:
        told = ELECTRICIANS
    names = dict.fromkeys(told)
    while len(names) < wanted:
        names[person(chance, of.taught.women)] = None
    return list(names)


def _student(
    chance: Random, seed: int, of: DemoCourse, today: date, who: tuple[int, str, str]
) -> DemoStudent:
    seat, first, last = who
    starts_on = of.course.starts_on
    age = min(45, 16 + int(chance.expovariate(1 / 4.2)))
    track = _track(chance, age)
    risk = chance.betavariate(1.3, 3.2)
    birth_date = _birth_date(chance, starts_on, age)
    word = fold(first).replace(" ", ".").replace("'", "")
    row = {
        "number": str(_FIRST_NUMBER + of.number * _NUMBERS_EACH + seat),
        "first_name": first,
        "last_name": last,
        "called_name": _called_name(chance, first),
        "birth_date": birth_date,
        "phone": phone(chance) if chance.random() < 0.97 else "",
        "mail": f"{word}.{fold(last).replace(' ', '.')}@elev.{MAIL}",
        "track": track.value,
        "former_school": _weighed(chance, _FORMER_SCHOOLS) if age < 25 else "",
        "postcode": chance.choice(_POSTCODES),
        "is_protected": chance.random() < 0.008 or (of.number, seat) == (NEW, 9),
        "has_support_contact": chance.random() < 0.07,
        "uni_login": f"{word[:4].replace('.', '')}{chance.randrange(10**4):04d}",
        **_guardian(chance, last, age),
    }
    stays = _stays(chance, seed, of, today, (seat, risk))
    is_exempt = track in {Track.EUV1, Track.EUV2} and chance.random() < 0.4
    exempt = chance.choice(("1,2||||", "|||5,6|", "||1,2||")) if is_exempt else ""
    return DemoStudent(seat, row, stays, risk, age, exempt)


def _birth_date(chance: Random, starts_on: date, age: int) -> date:
    birthday = starts_on.replace(year=starts_on.year - age, day=min(starts_on.day, 28))
    return birthday - timedelta(chance.randrange(365))


def _track(chance: Random, age: int) -> Track:
    if age >= 25:
        return chance.choices((Track.EUV1, Track.EUV2, Track.EUV3), (2, 5, 3))[0]
    return Track.EUX if chance.random() < 0.14 else Track.EUD


def _called_name(chance: Random, first: str) -> str:
    given = first.partition(" ")[0]
    return CALLED[given] if given in CALLED and chance.random() < 0.5 else ""


def _guardian(chance: Random, last: str, age: int) -> dict[str, object]:
    if age >= 18:
        return {}
    first = chance.choice(DANISH.women + DANISH.men)
    word = fold(f"{first}.{last}").replace(" ", ".")
    return {
        "guardian_name": full_name(first, last),
        "guardian_phone": phone(chance),
        "guardian_mail": f"{word}@post.example",
    }


def _stays(
    chance: Random, seed: int, of: DemoCourse, today: date, who: tuple[int, float]
) -> tuple[DemoStay, ...]:
    seat, risk = who
    first_day = _first_day(chance, of, today, seat)
    fate = chance.random()
    at = 1 + int(chance.expovariate(1 / 28)) + of.course.school_days.index(first_day)
    left = _leaving(chance)
    stays: tuple[DemoStay, ...] = (DemoStay(of.number, first_day),)
    if of.number in {SETTLED, NEW} and seat <= len(ELECTRICIANS):
        pass  # the ones in the pictures stay
    elif fate < _NO_SHOWS:
        never = (LeaveReason.NO_SHOW.value, "", "")
        stays = _until(of, today, first_day, min(at, 6), never)
    elif fate < _NO_SHOWS + 0.01 + 0.4 * risk:
        stays = _until(of, today, first_day, at, left)
    elif seat == 1 and of.number % 2 == 0:
        stays = tuple(_moved(chance, seed, of, today))
    return stays


def _first_day(chance: Random, of: DemoCourse, today: date, seat: int) -> date:
    days = of.course.school_days
    late = chance.random() < 0.06
    at = chance.randrange(1, 15)
    if (of.number, seat) == LATE_SEAT:
        now = of.course.last_school_day_by(today)
        return days[max(0, days.index(now) - 5)] if now else days[0]
    return days[at] if late and days[at] < today else days[0]


def _leaving(chance: Random) -> tuple[str, str, str]:
    reason = _weighed(chance, _REASONS)
    cause = chance.choice(CAUSES_AS_TOLD) if chance.random() > _UNTOLD else ""
    return reason.value, cause, chance.choice(_DESTINATIONS.get(reason, _NOWHERE))


def _until(
    of: DemoCourse, today: date, first_day: date, at: int, left: tuple[str, str, str]
) -> tuple[DemoStay, ...]:
    days = of.course.school_days
    last_day = days[min(at, len(days) - 3)]
    if last_day >= today or last_day <= first_day:
        return (DemoStay(of.number, first_day),)
    return (DemoStay(of.number, first_day, last_day, *left),)


def _moved(chance: Random, seed: int, of: DemoCourse, today: date) -> Iterator[DemoStay]:
    before = demo_course(seed, of.number - 1, today)
    move = of.course.school_days[chance.randrange(6, 30)]
    if before.number != SETTLED and before.course.starts_on < move < today:
        yield DemoStay(before.number, before.course.starts_on, move - timedelta(1))
        yield DemoStay(of.number, move)
    else:
        yield DemoStay(of.number, of.course.starts_on)


def _weighed(chance: Random, choices: Sequence[tuple[T, int]]) -> T:
    return chance.choices([one for one, _weight in choices], [weight for _one, weight in choices])[
        0
    ]

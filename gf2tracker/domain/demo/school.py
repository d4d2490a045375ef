"""The demo school itself: sites, programmes, what is closed, and who works there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from string import ascii_uppercase

from gf2tracker.domain.closed import DayRange, public_holidays
from gf2tracker.domain.demo.chance import dice, phone
from gf2tracker.domain.demo.names import person
from gf2tracker.domain.people import Role
from gf2tracker.language import fold

SCHOOL_NAME = "Fjordbyens Erhvervsskole"
MAIL = "fjordbyen.example"

EARLY = "8:15 9:00 10:05 10:50 12:05 12:50 13:40 14:25 15:15 16:00"
LATE = "8:30 9:15 10:15 11:00 12:15 13:00 13:50 14:35 15:25 16:10"
EARLIER = "8:00 8:45 9:45 10:30 11:45 12:30 13:20 14:05 14:55 15:40"

SITES = (
    ("Værftet", EARLY),
    ("Engdraget", EARLY),
    ("Havnegade", LATE),
    ("Skovbrynet", EARLIER),
    ("Bakkegården", EARLY),
)
_WINTER_WEEKS = (7, 7, 8, 7, 8)
_REBUILT_SITE = 2


@dataclass(frozen=True)
class DemoProgramme:
    """A programme: where it is taught, and the share of women who choose it."""

    name: str
    short: str
    site: int
    women: float


PROGRAMMES = (
    DemoProgramme("Tømrer", "tøm", 0, 0.12),
    DemoProgramme("Elektriker", "el", 0, 0.08),
    DemoProgramme("VVS-energi", "vvs", 1, 0.05),
    DemoProgramme("Personvogn", "auto", 1, 0.08),
    DemoProgramme("Gastronom", "gas", 2, 0.4),
    DemoProgramme("Ernæringsassistent", "ern", 2, 0.75),
    DemoProgramme("Data og kommunikation", "data", 3, 0.12),
    DemoProgramme("Mediegrafiker", "med", 3, 0.6),
    DemoProgramme("Frisør", "fri", 4, 0.88),
    DemoProgramme("Detailhandel", "det", 4, 0.5),
)


def closed_periods(today: date) -> tuple[tuple[int | None, DayRange], ...]:
    """Return what the school closes in the years around today, with the site, None for all.

    The summer holiday of a year is left out when today lies in it: nobody learns a program from
    a school that is empty.
    """
    found: list[tuple[int | None, DayRange]] = []
    for year in range(today.year - 1, today.year + 2):
        found += _everywhere(year, today)
        for site, week in enumerate(_WINTER_WEEKS):
            found.append((site, _week(year, week, "vinterferie")))
    return tuple(found)


def _everywhere(year: int, today: date) -> Iterator[tuple[int | None, DayRange]]:
    days = {name: day for day, name in public_holidays(year).items()}
    thursday = days["Skærtorsdag"]
    yield None, DayRange(thursday - timedelta(3), thursday - timedelta(1), "påskeferie")
    friday = days["Kristi himmelfartsdag"] + timedelta(1)
    yield None, DayRange(friday, friday, "lukkedag")
    summer = DayRange(_monday(year, 27), _monday(year, 32) - timedelta(3), "sommerferie")
    if today not in summer:
        yield None, summer
    together = _monday(year, 38) + timedelta(4)
    yield None, DayRange(together, together, "fællesdag")
    moving = _monday(year, 41) + timedelta(2)
    yield _REBUILT_SITE, DayRange(moving, moving + timedelta(2), "flytning af værksteder")
    yield None, _week(year, 42, "efterårsferie")
    yield None, DayRange(date(year, 12, 21), date(year + 1, 1, 3), "juleferie")


def _monday(year: int, week: int) -> date:
    return date.fromisocalendar(year, week, 1)


def _week(year: int, week: int, name: str) -> DayRange:
    monday = _monday(year, week)
    return DayRange(monday, monday + timedelta(4), name)


def closed_at(periods: Iterable[tuple[int | None, DayRange]], site: int) -> tuple[DayRange, ...]:
    """Return what is closed at one site, in order of date."""
    days = [period for where, period in periods if where in (None, site)]
    return tuple(sorted(days, key=lambda period: (period.first, period.last)))


@dataclass(frozen=True)
class DemoStaff:
    """Somebody who works at the school; numbers are places in the list."""

    initials: str
    name: str
    role: Role
    phone: str
    mail: str


USER = ("Mette", "Kragh", "MK")
_FIXED = (
    (Role.CONTACT_TEACHER, 1),
    (Role.MANAGER, 2),
    (Role.ADMIN, 3),
    (Role.PROJECT_LEAD, 1),
    (Role.COUNSELLOR, 5),
    (Role.COMPANY_CONSULTANT, 5),
    (Role.SUBJECT_TEACHER, 20),
)
_CLASSES_EACH = 2


def first_with(role: Role) -> int:
    """Return the number of the first of the staff who has a role for the whole school."""
    number = 0
    for fixed, count in _FIXED:
        if fixed is role:
            return number
        number += count
    return number


def count_of(role: Role) -> int:
    """Return how many of the staff have a role for the whole school."""
    return dict(_FIXED)[role]


def teacher_of(number: int) -> int:
    """Return the number of the contact teacher of a class: the user has the first two."""
    if number <= _CLASSES_EACH:
        return 0
    everybody = sum(count for _role, count in _FIXED)
    return everybody + (number - 1) // _CLASSES_EACH - 1


def staff(seed: int, classes: int) -> tuple[DemoStaff, ...]:
    """Return everybody who works at a school of so many classes; more classes only add people."""
    roles = [role for role, count in _FIXED for _one in range(count)]
    roles += [Role.CONTACT_TEACHER] * (teacher_of(classes) + 1 - len(roles))
    chance = dice(seed, "staff")
    taken = {USER[2]}
    found = []
    for number, role in enumerate(roles):
        first, last = person(chance, 0.5)
        initials = next(one for one in _initials(first, last) if one not in taken)
        if number == 0:
            first, last, initials = USER
        taken.add(initials)
        mail = f"{initials.lower()}@{MAIL}"
        found.append(DemoStaff(initials, f"{first} {last}", role, phone(chance), mail))
    return tuple(found)


def _initials(first: str, last: str) -> Iterator[str]:
    given, family = (
        "".join(letter for letter in fold(name).upper() if "A" <= letter <= "Z")
        for name in (first, last)
    )
    for left, right in ((2, 2), (1, 3), (3, 1), (1, 2), (2, 1), (3, 2), (2, 3)):
        yield given[:left] + family[:right]
    for first_letter, second_letter in product(ascii_uppercase, repeat=2):
        yield given[:2] + first_letter + second_letter

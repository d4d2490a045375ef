"""The plan of the demo school: one template, and what each class has made of it so far.

A model, not the practice of any school; the activities are the catalogue's and a few beside them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from gf2tracker.domain.activity import ActivityKind, CompanyState, Content, PlanState
from gf2tracker.domain.catalogue import PROPOSALS
from gf2tracker.domain.demo.chance import dice
from gf2tracker.domain.demo.course import NEW, SETTLED, DemoCourse
from gf2tracker.domain.people import Role
from gf2tracker.domain.plan import Place, date_of, is_open, nearest_open

TEMPLATE = "Stærk igennem 2026"
ABOUT = "Fælles plan for alle GF2-hold; tilpas den til faget."
Kind = ActivityKind

_OWN = {
    Kind.TEAM_MEETING: Content("Facilitatormøde", Kind.TEAM_MEETING, lessons=1),
    Kind.EXPERIENCE_MEETING: Content("Erfaringsmøde", Kind.EXPERIENCE_MEETING, lessons=2),
    Kind.PULSE: Content("Puls", Kind.PULSE, lessons=1, lead_role=Role.CONTACT_TEACHER),
    Kind.EXAM: Content("Grundforløbsprøve", Kind.EXAM, lessons=8),
    Kind.OTHER: Content("Kompetencevurdering", lessons=2, lead_role=Role.COUNSELLOR),
}
_CATALOGUE = {one.kind: one for one in PROPOSALS}
# week, weekday, kind, title where it is not the catalogue's, companies where they are not
_SLOTS = (
    (1, 1, Kind.FIRST_DAY, "Første skoledag i branchen", 3),
    (1, 1, Kind.FORMING, "Makkere og grupper", 0),
    (1, 3, Kind.EXPECTATIONS, "Forventninger", 1),
    (2, 1, Kind.TEAM_MEETING, "Facilitatormøde 1", 0),
    (2, 2, Kind.OTHER, "Kompetencevurdering", 0),
    (2, 4, Kind.ROLE_MODEL, "Mød en lærling", 1),
    (3, 3, Kind.PROFILE, "Profil og cv-værksted", 0),
    (3, 5, Kind.GROUP_MEETING, "Gruppemøde 1", 0),
    (4, 2, Kind.TRADE, "Branchekendskab: 10 virksomheder", 0),
    (4, 4, Kind.PULSE, "Puls 1", 0),
    (5, 2, Kind.COMPANY_VISIT, "Virksomhedsbesøg", 2),
    (5, 4, Kind.EXPERIENCE_MEETING, "Erfaringsmøde 1", 0),
    (5, 5, Kind.GROUP_MEETING, "Gruppemøde 2", 0),
    (6, 1, Kind.NETWORK, "Netværkskort", 0),
    (6, 4, Kind.GUEST, "Mester i værkstedet", 1),
    (7, 2, Kind.TALK_PRACTICE, "Opkaldstræning", 4),
    (7, 5, Kind.GROUP_MEETING, "Gruppemøde 3", 0),
    (8, 1, Kind.TEAM_MEETING, "Facilitatormøde 2", 0),
    (8, 3, Kind.TALK_PRACTICE, "Speeddating", 12),
    (9, 1, Kind.PLACEMENT, "VFU, en uge", 26),
    (10, 2, Kind.OTHER, "VFU, opsamling", 0),
    (10, 4, Kind.PULSE, "Puls 2", 0),
    (10, 5, Kind.GROUP_MEETING, "Gruppemøde 4", 0),
    (11, 2, Kind.STATUS_TALK, "Statussamtale, læreplads", 0),
    (11, 5, Kind.EXPERIENCE_MEETING, "Erfaringsmøde 2", 0),
    (12, 3, Kind.TRADE_FAIR, "Branchedag", 16),
    (13, 2, Kind.GUEST, "Mester i værkstedet", 1),
    (13, 5, Kind.GROUP_MEETING, "Gruppemøde 5", 0),
    (14, 2, Kind.TEAM_MEETING, "Facilitatormøde 3", 0),
    (14, 4, Kind.COMPANY_VISIT, "Virksomhedsbesøg", 2),
    (15, 2, Kind.CLASS_PROJECT, "Fælles projekt: skuret", 0),
    (15, 5, Kind.STATUS_TALK, "Status 60 %", 0),
    (16, 3, Kind.SIGNING, "Underskrifter", 3),
    (16, 5, Kind.PULSE, "Puls 3", 0),
    (17, 2, Kind.COMPETENCES, "Kompetencekort: det kan jeg", 0),
    (17, 5, Kind.GROUP_MEETING, "Gruppemøde 6", 0),
    (18, 3, Kind.SIGNING, "Fejring af aftaler", 2),
    (18, 5, Kind.EXPERIENCE_MEETING, "Erfaringsmøde 3", 0),
    (19, 2, Kind.TRANSITION, "Overgangssamtaler", 0),
    (19, 4, Kind.EXAM, "Grundforløbsprøve", 0),
    (20, 2, Kind.TRANSITION, "Overlevering til hovedforløb", 0),
    (20, 4, Kind.TEAM_MEETING, "Facilitatormøde 4", 0),
)
_FIRST_LESSON = {Kind.FIRST_DAY: 1, Kind.FORMING: 5, Kind.GROUP_MEETING: 4, Kind.PULSE: 1}
_COMPANIES = tuple(
    f"{place} {trade}"
    for trade in ("Byg", "El", "VVS", "Auto", "Smedje", "Entreprise")
    for place in ("Fjordens", "Havnens", "Nordvang", "Engtoft", "Bakkegård", "Søndervig", "Åpark")
)
_EVALUATIONS = (
    "Eleverne var med fra start",
    "God energi, men for kort tid",
    "Næste gang i mindre hold",
    "Flere fik et navn at ringe til",
    "Det virkede, at de prøvede selv",
    "",
)
_RATES = (1.0, 0.98, 0.95, 0.92, 0.85, 0.96, 0.7, 0.9, 0.5)
_SOON, _NEAR = timedelta(weeks=4), timedelta(weeks=7)
_NO_PLAN = 17  # one class in so many has no plan yet


@dataclass(frozen=True, slots=True)
class DemoSlot:
    """An activity of the template; `is_listed` tells whether the catalogue has it."""

    place: Place
    first_lesson: int
    content: Content
    is_listed: bool


@dataclass(frozen=True, slots=True)
class DemoPlanned:
    """An activity in the plan of a class.

    Attributes:
        slot: its place in SLOTS.
        place: where it stands; on an open day.
        fixed_on: a date that was agreed with companies; None follows the class.
        people: places in the staff list, with their role.
        companies: by name.
    """

    slot: int
    place: Place
    day: date
    fixed_on: date | None
    state: PlanState
    invited: int
    confirmed: int
    score: int | None
    evaluation: str
    people: tuple[tuple[int, Role], ...]
    companies: tuple[tuple[str, CompanyState], ...]


def demo_plan(seed: int, of: DemoCourse, today: date) -> tuple[DemoPlanned, ...]:
    """Return what a class has planned and held; nothing for one class in seventeen."""
    if of.number % _NO_PLAN == 0 and of.number not in {SETTLED, NEW}:
        return ()
    chance = dice(seed, of.number, "plan")
    rate = 0.95 if of.number in {SETTLED, NEW} else chance.choice(_RATES)
    leads = _leads(of)
    return tuple(
        _planned(chance, at, of, leads, (today, rate))
        for at in range(len(SLOTS))
        if SLOTS[at].place.week <= of.course.weeks
    )


def _planned(
    chance: Random,
    at: int,
    of: DemoCourse,
    leads: Mapping[Role, int],
    when: tuple[date, float],
) -> DemoPlanned:
    today, rate = when
    slot, course = SLOTS[at], of.course
    day = date_of(course, slot.place) or course.starts_on
    if not is_open(course, slot.content.kind, day):
        day = nearest_open(course, slot.content.kind, day) or day
    state = _state(chance, day, today, rate)
    needed = slot.content.companies_needed
    invited, confirmed = _answers(chance, needed, day, today)
    is_held = state is PlanState.HELD
    week = course.week_of(day) or course.weeks_begun(day)
    role = slot.content.lead_role or Role.SUBJECT_TEACHER
    lead = leads.get(role, of.teacher)
    return DemoPlanned(
        slot=at,
        place=Place(week, day.isoweekday()),
        day=day,
        fixed_on=day if is_held or state is PlanState.CONFIRMED else None,
        state=state,
        invited=invited,
        confirmed=confirmed,
        score=chance.choice((3, 4, 4, 5)) if is_held else None,
        evaluation=chance.choice(_EVALUATIONS) if is_held else "",
        people=((lead, role),),
        companies=tuple(_named(chance, invited, confirmed)),
    )


def _state(chance: Random, day: date, today: date, rate: float) -> PlanState:
    roll = chance.random()
    if day < today:
        if roll < rate:
            return PlanState.HELD
        return PlanState.CANCELLED if chance.random() < 0.2 else PlanState.PLANNED
    is_near = day < today + _SOON
    return PlanState.CONFIRMED if is_near and roll < 0.5 else PlanState.PLANNED


def _answers(chance: Random, needed: int, day: date, today: date) -> tuple[int, int]:
    """Return how many companies are asked and have said yes: more the nearer the day is."""
    if not needed or day > today + _NEAR:
        return 0, 0
    if day < today:
        confirmed = max(1, round(needed * chance.uniform(0.8, 1.0)))
        return max(confirmed, needed), confirmed
    share = chance.uniform(0.4, 1.0) if day < today + _SOON else chance.uniform(0.0, 0.4)
    return needed, round(needed * share)


def _named(chance: Random, invited: int, confirmed: int) -> Iterator[tuple[str, CompanyState]]:
    """Yield the companies of a small activity by name; a large one keeps numbers alone."""
    if invited > 3:
        return
    for at, name in enumerate(chance.sample(_COMPANIES, invited)):
        yield name, CompanyState.CONFIRMED if at < confirmed else CompanyState.INVITED


def _leads(of: DemoCourse) -> dict[Role, int]:
    found = {Role.CONTACT_TEACHER: of.teacher}
    for who, role in of.team:
        found.setdefault(role, who)
    return found


def _slot(week: int, weekday: int, kind: ActivityKind, title: str, companies: int) -> DemoSlot:
    listed = _CATALOGUE.get(kind)
    content = listed or _OWN[kind]
    content = replace(content, title=title, companies_needed=companies, phase=0)
    return DemoSlot(
        Place(week, weekday), _FIRST_LESSON.get(kind, 2), content, is_listed=listed is not None
    )


SLOTS = tuple(_slot(*told) for told in _SLOTS)

"""Plans of classes for tests, made through the public actions."""

from datetime import date

from gf2tracker.actions import holding, plan, planpeople
from gf2tracker.domain.activity import ActivityKind, CompanyState, PlanState
from gf2tracker.domain.plan import Place
from gf2tracker.queries import plan as plans
from gf2tracker.queries.catalogue import listing
from gf2tracker.queries.plancard import planned
from gf2tracker.queries.staff import everybody
from gf2tracker.store.store import Store

TODAY = date(2026, 9, 14)
VISIT = ActivityKind.COMPANY_VISIT


def proposal(store: Store, kind: ActivityKind = VISIT):
    """Return the number of a kind's proposal in the catalogue."""
    found = store.ask(listing).value
    return next(one.id for one in found if one.content.kind is kind)


def put(store: Store, class_id, week=8, weekday=2, kind=VISIT, first_lesson=0):
    """Put a proposal of the catalogue into a class's plan and return its number."""
    return store.do(
        plan.add, class_id, proposal(store, kind), Place(week, weekday), first_lesson
    ).value


def chips(store: Store, class_id, today=TODAY):
    """Return every chip of a class's plan, by number."""
    found = store.ask(plans.class_plan, class_id, today).value
    inside = [chip for phase in found.phases for week in phase.weeks for chip in week.chips]
    return {chip.id: chip for chip in (*inside, *found.outside)}


def card(store: Store, planned_id, today=TODAY):
    """Return all about a planned activity."""
    return store.ask(planned, planned_id, today).value


def fill(store: Store, class_id, today: date):
    """Plan something of every kind and state for a class whose first week begins on a Monday.

    Returns the numbers by title.
    """
    found = {}
    for week, weekday, title, kind, needed in ROWS:
        what = {"title": title, "kind": kind, "companies_needed": needed, "place": "Festsalen"}
        what["checklist"] = ["Bestil lokale", "Skriv til virksomhederne"] if needed else []
        found[title] = store.do(plan.add, class_id, what, Place(week, weekday)).value
    teacher = next(one.id for one in store.ask(everybody).value)
    for number in found.values():
        store.do(planpeople.set_staff, number, [(teacher, None)])
    store.do(holding.hold, found["Første skoledag i branchen"], {"score": 4}, today)
    store.do(holding.set_state, [found["Mester i værkstedet"]], PlanState.CONFIRMED)
    store.do(holding.set_state, [found["Puls 2"]], PlanState.CANCELLED)
    names = [("Bakkens Byg", CompanyState.CONFIRMED), ("Tagfolket", CompanyState.INVITED)]
    store.do(
        planpeople.set_companies, found["Speeddating med virksomheder fra hele området"], names
    )
    return found


ROWS = (
    (1, 1, "Første skoledag i branchen", ActivityKind.FIRST_DAY, 0),
    (1, 2, "Puls 1", ActivityKind.PULSE, 0),
    (1, 4, "Virksomhedsbesøg", VISIT, 2),
    (2, 1, "Facilitatormøde", ActivityKind.TEAM_MEETING, 0),
    (3, 3, "Speeddating med virksomheder fra hele området", VISIT, 12),
    (6, 2, "Mester i værkstedet", ActivityKind.ROLE_MODEL, 1),
    (8, 4, "Puls 2", ActivityKind.PULSE, 0),
    (12, 3, "Branchedag", ActivityKind.TRADE_FAIR, 16),
    (18, 2, "Underskrifter", ActivityKind.SIGNING, 3),
)

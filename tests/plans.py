"""Plans of classes for tests, made through the public actions."""

from datetime import date

from gf2tracker.actions import plan
from gf2tracker.domain.activity import ActivityKind
from gf2tracker.domain.plan import Place
from gf2tracker.queries import plan as plans
from gf2tracker.queries.catalogue import listing
from gf2tracker.queries.plancard import planned
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

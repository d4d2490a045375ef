"""What the gallery shows of all classes' plans: their board, companies needed, implementation."""

from typing import Any

from gf2tracker.actions import demo, planpeople
from gf2tracker.domain.activity import CompanyState
from gf2tracker.queries import demand
from gf2tracker.store.store import Store
from tests.scene import BOTH, LARGE, SMALL, Deed, Scene, on_page, press
from tests.schools import EMPTY, TODAY, School

CLASSES, BUSY = 50, "Tandrup Byg"


def fill(store: Store) -> None:
    """Make the demo school as large as a whole school, with a company that is promised thrice."""
    store.do(demo.build, TODAY, CLASSES)
    soon = store.ask(demand.everywhere, TODAY).value.weeks[1].needs
    day = soon[0].date
    at_once = [need for need in soon if need.date == day][:3]
    for need in at_once:
        wanted = [(BUSY, CompanyState.CONFIRMED)]
        store.do(planpeople.set_companies, need.planned_id, wanted)


WHOLE = School("whole", fill)


def _view(name: str) -> Deed:
    return on_page("plan", lambda page: page.show_view(name))


def _chips(page: Any) -> None:
    page.here.table.zoom_wanted.emit(True)  # noqa: FBT003 - what the signal tells


def _calendar(page: Any) -> None:
    page.here.calendar.trigger()


def _scene(name: str, view: str, *deeds: Deed, **more: Any) -> Scene:
    return Scene(name, "plan", (_view(view), *deeds), WHOLE, **more)


ALL_PLANS = (
    _scene("plan-all", "all", sizes=(SMALL, *BOTH)),
    _scene("plan-all-chips", "all", on_page("plan", _chips), sizes=BOTH),
    _scene("plan-all-clashes", "all", press("Alt+S"), sizes=BOTH),
    _scene("plan-all-calendar", "all", on_page("plan", _calendar), sizes=BOTH),
    _scene("plan-all-keys", "all", press("F1")),
    _scene("plan-all-200", "all", sizes=(SMALL, LARGE), scale=2),
    _scene("plan-demand", "demand", sizes=(SMALL, *BOTH)),
    _scene("plan-demand-typing", "demand", press("7")),
    _scene("plan-demand-200", "demand", sizes=(SMALL, LARGE), scale=2),
    _scene("plan-implementation", "implementation", sizes=(SMALL, *BOTH)),
    _scene("plan-implementation-200", "implementation", sizes=(SMALL, LARGE), scale=2),
    Scene("plan-all-empty", "plan", (_view("all"),), EMPTY),
)

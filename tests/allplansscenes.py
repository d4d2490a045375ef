"""What the gallery shows of all classes' plans: their board, companies needed, implementation."""

from typing import Any

from gf2tracker.actions import demo
from gf2tracker.store.store import Store
from tests.scene import BOTH, LARGE, SMALL, Deed, Scene, on_page, press
from tests.schools import EMPTY, TODAY, School

CLASSES = 50


def fill(store: Store) -> None:
    """Make the demo school as large as a whole school."""
    store.do(demo.build, TODAY, CLASSES)


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

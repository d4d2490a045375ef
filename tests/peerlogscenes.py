"""What the gallery shows of the log and the history of pairs and groups."""

from datetime import date
from typing import Any

from PySide6.QtTest import QTest

from gf2tracker.actions import demo, groups, pairs
from gf2tracker.actions.groups import NewGroups
from gf2tracker.queries import classes, peers
from gf2tracker.store.store import Store
from tests.scene import BOTH, LARGE, SMALL, Deed, Scene, class_named, on_page, press
from tests.schools import EMPTY, TODAY, School

CODE, LATE = "tøm-26a", "auto-26b"
LINE = "Mødtes i kantinen og aftalte at læse sammen hver tirsdag"


def fill(store: Store) -> None:
    """Make the demo school with a class whose groups and pairs have been changed by hand."""
    store.do(demo.build, TODAY)
    class_id = store.ask(classes.by_code, CODE).value
    of = store.ask(peers.of_class, class_id, TODAY).value
    made = [list(group) for group in of.grouping.groups]
    made[0][0], made[1][0] = made[1][0], made[0][0]
    new = NewGroups(tuple(map(tuple, made)), name="efter efterårsferien")
    store.do(groups.put, class_id, new, date(2026, 10, 19))
    couples = [list(pair) for pair in of.couples]
    couples[0][0], couples[1][0] = couples[1][0], couples[0][0]
    store.do(pairs.put, class_id, couples, date(2026, 10, 19), "Nye makkere i fase 2")


CHANGED = School("changed", fill)
HERE, THERE = class_named(CODE), class_named(LATE)


def _view(name: str) -> Deed:
    return on_page("pairs", lambda page: page.show_view(name))


def _type(page: Any) -> None:
    page.here.table.edit_line()
    QTest.keyClicks(page.here.table.editor, LINE)


def _part(name: str) -> Deed:
    return on_page("pairs", lambda page: page.here.bar.part.buttons[name].click())


LOG, PAST = _view("log"), _view("history")
TYPED = (THERE, LOG, press("4", "Down", "2", "Down", "i", "Down"), on_page("pairs", _type))
PEER_LOG = (
    Scene("peerlog", "pairs", (THERE, LOG), CHANGED, sizes=(SMALL, *BOTH)),
    Scene("peerlog-typed", "pairs", TYPED, CHANGED, sizes=BOTH),
    Scene("peerlog-keys", "pairs", (THERE, LOG, press("F1")), CHANGED),
    Scene("peerlog-none", "pairs", (LOG,), EMPTY),
    Scene("peerlog-200", "pairs", (THERE, LOG), CHANGED, scale=2, sizes=(SMALL, LARGE)),
    Scene("seathistory", "pairs", (HERE, PAST, press("Down")), CHANGED, sizes=(SMALL, *BOTH)),
    Scene("seathistory-pairs", "pairs", (HERE, PAST, _part("pairs")), CHANGED),
    Scene("seathistory-together", "pairs", (HERE, PAST, _part("together")), CHANGED, sizes=BOTH),
    Scene("seathistory-200", "pairs", (HERE, PAST), CHANGED, scale=2, sizes=(SMALL, LARGE)),
)

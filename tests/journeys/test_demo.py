"""A newcomer's first minute: the demo school opens on the morning of somebody's own classes."""

from datetime import date, time

from gf2tracker.actions import demo
from gf2tracker.settings import Settings
from tests import user
from tests.inline import InlineWork

THURSDAY = date(2026, 11, 19)


def test_the_demo_school_opens_on_mette_kraghs_morning(qtbot, sqlite_store):
    sqlite_store.do(demo.build, THURSDAY, classes=3)
    work = InlineWork(lambda: sqlite_store)
    newcomer = user.User(qtbot, work, by="", today=THURSDAY, now=time(8, 40))
    seen = newcomer.seen()
    assert "Mette Kragh" in seen
    assert "elever mangler et opkald" in seen
    assert "Demoskole" in seen
    assert newcomer.window.page("today").isVisible()
    assert Settings.read().initials == ""


def test_who_sits_in_an_own_school_sits_as_mette_kragh_in_the_demo(qtbot, sqlite_store):
    sqlite_store.do(demo.build, THURSDAY, classes=3)
    work = InlineWork(lambda: sqlite_store)
    visitor = user.User(qtbot, work, by="XYZ", today=THURSDAY, now=time(8, 40))
    assert "Mette Kragh" in visitor.seen()
    assert "Hvem er du?" not in visitor.seen()
    assert visitor.window.settings.initials == "XYZ"

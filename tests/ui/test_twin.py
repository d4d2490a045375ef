"""A second start on the same data brings the first window to the front."""

from datetime import UTC, datetime

from gf2tracker.settings import Settings
from tests.inline import InlineWork
from ui import desktop, twin
from ui.window import Window


def test_the_window_that_has_the_data_is_called(qtbot, tmp_path):
    first, done = twin.Twin(str(tmp_path / "gf2.db")), []
    first.listen()
    first.listen()
    with qtbot.waitSignal(first.called):
        assert twin.call(str(tmp_path / "gf2.db"), lambda: done.append("left"))
    assert done == ["left"]
    first.close()


def test_another_store_and_a_closed_window_are_not_called(qtbot, tmp_path):
    first = twin.Twin(str(tmp_path / "gf2.db"))
    first.close()
    assert not twin.call(str(tmp_path / "gf2.db"), lambda: None)
    first.listen()
    assert not twin.call(str(tmp_path / "other.db"), lambda: None)
    first.close()


def test_what_a_killed_window_has_left_is_taken_over(qtbot, tmp_path):
    where = str(tmp_path / "gf2.db")
    killed, second = twin.Twin(where), twin.Twin(where)
    killed.listen()
    second.listen()
    with qtbot.waitSignal(second.called):
        twin.call(where, lambda: None)
    second.close()
    killed.close()


def test_a_window_that_is_called_comes_up_again(qapp, qtbot, tmp_path):
    where = str(tmp_path / "gf2.db")
    moment = datetime(2026, 8, 19, tzinfo=UTC)
    window = Window(InlineWork(lambda: None), lambda: moment, Settings(), is_outline=True)
    qtbot.addWidget(window)
    other = desktop._one_window(qapp, window, where)
    other.listen()
    window.showMinimized()
    with qtbot.waitSignal(other.called):
        twin.call(where, lambda: None)
    assert not window.isMinimized()
    other.close()

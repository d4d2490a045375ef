"""Off the GUI thread and back: order, refusals, bugs, long work, and the end."""

import sys
import threading
from threading import Event

import pytest
from PySide6.QtCore import QThread
from sqlalchemy import func, select

import ui
from gf2tracker.actions import school
from gf2tracker.errors import Refusal
from gf2tracker.store.store import Store
from gf2tracker.store.tables import Programme
from tests.inline import InlineWork
from ui.work import Work


@pytest.fixture
def work(sqlite_path):
    made = Work(lambda: Store.open(sqlite_path, by="abc"))
    yield made
    made.close()


def count(connection):
    return connection.execute(select(func.count(Programme.id))).scalar_one()


def add(step, name):
    return school.programme_named(step, name)


def refuse(_step):
    raise Refusal("Det går ikke.")


def fail(_connection):
    raise ZeroDivisionError


def test_an_answer_comes_in_the_thread_of_the_window(qtbot, work):
    here = []
    work.ask(lambda answer: here.append((answer.value, QThread.currentThread())), count)
    qtbot.waitUntil(lambda: not work.is_busy)
    assert here == [(0, QThread.currentThread())]


def test_the_store_is_used_by_one_thread_that_is_not_the_windows(qtbot, work):
    threads = set()
    for _turn in range(3):
        work.ask(lambda _answer: None, lambda _c: threads.add(threading.get_ident()))
        work.with_store(lambda _store: threads.add(threading.get_ident()))
    qtbot.waitUntil(lambda: not work.is_busy)
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_what_is_asked_after_a_deed_sees_it(qtbot, work):
    seen = []
    for name in ("Tømrer", "Maler", "Smed"):
        work.do(add, name)
        work.ask(lambda answer: seen.append(answer.value), count)
    qtbot.waitUntil(lambda: not work.is_busy)
    assert seen == [1, 2, 3]


def test_everybody_hears_of_a_change_before_the_one_who_made_it(qtbot, work):
    heard = []
    work.changed.connect(lambda change: heard.append(change.label))
    work.do(add, "Tømrer", then=lambda _id: heard.append("then"))
    qtbot.waitUntil(lambda: not work.is_busy)
    assert heard == ["Uddannelse tilføjet: Tømrer", "then"]


def test_a_deed_that_changed_nothing_is_no_change(qtbot, work):
    heard, told = [], []
    work.do(add, "Tømrer")
    qtbot.waitUntil(lambda: not work.is_busy)
    work.changed.connect(heard.append)
    work.do(add, "Tømrer", then=told.append)
    qtbot.waitUntil(lambda: not work.is_busy)
    assert (heard, len(told)) == ([], 1)


def test_a_refusal_goes_to_who_asked_else_to_the_window(qtbot, work):
    own, window = [], []
    work.refused.connect(window.append)
    work.do(refuse, refused=own.append)
    work.do(refuse)
    qtbot.waitUntil(lambda: not work.is_busy)
    assert [one.text for one in (*own, *window)] == ["Det går ikke.", "Det går ikke."]


def test_a_bug_is_told_and_the_lane_goes_on(qtbot, work):
    bugs, seen = [], []
    work.failed.connect(bugs.append)
    work.ask(seen.append, fail)
    work.ask(lambda answer: seen.append(answer.value), count)
    qtbot.waitUntil(lambda: not work.is_busy)
    assert isinstance(bugs[0], ZeroDivisionError)
    assert seen == [0]


def test_undo_and_redo_are_changes_too(qtbot, work):
    labels = []
    work.changed.connect(lambda change: labels.append(change.label))
    work.do(add, "Tømrer")
    work.undo()
    work.redo()
    qtbot.waitUntil(lambda: not work.is_busy)
    assert labels == [
        "Uddannelse tilføjet: Tømrer",
        "Fortrudt: Uddannelse tilføjet: Tømrer",
        "Gendannet: Uddannelse tilføjet: Tømrer",
    ]


def test_long_work_tells_how_far_it_is_and_that_it_is_over(qtbot, work):
    told, done = [], []
    work.progressed.connect(told.append)

    def job(progress):
        progress(1, 2, "halvvejs")
        return "klar"

    work.write(job, done.append)
    qtbot.waitUntil(lambda: not work.is_busy)
    assert told == [(1, 2, "halvvejs"), (0, 0, "")]
    assert done == ["klar"]


def test_long_work_that_is_stopped_says_so_and_returns_nothing(qtbot, work):
    begun, go_on = Event(), Event()
    told, done, stopped = [], [], []
    work.progressed.connect(told.append)

    def job(progress):
        begun.set()
        go_on.wait(10)
        progress(1, 2)

    work.write(job, done.append, stopped=lambda: stopped.append("stopped"))
    qtbot.waitUntil(begun.is_set)
    work.stop()
    go_on.set()
    qtbot.waitUntil(lambda: not work.is_busy)
    assert (told, done, stopped) == ([(0, 0, "")], [], ["stopped"])


def test_long_work_that_is_refused_is_over_too(qtbot, work):
    told, refused = [], []
    work.progressed.connect(told.append)
    work.write(refuse, told.append, refused.append)
    qtbot.waitUntil(lambda: not work.is_busy)
    assert told == [(0, 0, "")]
    assert refused[0].text == "Det går ikke."


def test_long_work_that_ends_in_a_bug_is_over_too(qtbot, work):
    told, faults = [], []
    work.progressed.connect(told.append)
    work.failed.connect(faults.append)

    def job(progress):
        progress(0, 1, "begyndt")
        raise KeyError("bug")

    work.write(job, told.append)
    qtbot.waitUntil(lambda: not work.is_busy)
    assert told == [(0, 1, "begyndt"), (0, 0, "")]
    assert [type(one) for one in faults] == [KeyError]


def test_files_never_keep_the_store_waiting(qtbot, work):
    go_on, seen = Event(), []
    work.write(lambda _progress: go_on.wait(10), seen.append)
    work.ask(lambda answer: seen.append(answer.value), count)
    qtbot.waitUntil(lambda: seen == [0])
    go_on.set()
    qtbot.waitUntil(lambda: not work.is_busy)


def test_rested_is_told_when_nothing_is_on_its_way(qtbot, work):
    with qtbot.waitSignal(work.rested):
        work.do(add, "Tømrer")
        assert work.is_busy
    assert not work.is_busy


def test_closing_finishes_what_was_asked_for_and_lets_go_of_the_store(sqlite_path):
    work = Work(lambda: Store.open(sqlite_path, by="abc"))
    for name in ("Tømrer", "Maler"):
        work.do(add, name)
    work.close()
    store = Store.open(sqlite_path, by="abc")
    assert store.ask(count).value == 2
    store.close()


def test_after_the_end_nothing_is_asked_and_no_late_answer_comes(qtbot, sqlite_path):
    seen = []
    work = Work(lambda: Store.open(sqlite_path, by="abc"))
    work.ask(seen.append, count)
    work.close()
    work.ask(seen.append, count)
    qtbot.wait(50)
    assert seen == []
    assert not work.is_busy


def test_a_store_that_cannot_be_opened_is_told_and_tried_again(qtbot, sqlite_path):
    other = Store.open(sqlite_path, by="abc")
    work, told = Work(lambda: Store.open(sqlite_path, by="abc")), []
    work.not_opened.connect(told.append)
    work.opened.connect(lambda _store: told.append("opened"))
    work.start()
    qtbot.waitUntil(lambda: not work.is_busy, timeout=20_000)
    assert isinstance(told[0], Refusal)
    other.close()
    work.start()
    qtbot.waitUntil(lambda: not work.is_busy)
    assert told[1:] == ["opened"]
    work.close()


def test_inline_work_is_done_when_it_returns(sqlite_store):
    work, seen = InlineWork(lambda: sqlite_store), []
    work.do(add, "Tømrer", then=seen.append)
    work.ask(lambda answer: seen.append(answer.value), count)
    assert seen == [1, 1]
    assert not work.is_busy


def test_modules_are_fetched_on_the_lane_and_what_they_hold_is_the_windows(
    qtbot, tmp_path, monkeypatch, work
):
    package = tmp_path / "ui_fetched"
    package.mkdir()
    source = "import threading\nfrom PySide6.QtCore import QObject\nseen = QObject()\n"
    (package / "part.py").write_text(source + "who = threading.get_ident()\n", "utf-8")
    monkeypatch.setattr(ui, "__path__", [*ui.__path__, str(package)])
    heard = []
    work.fetch(["ui.part"], lambda: heard.append(threading.get_ident()))
    qtbot.waitUntil(lambda: not work.is_busy)
    part = sys.modules.pop("ui.part")
    assert heard == [threading.get_ident()] != [part.who]
    assert part.seen.thread() is QThread.currentThread()


def test_a_module_that_fails_is_a_bug_that_is_told(qtbot, work):
    with qtbot.waitSignal(work.failed) as told:
        work.fetch(["ui.no_such_part"], lambda: None)
    assert isinstance(told.args[0], ModuleNotFoundError)

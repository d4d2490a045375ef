"""A deed that writes much says how far it is; stopped in time, nothing of it is stored."""

from functools import partial
from threading import Event

import pytest
from sqlalchemy import func, select

from gf2tracker.actions import students
from gf2tracker.actions.students import NewStudent
from gf2tracker.errors import Refusal
from gf2tracker.store.store import Store
from gf2tracker.store.tables import Enrolment, Student
from tests import given
from ui.watched import ROWS, watched
from ui.work import Work

MANY = 2 * ROWS + 50


@pytest.fixture
def school(sqlite_path):
    store = Store.open(sqlite_path, by="abc")
    made = given.a_class(store, "tøm-26a")
    store.close()
    return made


@pytest.fixture
def work(sqlite_path, school):
    made = Work(lambda: Store.open(sqlite_path, by="abc"))
    made.heard = []
    made.progressed.connect(made.heard.append)
    yield made
    made.close()


def pupils(class_id, count=MANY):
    names = ({"first_name": "Elev", "last_name": f"Nr{n}"} for n in range(count))
    return [NewStudent(one, class_id) for one in names]


def adding(rows, store, progress, *, action=students.add_all):
    return store.do(watched(action, progress, 2 * len(rows), "Opretter elever"), rows)


def counts(connection):
    return tuple(
        connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in (Student, Enrolment)
    )


def found(qtbot, work, query, *args):
    answers = []
    work.ask(lambda answer: answers.append(answer.value), query, *args)
    qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
    return answers[0]


def test_rows_are_counted_as_they_are_written_and_all_of_them_are_one_step(qtbot, work, school):
    changes, ids = [], []
    work.changed.connect(changes.append)
    work.do_long(partial(adding, pupils(school.id)), then=ids.extend)
    qtbot.waitUntil(lambda: not work.is_busy, timeout=20_000)
    assert [done for done, _total, _text in work.heard[:3]] == [ROWS, 2 * ROWS, MANY]
    assert work.heard[0][1:] == (2 * MANY, "Opretter elever")
    assert work.heard[-1] == (0, 0, "")
    assert len(set(ids)) == MANY
    assert len(changes) == 1
    assert found(qtbot, work, counts) == (MANY, MANY)


def test_taking_back_many_rows_is_told_and_can_be_stopped(qtbot, work, school):
    refused, stopped = [], Event()
    work.refused.connect(refused.append)
    work.do_long(partial(adding, pupils(school.id)))
    work.with_store(lambda _store: stopped.wait(20))
    work.undo()
    work.stop()
    stopped.set()
    assert found(qtbot, work, counts) == (MANY, MANY)
    assert [refusal.text for refusal in refused] == ["Standset. Intet er fortrudt."]
    del work.heard[:]
    work.undo()
    assert found(qtbot, work, counts) == (0, 0)
    assert work.heard[0] == (0, 4 * MANY, f"Fortryder: {MANY} elever tilføjet: tøm-26a")
    assert work.heard[-2:] == [(4 * MANY, 4 * MANY, work.heard[0][2]), (0, 0, "")]


def test_what_is_stopped_is_not_stored_and_can_be_done_again(qtbot, work, school):
    stopped, changes = [], []
    work.changed.connect(changes.append)

    def slow(step, rows):
        work.stop()  # as if the user pressed Esc now
        return students.add_all(step, rows)

    rows = pupils(school.id)
    work.do_long(partial(adding, rows, action=slow), stopped=lambda: stopped.append(True))
    qtbot.waitUntil(lambda: bool(stopped), timeout=20_000)
    assert work.heard[-1] == (0, 0, "")
    assert not changes
    assert found(qtbot, work, counts) == (0, 0)
    work.do_long(partial(adding, rows))
    assert found(qtbot, work, counts) == (MANY, MANY)


def test_what_is_being_stored_goes_on_when_only_files_are_stopped(qtbot, work, school):
    def closing(step, rows):
        work.stop_files()
        return students.add_all(step, rows)

    work.do_long(partial(adding, pupils(school.id), action=closing))
    assert found(qtbot, work, counts) == (MANY, MANY)


def test_a_refusal_ends_the_work_and_reaches_who_asked(qtbot, work):
    def refuse(_step):
        raise Refusal("Det går ikke.")

    refused = []
    work.do_long(
        lambda store, progress: store.do(watched(refuse, progress, 1, "x")), refused=refused.append
    )
    qtbot.waitUntil(lambda: bool(refused), timeout=20_000)
    assert work.heard[-1] == (0, 0, "")


def test_what_is_not_counted_is_the_steps_own(qtbot, work, school):
    def rename(step, class_id):
        step.label("Omdøbt")
        assert step.connection is not None
        step.update_all(Student, {})

    work.do_long(lambda store, progress: store.do(watched(rename, progress, 1, "x"), school.id))
    qtbot.waitUntil(lambda: not work.is_busy, timeout=20_000)
    assert work.heard == [(0, 0, "")]

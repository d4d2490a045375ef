"""The journal as it is read."""

from datetime import time

from gf2tracker.actions import register, students
from gf2tracker.domain.change import StepKind
from gf2tracker.domain.mark import AbsenceKind, Mark
from gf2tracker.queries import history
from gf2tracker.queries.history import LessonChange, Offer
from tests import given

MONDAY = given.MONDAY
SICK, LATE = Mark(AbsenceKind.SICK), Mark(AbsenceKind.LATE, 12)


def test_steps_are_told_newest_first(store):
    given.a_class(store, "tøm-26a", students=2)
    found = store.ask(history.steps).value
    assert found[0].label == "2 elever tilføjet: tøm-26a"
    assert found[0].by == "abc"
    assert [step.id for step in found] == sorted((step.id for step in found), reverse=True)
    assert store.ask(history.steps, 2).value == found[:2]


def test_what_was_undone_is_told_as_such(store):
    number = given.student(store)
    done = store.do(students.change, number, {"postcode": "2750"}).change
    store.undo()
    undoing, deed = store.ask(history.steps, 2).value
    assert (deed.id, deed.undone, deed.can_undo) == (done.step, True, False)
    assert (undoing.kind, undoing.can_undo) == (StepKind.UNDO, False)
    store.redo()
    redoing, undoing, deed = store.ask(history.steps, 3).value
    assert (deed.undone, deed.can_undo, undoing.undone) == (False, True, True)
    assert redoing.kind is StepKind.REDO


def test_the_menu_names_what_undo_and_redo_would_do(store):
    assert store.ask(history.offer, "abc").value == Offer(None, None)
    given.student(store)
    assert store.ask(history.offer, "abc").value == Offer("1 elev tilføjet", None)
    assert store.ask(history.offer, "xyz").value == Offer(None, None)
    store.undo()
    assert store.ask(history.offer, "abc").value == Offer(None, "1 elev tilføjet")


def test_a_row_tells_who_changed_what(store):
    number = given.student(store, "Bo Dam")
    store.do(students.change, number, {"postcode": "2750", "track": "EUX"})
    store.do(students.delete, number)
    gone, changed, made = store.ask(history.changes_of, "student", number).value
    assert (made.is_new, changed.is_new, gone.is_gone) == (True, False, True)
    assert [(one.column, one.old, one.new) for one in changed.values] == [
        ("track", "EUD", "EUX"),
        ("postcode", "", "2750"),
    ]
    assert changed.by == "abc"


def test_a_mark_tells_what_it_was(store):
    made = given.a_class(store, students=1)
    anna = made.students[0]
    store.do(register.take, made.id, MONDAY, [1], time(8, 20))
    store.do(register.mark, made.id, MONDAY, {(anna, 2): SICK})
    store.do(register.mark, made.id, MONDAY, {(anna, 1): LATE, (anna, 2): None})
    store.do(register.mark, made.id, MONDAY, {(anna, 1): None})
    told = store.ask(history.of_marks, anna, MONDAY).value
    assert [change.lessons for change in told] == [
        (LessonChange(1, LATE, None),),
        (LessonChange(1, None, LATE), LessonChange(2, SICK, None)),
        (LessonChange(2, None, SICK),),
    ]

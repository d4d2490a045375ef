"""What marking and taking the register promises, read back through the day's own query."""

from datetime import date, time

import pytest

from gf2tracker.actions import absence, closed, exemption, reasons, register, students
from gf2tracker.domain.mark import AbsenceKind, Mark
from gf2tracker.errors import Refusal
from tests import given
from tests.registers import AT, mark, row_of, take, the_day, written

MON = date(2026, 8, 17)
TUE = date(2026, 8, 18)
FRI = date(2026, 8, 21)
SAT = date(2026, 8, 22)
U = Mark(AbsenceKind.ABSENT)


@pytest.fixture
def tom(store):
    return given.a_class(store, students=3)


def test_a_mark_stands_in_its_lesson(store, tom):
    anna = tom.students[0]
    done = mark(store, tom.id, MON, {(anna, 1): "F12", (anna, 3): "U"})
    assert written(row_of(store, tom.id, anna, MON)) == "F12||U"
    assert done.change.tables == {"absence_day"}
    assert done.change.label == "1 elev markeret, tøm-26a man 17.08."


def test_lesson_none_is_the_whole_day(store, tom):
    done = mark(store, tom.id, FRI, {(one, None): "S" for one in tom.students})
    assert [written(row) for row in the_day(store, tom.id, FRI).rows] == ["S|S|S|S|S"] * 3
    assert done.change.label == "3 elever markeret syg, tøm-26a fre 21.08."


def test_late_marks_the_first_lesson_of_a_whole_day_and_early_the_last(store, tom):
    one, other, _third = tom.students
    mark(store, tom.id, FRI, {(one, None): "F12", (other, None): "T25"})
    assert written(row_of(store, tom.id, one, FRI)) == "F12"
    assert written(row_of(store, tom.id, other, FRI)) == "||||T25"


def test_one_lesson_is_written_over_the_whole_day(store, tom):
    anna = tom.students[0]
    mark(store, tom.id, FRI, {(anna, 2): "", (anna, None): "U"})
    assert written(row_of(store, tom.id, anna, FRI)) == "U||U|U|U"


def test_present_takes_the_mark_away_and_the_row_with_it(store, tom):
    anna = tom.students[0]
    mark(store, tom.id, MON, {(anna, 1): "U"})
    done = mark(store, tom.id, MON, {(anna, 1): "."})
    assert written(row_of(store, tom.id, anna, MON)) == ""
    assert done.change.label == "1 elev markeret til stede, tøm-26a man 17.08."
    assert mark(store, tom.id, MON, {(anna, 1): "."}).change.step is None


def test_a_note_keeps_its_row_when_the_marks_go(store, tom):
    anna = tom.students[0]
    store.do(register.note, anna, MON, "  Går 14:00,   aftalt ")
    mark(store, tom.id, MON, {(anna, 1): "U"})
    mark(store, tom.id, MON, {(anna, 1): ""})
    row = row_of(store, tom.id, anna, MON)
    assert (row.note, row.noted_by) == ("Går 14:00, aftalt", "abc")
    done = store.do(register.note, anna, MON, "")
    assert row_of(store, tom.id, anna, MON).note == ""
    assert done.change.label == "Note slettet, tøm-26a man 17.08."


def test_a_note_without_marks_counts_for_nothing(store, tom):
    anna = tom.students[0]
    take(store, tom.id, MON)
    store.do(register.note, anna, MON, "Mor ringede")
    row = row_of(store, tom.id, anna, MON)
    assert (row.share, row.minutes, row.is_whole_day) == (0, 0, False)


@pytest.mark.parametrize(
    ("day", "text", "sentence"),
    [
        (SAT, "Hej", "Holdet har ikke undervisning lørdag 22.08.2026. Vælg en anden dag."),
        (date(2026, 8, 7), "Hej", "Eleven går ikke på et hold fre 07.08.2026. Vælg en anden dag."),
        (MON, "x" * 501, "Teksten er for lang. Der er plads til 500 tegn."),
    ],
)
def test_a_note_is_refused(store, tom, day, text, sentence):
    with pytest.raises(Refusal) as refused:
        store.do(register.note, tom.students[0], day, text)
    assert refused.value.text == sentence


def test_planned_marks_are_kept_for_days_to_come(store, tom):
    anna = tom.students[0]
    coming = date(2026, 9, 14)
    mark(store, tom.id, coming, {(anna, None): "G"})
    assert written(row_of(store, tom.id, anna, coming, today=MON)) == "|".join("G" * 8)
    assert row_of(store, tom.id, anna, coming, today=MON).share is None


@pytest.mark.parametrize(
    ("day", "cell", "sentence", "field"),
    [
        (SAT, (0, 1), "Holdet har ikke undervisning lørdag 22.08.2026. Vælg en anden dag.", "date"),
        (
            date(2026, 12, 25),
            (0, 1),
            "Holdet har ikke undervisning fredag 25.12.2026 (Juledag). Vælg en anden dag.",
            "date",
        ),
        (
            date(2026, 8, 3),
            (0, 1),
            "Holdet har ikke undervisning mandag 03.08.2026. Vælg en anden dag.",
            "date",
        ),
        (FRI, (0, 6), "tøm-26a har ikke 6. lektion fre 21.08.: dagen har 5 lektioner.", "lesson"),
        (
            FRI,
            (999, 1),
            "En elev går ikke på tøm-26a fre 21.08.2026. Se elevens første og sidste dag.",
            "student",
        ),
    ],
)
def test_impossible_marks_are_refused(store, tom, day, cell, sentence, field):
    who, lesson = cell
    student_id = tom.students[0] if who == 0 else who
    with pytest.raises(Refusal) as refused:
        store.do(register.mark, tom.id, day, {(student_id, lesson): U})
    assert (refused.value.text, refused.value.field) == (sentence, field)


def test_a_closed_day_is_refused_with_its_name(store, tom):
    store.do(closed.add, MON, TUE, "Studietur")
    with pytest.raises(Refusal, match=r"mandag 17\.08\.2026 \(Studietur\)"):
        store.do(register.take, tom.id, MON, [1], AT)


def test_a_class_that_is_gone_is_refused(store):
    with pytest.raises(Refusal, match="findes ikke længere"):
        store.do(register.mark, 77, MON, {})


def test_students_who_have_not_begun_or_have_left_are_refused(store, tom):
    late = given.student(store, "Sofie Lund", tom.id, TUE)
    with pytest.raises(Refusal):
        mark(store, tom.id, MON, {(late, 1): "U"})
    mark(store, tom.id, TUE, {(late, 1): "U"})
    assert len(the_day(store, tom.id, MON).rows) == 3
    assert len(the_day(store, tom.id, TUE).rows) == 4


def test_one_wrong_cell_stores_nothing(store, tom):
    anna = tom.students[0]
    with pytest.raises(Refusal):
        store.do(register.mark, tom.id, FRI, {(anna, 1): U, (anna, 9): U})
    assert written(row_of(store, tom.id, anna, FRI)) == ""


def test_exempt_lessons_cannot_be_marked_and_are_left_out_of_whole_days(store, tom):
    anna = tom.students[0]
    store.do(exemption.add, anna, MON, FRI, "1,2||||")
    with pytest.raises(Refusal, match=r"fritaget i 2\. lektion"):
        mark(store, tom.id, MON, {(anna, 2): "U"})
    mark(store, tom.id, MON, {(anna, None): "U"})
    row = row_of(store, tom.id, anna, MON)
    assert written(row) == "||U|U|U|U|U|U"
    assert row.exempt == {1, 2}
    assert row.is_whole_day


def test_marks_cost_nothing_until_the_register_is_taken(store, tom):
    anna = tom.students[0]
    mark(store, tom.id, MON, {(anna, None): "U"})
    assert row_of(store, tom.id, anna, MON).share is None
    take(store, tom.id, MON, [1])
    assert row_of(store, tom.id, anna, MON).share == 1
    mark(store, tom.id, MON, {(anna, 2): ""})
    take(store, tom.id, MON, [2])
    assert row_of(store, tom.id, anna, MON).share == 0.5
    store.do(register.untake, tom.id, MON, [1, 2])
    assert row_of(store, tom.id, anna, MON).share is None


def test_taking_tells_who_was_there(store, tom):
    mark(store, tom.id, MON, {(tom.students[0], 1): "U", (tom.students[1], 1): "F12"})
    done = take(store, tom.id, MON, [1])
    assert done.change.label == "1. lektion ført, tøm-26a man 17.08.: 2 til stede, 1 mangler"
    first, second, *_rest = the_day(store, tom.id, MON).lessons
    assert (first.taken_at, first.present, first.missing) == (AT, 2, 1)
    assert second.taken_at is None
    assert the_day(store, tom.id, MON).taken_by == "abc"


def test_a_lesson_keeps_the_time_it_was_taken_first(store, tom):
    take(store, tom.id, MON, [1])
    done = store.do(register.take, tom.id, MON, [1, 2], time(9, 2))
    taken = [lesson.taken_at for lesson in the_day(store, tom.id, MON).lessons]
    assert taken[:3] == [AT, time(9, 2), None]
    assert done.change.label == "1. og 2. lektion ført, tøm-26a man 17.08."
    assert store.do(register.take, tom.id, MON, [1], time(10, 0)).change.step is None


def test_the_whole_day_is_taken_and_taken_back(store, tom):
    done = take(store, tom.id, FRI)
    assert done.change.label == "Hele dagen ført, tøm-26a fre 21.08."
    done = store.do(register.untake, tom.id, FRI, range(1, 6))
    assert done.change.label == "Hele dagen ikke længere ført, tøm-26a fre 21.08."
    assert all(lesson.taken_at is None for lesson in the_day(store, tom.id, FRI).lessons)


def test_taking_a_lesson_the_day_does_not_have_is_refused(store, tom):
    with pytest.raises(Refusal, match=r"6\. lektion"):
        take(store, tom.id, FRI, [6])


def test_undo_brings_marks_and_taken_lessons_back_together(store, tom):
    anna = tom.students[0]
    mark(store, tom.id, MON, {(anna, None): "U"})
    take(store, tom.id, MON)
    assert row_of(store, tom.id, anna, MON).share == 1
    store.undo()
    assert row_of(store, tom.id, anna, MON).share is None
    store.undo()
    assert written(row_of(store, tom.id, anna, MON)) == ""
    store.redo()
    assert written(row_of(store, tom.id, anna, MON)) == "|".join("U" * 8)


def test_a_lesson_is_marked_as_the_one_before(store, tom):
    one, other, third = tom.students
    mark(store, tom.id, MON, {(one, 1): "U", (other, 1): "F12", (third, 1): "S", (third, 2): "G"})
    done = store.do(register.copy_lesson, tom.id, MON, 2)
    rows = [written(row_of(store, tom.id, each, MON)) for each in tom.students]
    assert rows == ["U|U", "F12", "S|G"]
    assert done.change.label == "2. lektion som 1., tøm-26a man 17.08.: 1 elev"


def test_only_the_chosen_students_are_copied(store, tom):
    one, other, _third = tom.students
    mark(store, tom.id, MON, {(one, 1): "U", (other, 1): "U"})
    store.do(register.copy_lesson, tom.id, MON, 2, [other])
    assert written(row_of(store, tom.id, one, MON)) == "U"
    assert written(row_of(store, tom.id, other, MON)) == "U|U"


def test_exempt_lessons_are_not_copied(store, tom):
    one, _other, _third = tom.students
    store.do(exemption.add, one, MON, MON, "2||||")
    mark(store, tom.id, MON, {(one, 1): "U"})
    assert store.do(register.copy_lesson, tom.id, MON, 2).change.step is None


def test_nothing_comes_before_the_first_lesson(store, tom):
    with pytest.raises(Refusal, match="ingen lektion før den første"):
        store.do(register.copy_lesson, tom.id, MON, 1)


def test_a_copied_mark_brings_its_reason(store, tom):
    anna = tom.students[0]
    bus = store.do(reasons.add, AbsenceKind.ABSENT, "Bus", is_lawful=False).value
    mark(store, tom.id, MON, {(anna, 1): "U"})
    store.do(absence.give_reason, [(anna, MON, 1)], bus)
    store.do(register.copy_lesson, tom.id, MON, 2)
    assert row_of(store, tom.id, anna, MON).reasons[:3] == (bus, bus, None)


def test_a_mark_of_another_kind_loses_the_reason_and_one_of_the_same_keeps_it(store, tom):
    anna = tom.students[0]
    bus = store.do(reasons.add, AbsenceKind.LATE, "Bus", is_lawful=False).value
    mark(store, tom.id, MON, {(anna, 1): "F12"})
    store.do(absence.give_reason, [(anna, MON, 1)], bus)
    mark(store, tom.id, MON, {(anna, 1): "F20"})
    assert row_of(store, tom.id, anna, MON).reasons[0] == bus
    mark(store, tom.id, MON, {(anna, 1): "U"})
    assert row_of(store, tom.id, anna, MON).reasons[0] is None


def test_a_day_is_replaced_and_its_register_taken(store, tom):
    one, other, third = tom.students
    mark(store, tom.id, FRI, {(one, None): "U", (third, 2): "G"})
    store.do(register.note, third, FRI, "Session")
    sick, late = Mark(AbsenceKind.SICK), Mark(AbsenceKind.LATE, 5)
    cells = {(other, None): sick, (one, 1): late, (third, None): None}
    done = store.do(register.replace_day, tom.id, FRI, cells, AT)
    rows = [written(row_of(store, tom.id, each, FRI)) for each in tom.students]
    assert rows == ["F5", "S|S|S|S|S", ""]
    assert row_of(store, tom.id, third, FRI).note == "Session"
    assert (done.value.lessons_taken, done.value.marks) == (5, 6)
    assert done.change.label == "Protokol erstattet, tøm-26a fre 21.08.: 2 elever med mærker"
    assert row_of(store, tom.id, other, FRI).share == 1
    assert row_of(store, tom.id, one, FRI).share == 5 / (5 * 45)


def test_a_fault_in_a_replaced_day_stores_nothing(store, tom):
    mark(store, tom.id, FRI, {(tom.students[0], 1): "U"})
    with pytest.raises(Refusal):
        store.do(register.replace_day, tom.id, FRI, {(tom.students[1], 7): U}, AT)
    assert written(row_of(store, tom.id, tom.students[0], FRI)) == "U"
    assert the_day(store, tom.id, FRI).lessons[0].taken_at is None


def test_labels_name_no_student(store, tom):
    name = "Navnholdt Særkende"
    who = given.student(store, name, tom.id)
    labels = [
        mark(store, tom.id, MON, {(who, 1): "U"}).change.label,
        take(store, tom.id, MON).change.label,
        store.do(register.note, who, MON, "Hej").change.label,
        store.do(register.copy_lesson, tom.id, MON, 2).change.label,
    ]
    assert all(label and name.split(maxsplit=1)[0] not in label for label in labels)


def test_a_register_with_many_students_is_one_step(store):
    many = given.a_class(store, "el-26b", students=28)
    marks = ["U", "S", "F12", "", "K", "?", "G"]
    cells = {(one, None): marks[at % 7] for at, one in enumerate(many.students)}
    assert mark(store, many.id, MON, cells).change.label == "28 elever markeret, el-26b man 17.08."
    rows = {row.student_id: row for row in the_day(store, many.id, MON).rows}
    assert written(rows[many.students[1]]) == "|".join("S" * 8)
    assert sum(bool(written(row)) for row in rows.values()) == 24


def test_protected_students_have_no_phone_in_the_register(store, tom):
    who = given.student(store, "Karl Emil Hemmelig", tom.id, phone="15 42 07 88")
    store.do(students.change, who, {"is_protected": True, "called_name": "Emil"})
    row = row_of(store, tom.id, who, MON)
    assert (row.name, row.phone, row.is_protected) == ("Emil", "", True)

"""What else a morning holds, over all running classes at once."""

from datetime import date

from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.queries import morning
from gf2tracker.queries.attendance import attendance
from gf2tracker.queries.running import running
from tests import given
from tests.registers import mark, take

MON, TUE = date(2026, 8, 10), date(2026, 8, 11)


def found(store, today, mine=None):
    def asked(connection):
        classes = running(connection, today, mine)
        known = attendance(connection, classes, today)
        return morning.morning(connection, classes, known, today, mine)

    return store.ask(asked).value


def test_part_of_a_day_is_told_with_its_lessons(store):
    tom = given.a_class(store, students=2)
    who = tom.students[0]
    mark(store, tom.id, MON, {(who, 5): "G", (who, 6): "G", (tom.students[1], 1): "F"})
    take(store, tom.id, MON, [1])
    (one,) = found(store, MON).not_expected
    assert (one.student.student_id, one.kind) == (who, AbsenceKind.APPROVED)
    assert (one.lessons, one.is_whole_day, one.until) == ((5, 6), False, MON)


def test_who_stayed_away_without_a_word_was_not_planned(store):
    tom = given.a_class(store, students=3)
    marks = dict(zip(tom.students, ("U", "I", "?"), strict=True))
    mark(store, tom.id, TUE, {(who, None): text for who, text in marks.items()})
    assert found(store, TUE).not_expected == ()


def test_my_own_come_first(store):
    jens = given.a_teacher(store, "JEHO", "Jens Holst")
    mine = given.a_class(store, "tøm-26a", students=1, contact_teacher_id=jens)
    other = given.a_class(store, "el-26a", students=1)
    for made in (mine, other):
        mark(store, made.id, MON, {(made.students[0], None): "S"})
    codes = [one.student.code for one in found(store, MON, "JEHO").not_expected]
    assert codes == ["tøm-26a", "el-26a"]


def test_who_comes_later_or_leaves_early_is_expected(store):
    tom = given.a_class(store, students=3)
    late, early, both = tom.students
    mark(store, tom.id, MON, {(late, 2): "F12", (early, 7): "T", (both, 1): "F", (both, 5): "G"})
    mark(store, tom.id, TUE, {(both, None): "G"})
    (one,) = found(store, MON).not_expected
    assert one.student.student_id == both
    assert (one.kind, one.lessons, one.until) == (AbsenceKind.APPROVED, (5,), TUE)

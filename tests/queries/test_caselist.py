"""What the status report tells of following up, class by class."""

from datetime import date

from gf2tracker.actions import followup
from gf2tracker.queries import caselist
from gf2tracker.queries.attendance import attendance
from tests import given
from tests.registers import take_day

MON, TUE, FRI = date(2026, 8, 10), date(2026, 8, 11), date(2026, 8, 14)


def of_classes(store, class_ids, today):
    def asked(connection):
        known = attendance(connection, class_ids, today)
        return caselist.case_list(connection, class_ids, known)

    return store.ask(asked).value


def test_cases_and_gaps_come_in_the_order_of_the_classes_asked_for(store):
    tom, el = given.a_class(store, students=2), given.a_class(store, "el-26a", students=1)
    for made in (tom, el):
        take_day(store, made.id, MON, {made.students[0]: "U"})
        take_day(store, made.id, TUE)
    store.do(followup.plan_next, tom.students[1], "Følg op på sko", date(2026, 8, 20))
    found = of_classes(store, [tom.id, el.id], FRI)
    assert [one.student.code for one in found.cases] == ["tøm-26a", "el-26a"]
    assert [one.code for one in found.gaps] == ["tøm-26a", "el-26a"]
    assert found.by_student[el.students[0]].student.code == "el-26a"
    assert found.followed[tom.students[1]].next_step == "Følg op på sko"


def test_one_class_alone_leaves_the_others_out(store):
    tom, el = given.a_class(store, students=1), given.a_class(store, "el-26a", students=1)
    for made in (tom, el):
        take_day(store, made.id, MON, {made.students[0]: "U"})
    whole = of_classes(store, [tom.id, el.id], TUE)
    assert [one.student.code for one in whole.of_class(el.id).cases] == ["el-26a"]
    alone = of_classes(store, [el.id], TUE)
    assert [one.student.code for one in alone.cases] == ["el-26a"]
    assert alone.gaps == ()

"""Which classes are running, whose they are, and what the school has decided."""

from datetime import date

from gf2tracker.actions import classes, school
from gf2tracker.domain.attention import Limits
from gf2tracker.domain.people import Role
from gf2tracker.queries.attendance import attendance
from gf2tracker.queries.away import away
from gf2tracker.queries.limits import limits
from gf2tracker.queries.running import running
from tests import given
from tests.registers import take_day

MON = date(2026, 8, 10)
TUE = date(2026, 8, 11)


def running_on(store, day, mine=None):
    found = store.ask(running, day, mine).value
    return {one.code: one for one in found.values()}


def test_a_class_runs_from_its_start_to_the_friday_of_its_last_week(store):
    given.a_class(store, "tøm-26a")
    given.a_class(store, "el-26b", starts_on=date(2026, 8, 17))
    assert set(running_on(store, date(2026, 8, 9))) == set()
    assert set(running_on(store, MON)) == {"tøm-26a"}
    assert set(running_on(store, date(2026, 8, 17))) == {"tøm-26a", "el-26b"}
    end = running_on(store, MON)["tøm-26a"].course.ends_on
    assert "tøm-26a" in running_on(store, end)
    assert "tøm-26a" not in running_on(store, date.fromordinal(end.toordinal() + 1))


def test_a_class_is_of_its_contact_teacher_and_its_team(store):
    given.a_class(store, "tøm-26a")
    vvs = given.a_class(store, "vvs-26a", contact_teacher_id=None)
    jens = given.a_teacher(store, "JEHO", "Jens Holst")
    store.do(classes.change, vvs.id, {"team": ((jens, Role.COUNSELLOR),)})
    assert [one.code for one in running_on(store, MON, "mekr").values() if one.is_mine] == [
        "tøm-26a"
    ]
    assert [one.code for one in running_on(store, MON, "JEHO").values() if one.is_mine] == [
        "vvs-26a"
    ]
    assert not any(one.is_mine for one in running_on(store, MON, "").values())
    assert running_on(store, MON)["vvs-26a"].teacher == ""


def test_the_schools_limits_hold_from_the_start_and_as_decided(store):
    assert store.ask(limits).value == Limits(0.10, 0.15, part_is_enough=False)
    decided = {"watch_share": 0.08, "act_share": 0.12, "first_days_partial": True}
    store.do(school.set_settings, decided)
    assert store.ask(limits).value == Limits(0.08, 0.12, part_is_enough=True)


def test_away_is_about_the_classes_asked_for(store):
    tom = given.a_class(store, "tøm-26a", students=1)
    el = given.a_class(store, "el-26b", students=1)
    for one in (tom, el):
        for day in (MON, TUE):
            take_day(store, one.id, day, {one.students[0]: "U"})

    def of_tom(connection):
        classes = {tom.id: running(connection, TUE)[tom.id]}
        known = attendance(connection, classes, TUE)
        return away(connection, classes, known, TUE, part_is_enough=False)

    found = store.ask(of_tom).value
    assert [call.student.student_id for call in found.radar] == [tom.students[0]]
    assert [one.days for one in found.absent] == [2]

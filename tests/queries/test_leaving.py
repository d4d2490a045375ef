"""Who left without everybody knowing who must, and how the reasons are used."""

from datetime import date

import pytest

from gf2tracker.actions import enrolment, leaving, students
from gf2tracker.actions.enrolment import NewEnrolment
from gf2tracker.domain.notice import Informed
from gf2tracker.domain.people import CountsAs, LeaveReason
from gf2tracker.errors import Refusal
from gf2tracker.queries import leaving as told
from gf2tracker.queries import students as people
from gf2tracker.queries.outcomes import outcomes_of
from tests import given

KID, YOUNG, GROWN = date(2009, 6, 1), date(2004, 6, 1), date(1990, 6, 1)
LAST, TODAY = date(2026, 8, 21), date(2026, 8, 24)


def leaver(store, made, name="Anna Holm", born=YOUNG, reason=LeaveReason.PERSONAL, last_day=LAST):
    student_id = given.student(store, name, made.id, birth_date=born)
    stay = store.ask(people.one, student_id, last_day).value.present
    store.do(enrolment.leave, stay.id, last_day, reason, "personlige problemer", "job på lager")
    return student_id, stay.id


def notices(store, today=TODAY, mine=None):
    return store.ask(told.notices, today, mine).value


def test_a_young_leaver_stands_there_until_the_municipality_is_told(store):
    made = given.a_class(store)
    _anna, stay_id = leaver(store, made)
    (notice,) = notices(store, mine="mekr")
    assert (notice.student.name, notice.student.code, notice.student.is_mine) == (
        "Anna Holm",
        "tøm-26a",
        True,
    )
    assert (notice.left_on, notice.age, notice.reason.name) == (LAST, 22, "private årsager")
    assert notice.missing == (Informed.MUNICIPALITY,)
    store.do(leaving.inform, stay_id, notice.missing)
    assert notices(store) == ()
    store.undo()
    assert len(notices(store)) == 1


def test_only_those_who_must_be_told_of_stand_there(store):
    made = given.a_class(store)
    leaver(store, made, "Anna Grown", GROWN)
    leaver(store, made, "Bo Gone", reason=LeaveReason.NO_SHOW)
    leaver(store, made, "Carl Skole", reason=LeaveReason.CHANGED_SCHOOL)
    leaver(store, made, "Dina Kid", KID, LeaveReason.CHANGED_SCHOOL)
    leaver(store, made, "Eva Snart", last_day=date(2026, 8, 28))
    leaver(store, made, "Finn Ukendt", None, LeaveReason.CHANGED_PROGRAMME)
    found = {one.student.name: (one.missing, one.age) for one in notices(store)}
    assert found == {
        "Dina Kid": ((Informed.GUARDIAN,), 17),
        "Finn Ukendt": ((Informed.MUNICIPALITY,), None),
    }
    assert notices(store, date(2027, 3, 1)) == ()


def test_the_schools_own_meaning_decides_who_is_reminded_of(store):
    leaver(store, given.a_class(store), reason=LeaveReason.CHANGED_SCHOOL)
    assert notices(store) == ()
    store.do(leaving.change, LeaveReason.CHANGED_SCHOOL, "skiftet skole", CountsAs.DROPOUT)
    assert len(notices(store)) == 1


def test_one_who_is_in_another_class_by_now_is_not_reminded_of(store):
    student_id, _stay = leaver(store, given.a_class(store), reason=LeaveReason.CHANGED_PROGRAMME)
    other = given.a_class(store, "el-26a")
    store.do(enrolment.enrol_all, [NewEnrolment(student_id, other.id, TODAY)])
    assert notices(store) == ()


def test_own_classes_come_first_and_then_the_longest_ago(store):
    mine = given.a_class(store, "tøm-26a")
    other = given.a_class(store, "el-26a", contact_teacher_id=None)
    leaver(store, other, "Bo Andres", last_day=date(2026, 8, 12))
    leaver(store, mine, "Anna Sidst", last_day=LAST)
    leaver(store, mine, "Carl Først", last_day=date(2026, 8, 14))
    names = [one.student.name for one in notices(store, mine="MEKR")]
    assert names == ["Carl Først", "Anna Sidst", "Bo Andres"]


def test_a_protected_student_is_a_called_name_without_a_phone(store):
    student_id, stay_id = leaver(store, given.a_class(store))
    store.do(students.change, student_id, {"is_protected": True, "phone": "15 42 07 88"})
    (notice,) = notices(store)
    assert (notice.student.name, notice.student.phone) == ("Anna", "")
    text = store.ask(told.message, stay_id, Informed.MUNICIPALITY, TODAY).value
    assert "Holm" not in text
    assert "sikker post" in text


def test_the_text_has_the_facts_and_not_what_the_student_told(store):
    _anna, stay_id = leaver(store, given.a_class(store))
    text = store.ask(told.message, stay_id, Informed.MUNICIPALITY, TODAY).value
    assert "Anna Holm er stoppet på GF2 Tømrer. Sidste dag var 21.08.2026." in text
    assert "Årsag: private årsager (frafald)" in text
    assert "Videre til: job på lager" in text
    assert "Kontaktlærer: Mette Kragh" in text
    assert "personlige problemer" not in text


def test_the_guardian_and_the_municipality_each_have_a_text(store):
    _anna, stay_id = leaver(store, given.a_class(store), born=KID)
    found = store.ask(told.departed, stay_id, TODAY).value
    assert (found.called, found.left_on, found.informed) == ("Anna", LAST, frozenset())
    assert found.required == (Informed.GUARDIAN, Informed.MUNICIPALITY)
    assert [to for to, _text in found.texts] == [Informed.MUNICIPALITY, Informed.GUARDIAN]


def test_there_is_no_text_of_one_who_has_not_left(store):
    made = given.a_class(store, students=1)
    stay = store.ask(people.one, made.students[0], TODAY).value.present
    for number in (stay.id, 999):
        with pytest.raises(Refusal, match="ikke meldt ud"):
            store.ask(told.message, number, Informed.MUNICIPALITY, TODAY)


def test_one_student_s_notice_is_found_by_the_student(store):
    made = given.a_class(store, students=1)
    student_id, stay_id = leaver(store, made)
    assert store.ask(told.of_student, student_id, TODAY).value.enrolment_id == stay_id
    assert store.ask(told.of_student, made.students[0], TODAY).value is None


def test_it_is_known_how_many_left_for_each_reason(store):
    made = given.a_class(store)
    leaver(store, made, "Anna Holm")
    leaver(store, made, "Bo Dam")
    used = {one.reason.code: one.used for one in store.ask(told.reason_use).value}
    assert used[LeaveReason.PERSONAL] == 2
    assert sum(used.values()) == 2
    assert len(used) == len(LeaveReason)


def test_the_outcomes_of_a_class_follow_the_reasons_and_the_moves(store):
    made, other = given.a_class(store, students=3), given.a_class(store, "tøm-26b")
    leaver(store, made, "Anna Holm")
    leaver(store, made, "Bo Dam", reason=LeaveReason.NO_SHOW)
    leaver(store, made, "Carl Ek", reason=LeaveReason.CHANGED_PROGRAMME)
    stay = store.ask(people.one, made.students[0], TODAY).value.present
    store.do(enrolment.move, stay.id, other.id, LAST)
    found = store.ask(outcomes_of, TODAY).value
    here = found[made.id]
    assert (here.here, here.dropout, here.rechoice, here.outside, here.moved) == (2, 1, 1, 1, 1)
    assert here.base == 4
    assert found[other.id].here == 1
    assert list(store.ask(outcomes_of, TODAY, [other.id]).value) == [other.id]

"""The school's reasons for leaving, and who was told of a leaver."""

from datetime import date

import pytest

from gf2tracker.actions import enrolment, leaving
from gf2tracker.domain.notice import Informed
from gf2tracker.domain.people import CountsAs, LeaveReason
from gf2tracker.errors import Refusal
from gf2tracker.queries import leaving as told
from gf2tracker.queries import students as people
from tests import given

LAST = date(2026, 8, 21)


def entry(store, code):
    return next(one for one in store.ask(told.reasons).value if one.code == code)


def stay_of(store, student_id):
    return store.ask(people.one, student_id, given.MONDAY).value.present


def one_who_left(store, reason=LeaveReason.GOT_JOB):
    made = given.a_class(store, students=1)
    stay = stay_of(store, made.students[0])
    store.do(enrolment.leave, stay.id, LAST, reason)
    return made.students[0], stay.id


def refused(store, action, *args):
    with pytest.raises(Refusal) as refusal:
        store.do(action, *args)
    return refusal.value


def test_the_school_adds_a_reason_of_its_own_and_uses_it_at_once(store):
    done = store.do(leaving.add, " Flyttet til  udlandet", CountsAs.NOTHING, "24")
    assert done.change.label == "Afgangsårsag tilføjet: Flyttet til udlandet"
    student_id, _stay = one_who_left(store, done.value)
    reason = stay_of(store, student_id).leave_reason
    assert (reason.name, reason.counts_as, reason.central_code) == (
        "Flyttet til udlandet",
        CountsAs.NOTHING,
        "24",
    )
    names = [one.name for one in store.ask(told.reasons).value]
    assert names[-2:] == ["Flyttet til udlandet", "andet"]


def test_two_reasons_never_have_one_name(store):
    for name in ("FÅET JOB", "", "ring 010107-1234"):
        assert refused(store, leaving.add, name, CountsAs.DROPOUT).field == "name"
    assert refused(store, leaving.add, "ny", "hvad").field == "counts_as"
    assert refused(store, leaving.add, "ny", CountsAs.DROPOUT, "1" * 11).field == "central_code"


def test_another_meaning_counts_for_those_who_left_already_and_says_how_many(store):
    student_id, _stay = one_who_left(store)
    done = store.do(leaving.change, LeaveReason.GOT_JOB, "arbejde", CountsAs.RECHOICE, "22")
    assert done.value == 1
    assert done.change.label == ("Afgangsårsag rettet: arbejde, tæller nu som omvalg for 1 elev")
    reason = stay_of(store, student_id).leave_reason
    assert (reason.name, reason.counts_as) == ("arbejde", CountsAs.RECHOICE)
    store.undo()
    assert stay_of(store, student_id).leave_reason.counts_as is CountsAs.DROPOUT
    assert store.do(leaving.change, LeaveReason.LEAVE, "pause", CountsAs.NOTHING).value == 0


def test_a_reason_out_of_use_is_kept_by_those_who_have_it_and_refused_for_others(store):
    student_id, stay_id = one_who_left(store)
    store.do(leaving.deactivate, LeaveReason.GOT_JOB)
    assert not entry(store, LeaveReason.GOT_JOB).is_active
    store.do(enrolment.correct, stay_id, {"destination": "lager", "leave_reason": "GOT_JOB"})
    assert stay_of(store, student_id).leave_reason.name == "fået job"
    store.do(enrolment.come_back, stay_id)
    refusal = refused(store, enrolment.leave, stay_id, LAST, LeaveReason.GOT_JOB)
    assert (refusal.field, refusal.text) == (
        "leave_reason",
        "“fået job” er taget ud af brug. Vælg en anden årsag.",
    )
    store.do(leaving.activate, LeaveReason.GOT_JOB)
    store.do(enrolment.leave, stay_id, LAST, LeaveReason.GOT_JOB)


def test_the_reason_of_unknown_words_stays_in_use(store):
    assert "Omdøb den" in refused(store, leaving.deactivate, LeaveReason.OTHER).text


def test_only_an_own_reason_that_nobody_has_is_deleted(store):
    own = store.do(leaving.add, "flyttet", CountsAs.NOTHING).value
    one_who_left(store, own)
    assert refused(store, leaving.remove, own).text == (
        "1 elev har årsagen. Tag den ud af brug i stedet."
    )
    assert "ud af brug" in refused(store, leaving.remove, LeaveReason.LEAVE).text
    spare = store.do(leaving.add, "fejl", CountsAs.DROPOUT).value
    store.do(leaving.remove, spare)
    assert spare not in [one.code for one in store.ask(told.reasons).value]
    store.undo()
    assert entry(store, spare).name == "fejl"


def test_who_was_told_adds_up_and_can_be_corrected(store):
    student_id, stay_id = one_who_left(store)
    done = store.do(leaving.inform, stay_id, [Informed.MUNICIPALITY])
    assert done.change.label == "Besked om 1 udmelding til kommunen: tøm-26a"
    needless = store.do(leaving.inform, stay_id, [Informed.NO_MUNICIPALITY])
    assert needless.change.label == "Kommunen skal ikke have besked om 1 udmelding: tøm-26a"
    store.undo()
    store.do(leaving.inform, stay_id, [Informed.STUDENT])
    assert stay_of(store, student_id).informed == {Informed.STUDENT, Informed.MUNICIPALITY}
    store.do(leaving.set_informed, stay_id, [Informed.GUARDIAN])
    assert stay_of(store, student_id).informed == {Informed.GUARDIAN}
    store.undo()
    store.do(enrolment.come_back, stay_id)
    assert stay_of(store, student_id).informed == frozenset()
    assert "ikke meldt ud" in refused(store, leaving.inform, stay_id, [Informed.STUDENT]).text

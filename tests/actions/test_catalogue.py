"""The catalogue: 18 proposals, added to, changed with a new version, retired and brought back."""

import pytest

from gf2tracker.actions import catalogue, holding, plan
from gf2tracker.domain.activity import ActivityKind
from gf2tracker.domain.catalogue import PROPOSALS
from gf2tracker.domain.people import Role
from gf2tracker.errors import Refusal
from gf2tracker.queries.catalogue import listing
from tests import given
from tests.plans import TODAY, chips, proposal, put


def one(store, number):
    return next(found for found in store.ask(listing).value if found.id == number)


def test_a_new_school_has_the_proposals_in_order_of_phase(store):
    found = store.ask(listing).value
    assert {row.content for row in found} == set(PROPOSALS)
    assert all(row.is_proposal and row.is_active and row.version == 1 for row in found)
    assert [row.content.phase for row in found] == [1] * 7 + [2] * 5 + [3] * 2 + [4] * 3 + [0]
    assert all((row.classes, row.held, row.score, row.older) == (0, 0, None, 0) for row in found)


def test_every_proposal_is_whole():
    assert len(PROPOSALS) == 18
    assert len({content.kind for content in PROPOSALS}) == 18
    for content in PROPOSALS:
        assert content.title[0].isupper()
        assert content.principle in {1, 2}
        assert content.lead_role in set(Role)
        assert len(content.methods) >= 1
        assert 3 <= len(content.checklist) <= 5


def test_an_activity_is_added_tidied(store):
    fields = {
        "title": "  Besøg  på CELF ",
        "kind": ActivityKind.COMPANY_VISIT,
        "methods": ["besøg", "Besøg", ""],
        "links": ["https://eksempel.dk/plan"],
    }
    done = store.do(catalogue.add, fields)
    assert done.change.label == "Tilføjet i kataloget: Besøg på CELF"
    found = one(store, done.value)
    assert (found.content.title, found.content.methods) == ("Besøg på CELF", ("besøg",))
    assert (found.is_proposal, found.version) == (False, 1)


@pytest.mark.parametrize("title", ["", "virksomhedsBESØG"])
def test_a_title_that_is_empty_or_taken_is_refused(store, title):
    with pytest.raises(Refusal) as refused:
        store.do(catalogue.add, {"title": title})
    assert refused.value.field == "title"
    with pytest.raises(Refusal):
        store.do(catalogue.change, proposal(store, ActivityKind.GUEST), {"title": title})


def test_a_change_makes_a_new_version_that_is_no_proposal(store):
    number = proposal(store)
    store.do(catalogue.change, number, {"companies_needed": 3})
    assert (one(store, number).version, one(store, number).is_proposal) == (2, False)
    again = store.do(catalogue.change, number, {"companies_needed": 3})
    assert (again.change.step, one(store, number).version) == (None, 2)
    store.undo()
    assert (one(store, number).version, one(store, number).is_proposal) == (1, True)


def test_a_retired_activity_keeps_its_plans_and_frees_its_title(store):
    number = proposal(store)
    made = given.a_class(store)
    planned = put(store, made.id)
    store.do(catalogue.change, number, {"lessons": 6})
    done = store.do(catalogue.retire, [number])
    assert done.change.label == "Taget ud af kataloget: Virksomhedsbesøg"
    assert not chips(store, made.id)[planned].has_news
    assert not one(store, number).is_active
    store.do(catalogue.add, {"title": "Virksomhedsbesøg"})
    with pytest.raises(Refusal):
        store.do(catalogue.bring_back, [number])


def test_several_are_brought_back_at_once_but_not_two_of_one_title(store):
    both = [proposal(store), proposal(store, ActivityKind.GUEST)]
    store.do(catalogue.retire, both)
    done = store.do(catalogue.bring_back, both)
    assert done.change.label == "Tilbage i kataloget: 2 aktiviteter"
    assert store.do(catalogue.bring_back, both).change.step is None
    store.do(catalogue.retire, [both[0]])
    twin = store.do(catalogue.add, {"title": "Virksomhedsbesøg"}).value
    store.do(catalogue.retire, [twin])
    with pytest.raises(Refusal):
        store.do(catalogue.bring_back, [both[0], twin])


def test_the_list_tells_how_an_activity_has_been_used(store):
    number = proposal(store)
    first, second = given.a_class(store), given.a_class(store, "tøm-26b")
    held = [put(store, one.id, 1, 2) for one in (first, second)]
    put(store, second.id, 9, 2)
    gone = put(store, given.a_class(store, "tøm-26c").id)
    store.do(plan.remove, [gone])
    for planned, score in zip(held, (3, 4), strict=True):
        store.do(holding.hold, planned, {"score": score}, TODAY)
    store.do(catalogue.change, number, {"lessons": 6})
    found = one(store, number)
    assert (found.classes, found.held, found.score, found.older) == (2, 2, 3.5, 1)

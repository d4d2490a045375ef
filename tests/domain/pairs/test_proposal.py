"""A class gets the best pairs there are, within the rules of its teacher."""

from datetime import date

import pytest

from gf2tracker.domain.pairs.criteria import Criterion, Round, Weight
from gf2tracker.domain.pairs.proposal import propose
from gf2tracker.domain.pairs.rules import Rules
from gf2tracker.errors import Refusal
from tests.domain.pairs.classmates import (
    AMALIE,
    BENJAMIN,
    CECILIE,
    DINA,
    EMIL,
    FELIX,
    IDA,
    some,
    student,
)

MONDAY = date(2026, 8, 17)


def mixed():
    """Two of EUX and two of EUD, alphabetically."""
    return [student(number, is_eux=number <= 2) for number in (1, 2, 3, 4)]


def members(proposal):
    return [pair.members for pair in proposal.pairs]


def test_the_best_pairs_are_proposed_and_say_so():
    found = propose(mixed(), {Criterion.TRACK: Weight.MUCH})
    assert (found.worst, found.total, found.gap) == (0, 0, 0)
    assert found.is_best
    assert found.about == "Bedst mulige fordeling, ingen bedre findes"
    assert {pair.reasons[0].text for pair in found.pairs} == {"EUX og EUD"}
    assert all(not pair.is_locked and pair.cost == 0 for pair in found.pairs)


def test_pairs_stand_by_name_whatever_the_order_of_the_class():
    class_ = mixed()
    assert propose(class_) == propose(class_[::-1])
    assert members(propose(class_))[0][0] == AMALIE


def test_a_class_of_an_odd_number_gets_one_trio_that_says_so():
    found = propose(some(7))
    assert sorted(map(len, members(found))) == [2, 2, 3]
    trio = next(pair for pair in found.pairs if len(pair.members) == 3)
    assert trio.reasons[-1].text == "ulige hold"


def test_rules_hold():
    rules = Rules(together=((AMALIE, EMIL),), apart=((CECILIE, FELIX),), locked=((BENJAMIN, DINA),))
    found = propose(some(8), rules=rules)
    assert (AMALIE, EMIL) in members(found)
    assert (BENJAMIN, DINA) in members(found)
    assert (CECILIE, FELIX) not in members(found)
    assert [pair.is_locked for pair in found.pairs] == [True, True, False, False]


def test_a_locked_trio_of_an_even_class_leaves_another():
    found = propose(some(6), rules=Rules(locked=((AMALIE, BENJAMIN, CECILIE),)))
    assert members(found) == [(AMALIE, BENJAMIN, CECILIE), (DINA, EMIL, FELIX)]


def test_who_must_all_be_together_are_a_trio():
    found = propose(some(5), rules=Rules(together=((AMALIE, EMIL), (EMIL, DINA))))
    assert members(found) == [(AMALIE, DINA, EMIL), (BENJAMIN, CECILIE)]


def test_a_class_whose_pairs_are_all_locked_stays_so():
    found = propose(some(2), rules=Rules(locked=((AMALIE, BENJAMIN),)))
    assert members(found) == [(AMALIE, BENJAMIN)]
    assert found.about == "Alle par er låst"


def test_rules_about_those_who_left_are_passed_over():
    rules = Rules(together=((AMALIE, IDA),), apart=((IDA, DINA),), locked=((BENJAMIN, IDA),))
    assert propose(some(4), rules=rules) == propose(some(4))


def test_buddies_of_before_are_not_put_together_again():
    rounds = [Round(MONDAY, ((AMALIE, BENJAMIN), (CECILIE, DINA)))]
    found = propose(some(4), rounds=rounds)
    assert found.worst == 0
    assert not {(AMALIE, BENJAMIN), (CECILIE, DINA)} & set(members(found))


@pytest.mark.parametrize(
    ("count", "rules", "told"),
    [
        (1, Rules(), "Der skal være mindst to elever på holdet, før der kan laves par."),
        (
            3,
            Rules(locked=((AMALIE, BENJAMIN),)),
            "Cecilie Hauge får ingen makker, for alle andre er låst. Lås et par op.",
        ),
        (
            4,
            Rules(apart=((AMALIE, BENJAMIN), (AMALIE, CECILIE), (AMALIE, DINA))),
            "Amalie Storm må ikke være sammen med nogen. Fjern et forbud.",
        ),
        (
            4,
            Rules(apart=((AMALIE, BENJAMIN), (AMALIE, CECILIE), (BENJAMIN, CECILIE))),
            (
                "Der er ikke makkere nok til Amalie Storm, Benjamin Falk og Cecilie Hauge, "
                "der kun må være sammen med Dina Haddad. Fjern et forbud."
            ),
        ),
        (
            3,
            Rules(apart=((AMALIE, BENJAMIN),)),
            "Holdet har et ulige antal elever, men ingen tre må være sammen. Fjern et forbud.",
        ),
        (
            4,
            Rules(together=((AMALIE, BENJAMIN), (BENJAMIN, CECILIE), (CECILIE, DINA))),
            (
                "Amalie Storm, Benjamin Falk, Cecilie Hauge og Dina Haddad skal alle være sammen, "
                "men højst tre kan. Fjern en af reglerne."
            ),
        ),
        (
            4,
            Rules(together=((AMALIE, BENJAMIN),), apart=((BENJAMIN, AMALIE),)),
            "Amalie Storm og Benjamin Falk både skal og må ikke være sammen. Fjern en af reglerne.",
        ),
        (
            4,
            Rules(together=((AMALIE, CECILIE),), locked=((AMALIE, BENJAMIN),)),
            (
                "Amalie Storm, Benjamin Falk og Cecilie Hauge kan ikke alle være sammen, "
                "for nogle af dem er låst. Lås dem op."
            ),
        ),
    ],
)
def test_what_cannot_be_says_whom_it_fails_on(count, rules, told):
    with pytest.raises(Refusal) as refusal:
        propose(some(count), rules=rules)
    assert refusal.value.text == told


def test_two_groups_that_cannot_mix_are_told_apart_from_too_few():
    inner = [(AMALIE, BENJAMIN), (AMALIE, CECILIE), (BENJAMIN, CECILIE)]
    outer = [(one, other) for one in (AMALIE, BENJAMIN, CECILIE) for other in (DINA, EMIL, FELIX)]
    assert propose(some(6), rules=Rules(apart=tuple(inner))).is_best
    with pytest.raises(Refusal) as refusal:
        propose(some(6), rules=Rules(apart=tuple(outer)))
    assert "der kun må være sammen med hinanden" in refusal.value.text


def test_another_proposal_is_as_good_and_shares_as_little_as_can_be():
    first = propose(some(8))
    second = propose(some(8), unlike=[first])
    third = propose(some(8), unlike=[first, second])
    assert second.is_best
    assert third.is_best
    seen = [set(members(one)) for one in (first, second, third)]
    assert not seen[0] & seen[1]
    assert not seen[2] & (seen[0] | seen[1])


def test_another_proposal_that_is_worse_says_so():
    first = propose(mixed(), {Criterion.TRACK: Weight.LITTLE})
    second = propose(mixed(), {Criterion.TRACK: Weight.LITTLE}, unlike=[first])
    third = propose(mixed(), {Criterion.TRACK: Weight.LITTLE}, unlike=[first, second])
    assert second.is_best
    assert (third.is_best, third.worst, third.total, third.gap) == (False, 4, 8, 1)
    assert third.about == "Næsten så god som den bedste fordeling"


def test_where_there_is_no_other_the_same_comes_again():
    first = propose(some(2))
    assert propose(some(2), unlike=[first]) == first


def test_who_has_to_be_together_counts_nothing():
    alike = some(4, is_eux=True)
    rules = Rules(together=((AMALIE, BENJAMIN),))
    found = propose(alike, {Criterion.TRACK: Weight.LITTLE}, rules)
    assert (found.worst, found.total) == (4, 4)
    assert [pair.cost for pair in found.pairs] == [4, 4]

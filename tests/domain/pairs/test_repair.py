"""A repair changes as few pairs as can be, held against every way there is."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf2tracker.domain.pairs.criteria import Criterion, Weight, pair_cost
from gf2tracker.domain.pairs.repair import repair
from gf2tracker.domain.pairs.rules import Rules
from gf2tracker.domain.pairs.traits import PairStudent
from gf2tracker.domain.people import StudentId
from gf2tracker.errors import Refusal
from tests.domain.pairs.classmates import (
    AMALIE,
    BENJAMIN,
    CECILIE,
    DINA,
    EMIL,
    FELIX,
    IDA,
    JEPPE,
    KASPER,
    some,
    student,
    ways,
)

NEAR = {Criterion.NEAR: Weight.LITTLE, Criterion.TRACK: Weight.LITTLE}


@st.composite
def classes(draw):
    """Up to eight who are left of a class, its pairs as they stood, and who must be apart."""
    size = draw(st.integers(2, 8))
    students = [
        student(
            number,
            postcode=draw(st.sampled_from(("", "2300", "2370", "8000"))),
            is_eux=draw(st.booleans()),
            days_away=draw(st.sampled_from((0, 0, 0, 0, 3, 4))),
        )
        for number in range(1, size + 1)
    ]
    order = draw(st.permutations([one.student_id for one in students] + [101, 102, 103]))
    cuts = draw(st.lists(st.sampled_from((2, 2, 2, 3)), min_size=5, max_size=5))
    pairs, at = [], 0
    for cut in cuts:
        pairs.append(tuple(order[at : at + cut]))
        at += cut
    pairs = [pair for pair in pairs if len(pair) > 1]
    twos = list(combinations([one.student_id for one in students], 2))
    apart = draw(st.lists(st.sampled_from(twos), max_size=5))
    locked = [pair for pair in pairs if draw(st.integers(0, 3)) == 0]
    return pairs, students, Rules(apart=tuple(apart), locked=tuple(locked))


def standing(pairs, students, rules):
    """Return the pairs that hold, those of them that may not be opened, and who is lonely."""
    known = {one.student_id for one in students}
    away = {one.student_id for one in students if one.days_away > 3}
    holding, lonely = [], known - away - {one for pair in pairs for one in pair}
    for pair in pairs:
        here = frozenset(pair) & known
        if len(here) > 1 and len(here - away) != 1:
            holding.append(here)
        else:
            lonely |= here - away
    locks = [set(lock) for lock in rules.locked]
    fixed = [one for one in holding if one & away or any(one <= lock for lock in locks)]
    return holding, fixed, lonely


def key(old, new, students):
    """Return what counts of a change, in order: pairs opened, trios, the worst new two, the sum."""
    known = {one.student_id: one for one in students}

    def spent(twos):
        return [pair_cost(known[one], known[other], NEAR, {}) for one, other in twos]

    made, gone = set(new) - set(old), set(old) - set(new)
    twos = [two for group in made for two in combinations(sorted(group), 2)]
    were = [two for group in gone for two in combinations(sorted(group), 2)]
    trios = sum(len(group) > 2 for group in made) - sum(len(group) > 2 for group in gone)
    worst = max(spent(two for two in twos if two not in were))
    return (len(gone), trios, worst, sum(spent(twos)) - sum(spent(were)))


def least(pairs, students, rules):
    """Return the least key of all ways there are; None when there is none."""
    holding, fixed, lonely = standing(pairs, students, rules)
    free = lonely.union(*(one for one in holding if one not in fixed))
    apart = [set(two) for two in rules.apart]
    keys = []
    for way in ways(sorted(free), len(free)):
        new = [*fixed, *map(frozenset, way)]
        if not any(two <= one for one in set(new) - set(holding) for two in apart):
            keys.append(key(holding, new, students))
    return min(keys, default=None)


@given(classes())
def test_no_way_changes_fewer_pairs_or_is_better(case):
    pairs, students, rules = case
    holding, fixed, lonely = standing(pairs, students, rules)
    if not lonely:
        assert repair(pairs, students, NEAR, rules) == ()
        return
    best = least(pairs, students, rules)
    if best is None:
        with pytest.raises(Refusal):
            repair(pairs, students, NEAR, rules)
        return
    found = repair(pairs, students, NEAR, rules)
    keys = [key(holding, [frozenset(one.members) for one in way.pairs], students) for way in found]
    assert keys[0] == best
    assert keys == sorted(keys)
    assert len({way.made for way in found}) == len(found)
    for way in found:
        members = [one for pair in way.pairs for one in pair.members]
        assert sorted([*members, *way.aside]) == sorted(one.student_id for one in students)
        assert {len(pair.members) for pair in way.pairs} <= {2, 3}
        assert set(fixed) <= {frozenset(pair.members) for pair in way.pairs}


@given(st.integers(1, 27), st.booleans())
def test_one_who_leaves_changes_two_pairs_at_most(gone, has_trio):
    count = 27 if has_trio else 28
    order = [StudentId(number) for number in range(1, count + 1)]
    pairs = [tuple(order[at : at + 2]) for at in range(0, 24, 2)]
    pairs += [tuple(order[24:])] if has_trio else [tuple(order[24:26]), tuple(order[26:])]
    here = [PairStudent(one, f"Elev {one}", age=15 + one) for one in order if one != gone]
    found = repair(pairs, here)
    assert all(way.changed <= 2 for way in found)
    if has_trio and gone >= 25:
        assert found == ()
    else:
        assert len(found) == 3


def test_the_trio_gives_one_where_there_is_one():
    pairs = [(AMALIE, BENJAMIN, CECILIE), (DINA, EMIL), (IDA, KASPER)]
    class_ = [student(number) for number in (1, 2, 3, 4, 5, 7)]
    best, *others = repair(pairs, class_)
    assert best.changed == 2
    assert best.about == "2 par ændres, én flytter."
    (move,) = best.moves
    assert move.joins == (IDA,)
    assert move.text == "Cecilie Hauge flytter fra trioen til Ida Marie Sand"
    assert best.made == ((AMALIE, BENJAMIN), (CECILIE, IDA))
    assert len(others) == 2
    assert all(other.changed == 2 for other in others)


def test_one_who_is_left_joins_a_pair_where_there_is_no_trio():
    best = repair([(AMALIE, BENJAMIN), (CECILIE, DINA)], some(3))[0]
    assert best.made == ((AMALIE, BENJAMIN, CECILIE),)
    assert [move.text for move in best.moves] == [
        "Cecilie Hauge går sammen med Amalie Storm og Benjamin Falk"
    ]
    assert best.about == "2 par ændres, én flytter."


def test_two_who_are_left_go_together():
    pairs = [(AMALIE, JEPPE), (BENJAMIN, KASPER), (CECILIE, DINA)]
    best = repair(pairs, some(4))[0]
    assert best.made == ((AMALIE, BENJAMIN),)
    assert best.changed == 2
    assert [move.text for move in best.moves] == ["Benjamin Falk går sammen med Amalie Storm"]


def test_who_is_away_waits_and_is_no_buddy():
    pairs = [(AMALIE, BENJAMIN), (CECILIE, DINA), (EMIL, FELIX)]
    class_ = [student(1, days_away=4), *some(6)[1:]]
    best = repair(pairs, class_)[0]
    assert best.aside == (AMALIE,)
    assert best.about == ("2 par ændres, én flytter. Amalie Storm får makker igen efter fraværet.")
    back = repair([pair.members for pair in best.pairs], some(6))[0]
    assert back.changed == 1
    assert all(len(pair.members) == 2 for pair in back.pairs)


def test_newcomers_change_no_pair():
    best = repair([(AMALIE, BENJAMIN)], some(4))[0]
    assert best.made == ((CECILIE, DINA),)
    assert best.about == "Ingen par ændres, én flytter."


def test_a_buddy_who_must_be_is_given():
    pairs = [(AMALIE, BENJAMIN), (CECILIE, DINA), (EMIL, KASPER)]
    best = repair(pairs, some(5), rules=Rules(together=((DINA, EMIL),)))[0]
    assert best.made == ((CECILIE, DINA, EMIL),)


def test_many_who_are_left_are_paired_off():
    best = repair([], some(9), rules=Rules(apart=((AMALIE, BENJAMIN),), together=((AMALIE, EMIL),)))
    assert len(best) == 1
    members = [set(pair.members) for pair in best[0].pairs]
    assert sorted(map(len, members)) == [2, 2, 2, 3]
    assert any({AMALIE, EMIL} <= one for one in members)


@pytest.mark.parametrize("count", [1, 3])
def test_nobody_to_be_found_is_refused(count):
    rules = Rules(locked=((AMALIE, BENJAMIN),))
    with pytest.raises(Refusal) as refusal:
        repair(
            [(AMALIE, BENJAMIN), (CECILIE, DINA)][2 - (count + 1) // 2 :], some(count), rules=rules
        )
    assert "Lås et par op, eller lav nye par til alle." in refusal.value.text


def test_many_who_may_not_be_together_are_refused():
    apart = tuple((AMALIE, StudentId(number)) for number in range(2, 10))
    with pytest.raises(Refusal):
        repair([], some(9), rules=Rules(apart=apart))

"""What is asked of groups: sizes that make sense, locks, units that stay together."""

import pytest

from gf2tracker.domain.groups.grouping import Grouping
from gf2tracker.domain.groups.traits import HAS, Rules, Trait
from gf2tracker.errors import Refusal
from tests.domain.groups.given import ids


@pytest.mark.parametrize("size", [2, 7])
def test_groups_of_two_and_of_seven_are_refused(size):
    with pytest.raises(Refusal, match="mellem 3 og 6 elever"):
        Rules(size=size)


def test_a_lock_keeps_a_student_or_a_whole_group():
    current = Grouping((ids(1, 2), ids(3, 4)))
    rules = Rules(current=current, locked=frozenset(ids(3)), locked_groups=frozenset([0]))
    assert [rules.keeps(student) for student in ids(1, 2, 3, 4, 5)] == [True] * 3 + [False] * 2


def test_a_lock_without_groups_keeps_nobody():
    assert not Rules(locked=frozenset(ids(1))).keeps(ids(1)[0])


def test_units_that_share_somebody_become_one():
    rules = Rules(units=(ids(1, 2), ids(3, 4), ids(2, 5), ids(6, 99)))
    assert rules.whole(ids(1, 2, 3, 4, 5, 6)) == (ids(1, 2, 5), ids(3, 4), ids(6))


def test_a_kind_stands_inside_a_sentence():
    labels = ("Under 20 år", "EUX", "Fra GF1", "")
    assert [Trait("key", label).kind_of(HAS) for label in labels] == [
        "under 20 år",
        "EUX",
        "fra GF1",
        "",
    ]
    assert Trait("school", "Skole før").kind_of("Rybners") == "“Rybners”"


def test_a_value_is_its_own_label_where_a_trait_has_several():
    trait = Trait("before", "Kommer fra")
    assert trait.label_of("10. klasse") == "10. klasse"
    assert trait.label_of(HAS) == "Kommer fra"

"""What groups can be balanced on, and how a choice is kept."""

from gf2tracker.domain.groups import chosen
from gf2tracker.domain.groups.chosen import TRAITS, Facts
from gf2tracker.domain.groups.traits import HAS, MOST_FRAGILE


def test_what_is_not_known_of_a_student_is_no_trait():
    assert chosen.kinds_of(Facts(None, "", "", "")) == ()


def test_a_student_has_the_traits_that_are_true():
    young = chosen.kinds_of(Facts(17, "EUX", "Vallensbæk Skole", "2665"))
    assert young == (("young", HAS), ("eux", HAS), ("school", "Vallensbæk Skole"))
    assert chosen.kinds_of(Facts(25, "EUV3", "", "")) == (("adult", HAS),)
    assert chosen.kinds_of(Facts(20, "EUD", "", "")) == ()


def test_a_choice_is_kept_with_what_nobody_is_to_be_alone_in():
    text = chosen.pack_traits(chosen.USUAL)
    assert text == "young eux adult!"
    assert chosen.unpack_traits(text) == chosen.USUAL
    assert [one.not_alone for one in chosen.unpack_traits("young! eux adult")] == [
        True,
        False,
        False,
    ]
    assert chosen.unpack_traits("moon school") == (TRAITS[3],)


def test_attendance_is_shaky_by_share_and_by_its_first_days():
    assert chosen.fragility(None, is_fragile=False) == 0
    assert chosen.fragility(0.1, is_fragile=False) == 4
    assert chosen.fragility(0.9, is_fragile=True) == MOST_FRAGILE
    assert chosen.fragility(None, is_fragile=True) == MOST_FRAGILE // 2

"""How pairs stand: who needs somebody, how it is mended, and whether better is to be had."""

from gf2tracker.domain.pairs.criteria import USUAL
from gf2tracker.domain.pairs.outlook import Outlook, Quality, outlook
from gf2tracker.domain.pairs.proposal import propose
from gf2tracker.domain.pairs.rules import NO_RULES, Rules
from tests.domain.pairs.classmates import AMALIE, BENJAMIN, CECILIE, DINA, some, student


def looked(pairs, students, rules=NO_RULES, left=None):
    return outlook(pairs, students, left or {}, USUAL, rules, ())


def test_the_best_pairs_are_called_so():
    class_ = some(6)
    best = propose(class_)
    found = looked([pair.members for pair in best.pairs], class_)
    assert found == Outlook(quality=Quality.BEST)


def test_two_with_much_absence_together_are_worse_than_they_need_be():
    class_ = [student(one, is_fragile=one in {1, 2}) for one in range(1, 5)]
    assert looked([(AMALIE, BENJAMIN), (CECILIE, DINA)], class_).quality is Quality.WORSE
    assert looked([(AMALIE, CECILIE), (BENJAMIN, DINA)], class_).quality is Quality.BEST


def test_a_locked_pair_is_nobody_s_fault():
    class_ = [student(one, is_fragile=one in {1, 2}) for one in range(1, 5)]
    rules = Rules(locked=((AMALIE, BENJAMIN),))
    found = looked([(AMALIE, BENJAMIN), (CECILIE, DINA)], class_, rules)
    assert found.quality is Quality.BEST


def test_a_pair_that_must_not_be_is_worse():
    rules = Rules(apart=((AMALIE, BENJAMIN),))
    found = looked([(AMALIE, BENJAMIN), (CECILIE, DINA)], some(4), rules)
    assert found.quality is Quality.WORSE


def test_who_lost_a_buddy_comes_with_ways_to_mend_it():
    found = looked([(AMALIE, BENJAMIN), (CECILIE, DINA)], some(4)[1:], left={AMALIE: "Amalie"})
    assert [flag.student_id for flag in found.flags] == [BENJAMIN]
    assert found.ways[0].made == ((BENJAMIN, CECILIE, DINA),)
    assert found.quality is Quality.UNKNOWN


def test_where_there_is_no_way_it_says_why():
    rules = Rules(locked=((CECILIE, DINA),))
    found = looked([(AMALIE, BENJAMIN), (CECILIE, DINA)], some(4)[1:], rules)
    assert not found.ways
    assert found.why_not.startswith("Der er ingen makker til Benjamin Falk.")


def test_a_class_of_one_has_no_outlook():
    assert looked([], some(1)).quality is Quality.UNKNOWN

"""The board for the wall: first names in the PDF, and nothing else about anybody."""

from datetime import date

import pytest

from gf2tracker.queries.wallboard import Wall, WallGroup
from gf2tracker.reports import paper
from gf2tracker.reports.wallboard import WallPart, wall
from tests import papertext
from tests.reports.papers import EVIL

TODAY = date(2026, 8, 27)
PAIRS = (("Huda H.", "Ida"), ("Bo", "Huda K.", "Kalle"))
GROUPS = (WallGroup(1, "Ørnene", ("Huda H.", "Ida", "Bo")), WallGroup(2, "", ("Kalle",)))


def a_wall(pairs=PAIRS, alone=(), groups=GROUPS):
    return Wall("Fjordbyens Erhvervsskole", "tøm-26a", pairs, alone, groups)


def text_of(made):
    return papertext.words(paper.pdf(made))


def test_pairs_and_groups_stand_on_one_wide_page():
    made = wall(a_wall(alone=("Emil",)), TODAY)
    shown = text_of(made)
    for words in ("Makkere og grupper på tøm-26a", "fra 27.08.2026", "Gruppe 1", "Ørnene"):
        assert words in shown
    for name in ("Huda H.", "Ida", "Bo", "Kalle"):
        assert shown.count(name) == 2
    assert "Uden makker: Emil" in shown
    assert made.is_wide
    assert made.name == "tavle-tøm-26a-2026-08-27"
    assert len(papertext.pages(paper.pdf(made))) == 1


def test_each_can_hang_alone():
    pairs = text_of(wall(a_wall(), TODAY, WallPart.PAIRS))
    assert "Makkere på tøm-26a" in pairs
    assert "Gruppe 1" not in pairs
    groups = text_of(wall(a_wall(), TODAY, WallPart.GROUPS))
    assert "Grupper på tøm-26a" in groups
    assert "Gruppe 2" in groups


@pytest.mark.parametrize("count", [1, 15, 25])
def test_any_class_fits_on_a_page(count):
    names = [f"Bartholomæus{at}" for at in range(2 * count)]
    pairs = tuple((names[at], names[at + 1]) for at in range(0, 2 * count, 2))
    groups = tuple(
        WallGroup(number, "", tuple(names[at : at + 4]))
        for number, at in enumerate(range(0, 2 * count, 4), start=1)
    )
    made = paper.pdf(wall(a_wall(pairs, groups=groups), TODAY))
    (page,) = papertext.pages(made)
    assert all(name in page for name in names)


@pytest.mark.parametrize("name", EVIL)
def test_a_name_is_never_markup(name):
    shown = text_of(wall(a_wall(((name, "Ida"),)), TODAY))
    assert name.replace(" ", "") in shown.replace(" ", "").replace("\n", "")


def test_an_empty_wall_says_so():
    shown = text_of(wall(a_wall((), groups=()), TODAY))
    assert "Holdet har ingen makkere eller grupper endnu." in shown

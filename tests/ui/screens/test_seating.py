"""Page Makkere, the pairs: what is drawn, what keys and mouse do, and what is undone."""

from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt

from gf2tracker.actions import groups, pairs
from gf2tracker.actions.groups import NewGroups
from tests import given
from tests.ui.seatingpage import (
    MONDAY,
    asked,
    couples,
    drag,
    group_of,
    leaves,
    line_of,
    open_on,
    press,
    seen,
    with_pairs,
)

ROLE = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def tom(sqlite_store):
    return given.a_class(sqlite_store, "tøm-26a", students=8)


@pytest.fixture
def paired(sqlite_store, tom):
    return with_pairs(sqlite_store, tom)


@pytest.fixture
def open_page(qtbot, sqlite_store):
    return partial(open_on, qtbot, sqlite_store)


# --- what is shown --------------------------------------------------------------------------------


def test_pairs_and_groups_stand_side_by_side(open_page, paired):
    page = open_page(paired.id)
    shown = seen(page.left)
    assert "Makkerpar 4 par" in shown
    assert "Aage Ørsted Kjær" in shown
    assert "Trivselsgrupper 2 grupper, hele par" in seen(page.right)
    assert page.bar.sentence.text() == "Bedst mulige fordeling, ingen bedre findes"


def test_a_class_without_pairs_is_offered_some(open_page, tom, sqlite_store):
    page = open_page(tom.id)
    assert page.bar.sentence.text() == "Ingen makkerpar endnu"
    assert page.first_focus() is page.left.first
    page.left.first.click()
    assert "Forslag: 4 makkerpar" in seen(page.left)
    assert not couples(sqlite_store, tom)
    press(page.left.board, "Return")
    assert len(couples(sqlite_store, tom)) == 4
    assert page.frame.changes[-1].label == "4 makkerpar dannet, tøm-26a"


def test_without_a_class_or_students_it_says_so(open_page, sqlite_store):
    page = open_page(None)
    assert page.stack.currentWidget() is page.empty
    nobody = given.a_class(sqlite_store, "tøm-26b")
    page = open_page(nobody.id)
    assert page.stack.currentWidget() is page.empty
    assert not page.bar.propose.isVisible()


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_tiny_class_is_all_right(open_page, sqlite_store, count):
    made = given.a_class(sqlite_store, "tøm-26b", students=count)
    page = open_page(made.id)
    assert page.left.first.isVisible() is (count > 1)
    page.pairs.propose()
    press(page.left.board, "Return")
    assert len(couples(sqlite_store, made)) == (count > 1)


def test_a_screen_reader_hears_with_whom_and_why(open_page, paired):
    page = open_page(paired.id)
    index = page.left.board.list.index(0)
    assert index.data(ROLE).startswith("Birgitte Maria Ågård, makker med Aage Ørsted Kjær")
    told = page.right.board.list.index(0).data(ROLE)
    assert "gruppe 1" in told
    assert "makker med" in told


def test_a_protected_student_has_the_called_name_and_a_word(open_page, sqlite_store, tom):
    who = given.student(
        sqlite_store, "Ida Secret", tom.id, is_protected=True, called_name="Idaline"
    )
    sqlite_store.do(pairs.put, tom.id, [[who, tom.students[0]]], MONDAY)
    shown = seen(open_page(tom.id).left)
    assert "Idaline" in shown
    assert "beskyttet" in shown
    assert "Secret" not in shown


# --- somebody has left ------------------------------------------------------------------------------


def test_a_repair_is_drawn_in_place_and_used_with_enter(open_page, paired, sqlite_store):
    leaves(sqlite_store, paired.students[1])
    page = open_page(paired.id)
    assert page.bar.sentence.text().startswith("Aage Ørsted Kjær mangler makker")
    told = page.left.proposal.accessibleDescription()
    assert told.startswith("Aage mangler makker")
    assert "1 af" not in told
    press(page.left.board, "Return")
    assert sum(len(pair) for pair in couples(sqlite_store, paired)) == 7
    assert not page.left.proposal.isVisible()


def test_another_repair_is_one_press_away_and_esc_keeps_things(open_page, paired, sqlite_store):
    before = couples(sqlite_store, paired)
    leaves(sqlite_store, paired.students[1])
    page = open_page(paired.id)
    first = page.pairs.ahead.pairs
    page.left.proposal.others.click()
    assert page.pairs.ahead.pairs != first
    press(page.left.board, "Esc")
    assert page.pairs.ahead is None
    assert couples(sqlite_store, paired) == before
    page.pairs.mend()
    assert page.pairs.ahead is not None


def test_a_buddy_from_another_group_takes_the_group_along(open_page, sqlite_store, tom):
    who = tom.students
    sqlite_store.do(pairs.put, tom.id, [who[:2], who[2:4], who[4:7]], MONDAY)
    sqlite_store.do(groups.put, tom.id, NewGroups((who[:4], who[4:])), MONDAY)
    leaves(sqlite_store, who[1])
    leaves(sqlite_store, who[7])
    page = open_page(tom.id)
    (follow,) = page.pairs.ahead.follows
    assert "Gruppe 1 og 2 ændres med." in page.left.proposal.accessibleDescription()
    assert "3 elever, bliver 4" in seen(page.right)
    press(page.left.board, "Return")
    assert group_of(sqlite_store, tom, follow.student_id) == 1


# --- pairs by hand ----------------------------------------------------------------------------------


def test_b_and_b_swap_two(open_page, paired, sqlite_store):
    page, who = open_page(paired.id), paired.students
    board = page.left.board
    board.choose(who[0])
    press(board, "B")
    assert board.marked == who[0]
    board.choose(who[2])
    press(board, "B")
    assert {frozenset((who[2], who[1])), frozenset((who[0], who[3]))} <= couples(
        sqlite_store, paired
    )
    assert board.marked is None


def test_esc_takes_the_mark_away_first(open_page, paired):
    board = open_page(paired.id).left.board
    press(board, "B", "Esc")
    assert board.marked is None


def test_s_joins_the_marked_one_to_a_pair(open_page, paired, sqlite_store):
    page, who = open_page(paired.id), paired.students
    board = page.left.board
    board.choose(who[0])
    press(board, "B")
    board.choose(who[2])
    press(board, "S")
    assert frozenset((who[0], who[2], who[3])) in couples(sqlite_store, paired)
    assert page.bar.sentence.text().startswith("Birgitte Maria Ågård")


def test_l_locks_and_delete_dissolves(open_page, paired, sqlite_store):
    page = open_page(paired.id)
    press(page.left.board, "L")
    assert asked(sqlite_store, paired).pairs[0].is_locked
    press(page.left.board, "L", "Delete")
    assert len(couples(sqlite_store, paired)) == 3


def test_the_mouse_swaps_on_a_name_and_joins_beside_it(open_page, paired, sqlite_store):
    page, who = open_page(paired.id), paired.students
    board = page.left.board
    told = drag(board, line_of(board, who[0]).center(), line_of(board, who[2]).center())
    assert told == "bytter"
    assert frozenset((who[0], who[3])) in couples(sqlite_store, paired)
    target = next(one for one in board.cards if who[4] in {x.student_id for x in one.card.seats})
    told = drag(board, line_of(board, who[0]).center(), target.rect.bottomRight() - QPoint(9, 9))
    assert told == "kommer med"
    assert frozenset((who[0], who[4], who[5])) in couples(sqlite_store, paired)


def test_a_new_proposal_asks_nobody_and_another_follows(open_page, paired, sqlite_store):
    page = open_page(paired.id)
    before = couples(sqlite_store, paired)
    press(page.left.board, "N")
    first = page.pairs.ahead.pairs
    assert "nye par" in page.left.proposal.title.text()
    press(page.left.board, "N")
    assert page.pairs.ahead.pairs != first
    press(page.left.board, "Esc")
    assert couples(sqlite_store, paired) == before


def test_enter_without_a_proposal_opens_the_student(open_page, paired):
    page = open_page(paired.id)
    page.left.board.choose(paired.students[3])
    press(page.left.board, "Return")
    (went,) = page.frame.went
    assert (went.page, went.focus.student_id) == ("student", paired.students[3])


def test_arrows_walk_all_seats(open_page, paired):
    board = open_page(paired.id).left.board
    press(board, "Home")
    assert board.seat().student_id == paired.students[1]
    press(board, "Down")
    assert board.seat().student_id == paired.students[0]
    press(board, "Right")
    assert board.seat().student_id in paired.students[2:4]
    press(board, "End")
    assert board.currentIndex().row() == 7


def test_a_class_that_is_over_without_pairs_says_so_and_offers_nothing(open_page, sqlite_store):
    over = given.a_class(
        sqlite_store, "vvs-25a", starts_on=MONDAY - timedelta(weeks=40), students=4
    )
    page = open_page(over.id)
    assert page.stack.currentWidget() is page.empty
    assert "forløb er slut" in seen(page.empty)
    assert not page.bar.propose.isVisible()

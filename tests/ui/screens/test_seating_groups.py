"""Page Makkere, the groups and the forms: moved by keys and mouse, proposed, advised."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from gf2tracker.actions import groups, pairs, students
from gf2tracker.actions.groups import NewGroups
from gf2tracker.domain.peers import RuleKind
from tests import given
from tests.ui.frame import dialog_of, has_dialog
from tests.ui.seatingpage import (
    MONDAY,
    asked,
    drag,
    group_of,
    line_of,
    open_on,
    press,
    seen,
    with_pairs,
)
from ui.dialogs.newgroups import NewGroupsDialog
from ui.dialogs.peerrule import PeerRuleDialog
from ui.dialogs.weights import WeightsDialog
from ui.groups.deeds import Wanted
from ui.sentence import Sentence

FOUR = Wanted(4, "young eux adult!")


@pytest.fixture
def tom(sqlite_store):
    return given.a_class(sqlite_store, "tøm-26a", students=8)


@pytest.fixture
def paired(sqlite_store, tom):
    return with_pairs(sqlite_store, tom)


@pytest.fixture
def open_page(qtbot, sqlite_store):
    return partial(open_on, qtbot, sqlite_store)


# --- groups by hand ---------------------------------------------------------------------------------


def test_alt_and_an_arrow_move_a_student_and_shift_the_pair(open_page, paired, sqlite_store):
    page, who = open_page(paired.id), paired.students
    board = page.right.board
    board.setFocus()
    board.choose(who[0])
    press(board, "Alt+Right")
    assert [group_of(sqlite_store, paired, one) for one in who[:2]] == [2, 1]
    assert board.seat().student_id == who[0]
    press(board, "Alt+Left", "Alt+Shift+Right")
    assert [group_of(sqlite_store, paired, one) for one in who[:2]] == [2, 2]
    assert page.frame.changes[-1].label == "2 elever har skiftet gruppe, tøm-26a"


def test_bars_live_while_somebody_is_held(open_page, paired, sqlite_store):
    page, who = open_page(paired.id), paired.students
    board = page.right.board
    there = board.cards[1].rect.bottomRight() - QPoint(9, 9)
    rings = line_of(board, who[0]).topLeft() - QPoint(10, -20)
    view = board.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=rings)
    QTest.mouseMove(view, rings + QPoint(20, 0))
    QTest.mouseMove(view, there)
    assert board.drag.students == who[:2]
    assert board.drag.told in {"jævnere", "skævere", "lige så jævnt"}
    assert board.drag.words == "Aage + Birgitte"
    board.viewport().grab()
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=there)
    assert [group_of(sqlite_store, paired, one) for one in who[:2]] == [2, 2]


def test_a_name_let_go_on_a_name_changes_places(open_page, paired, sqlite_store):
    page, who = open_page(paired.id), paired.students
    board = page.right.board
    drag(board, line_of(board, who[0]).center(), line_of(board, who[4]).center())
    assert (group_of(sqlite_store, paired, who[0]), group_of(sqlite_store, paired, who[4])) == (
        2,
        1,
    )


def test_esc_lets_go_of_who_is_held(open_page, paired, sqlite_store):
    page, who = open_page(paired.id), paired.students
    board, view = page.right.board, page.right.board.viewport()
    start = line_of(board, who[0]).center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, start + QPoint(20, 0))
    QTest.mouseMove(view, board.cards[1].rect.center())
    press(board, "Esc")
    assert board.drag is None
    assert group_of(sqlite_store, paired, who[0]) == 1


def test_groups_and_students_are_locked(open_page, paired, sqlite_store):
    page, who = open_page(paired.id), paired.students
    board = page.right.board
    board.setFocus()
    board.choose(who[5])
    press(board, "Shift+L", "L")
    group = asked(sqlite_store, paired).version.groups[1]
    assert group.is_locked
    assert group.locked == {who[5]}
    board.choose(who[0])
    press(board, "Alt+Right")
    assert "låst" in page.frame.faults[-1].text


def test_new_groups_are_shown_in_place_before_they_are_used(open_page, paired, sqlite_store):
    page = open_page(paired.id)
    press(page.left.board, "G")
    dialog = dialog_of(page)
    assert isinstance(dialog, NewGroupsDialog)
    dialog.form.fields["name"].edit.setText("Efter uge 40")
    dialog.save.click()
    assert "Forslag: 2 grupper" in seen(page.right)
    assert len(asked(sqlite_store, paired).versions) == 1
    press(page.right.board, "Return")
    found = asked(sqlite_store, paired)
    assert [one.name for one in found.versions] == ["Efter uge 40", ""]
    assert not page.right.proposal.isVisible()


def test_a_proposal_for_groups_is_put_away_with_esc(open_page, paired):
    page = open_page(paired.id)
    page.groups.propose(FOUR)
    assert page.groups.found is not None
    page.right.proposal.others.click()
    press(page.right.board, "Esc")
    assert page.groups.found is None
    assert not page.right.proposal.isVisible()


def test_advice_is_done_with_one_press(open_page, sqlite_store, tom):
    for at, who in enumerate(tom.students):
        track = "EUX" if at < 4 else "EUD"
        sqlite_store.do(students.change, who, {"track": track})
    sqlite_store.do(
        groups.put, tom.id, NewGroups((tom.students[:4], tom.students[4:]), 4, "eux"), MONDAY
    )
    page = open_page(tom.id)
    row = page.right.advice.rows[0]
    assert "bliver jævnere" in row.take.accessibleName()
    row.take.click()
    assert asked(sqlite_store, tom).version.group_of(tom.students[0]) is not None
    assert "skiftet gruppe" in page.frame.changes[-1].label


# --- forms --------------------------------------------------------------------------------------------


def test_a_rule_is_added_and_taken_away(open_page, paired, sqlite_store):
    page, who = open_page(paired.id), paired.students
    page.left.rules.add.click()
    dialog = dialog_of(page)
    assert isinstance(dialog, PeerRuleDialog)
    dialog.form.fields["students"].show_value(str(who[0]))
    dialog.form.fields["second"].show_value(str(who[0]))
    dialog.save.click()
    assert dialog.form.fields["second"].fault
    dialog.form.fields["second"].show_value(str(who[2]))
    dialog.save.click()
    assert not has_dialog(page)
    assert "må ikke være sammen" in seen(page.left.rules)
    page.left.rules.rows[0].remove.click()
    assert asked(sqlite_store, paired).rules == ()


def test_a_rule_that_is_broken_makes_the_pairs_worse(open_page, paired, sqlite_store):
    page, who = open_page(paired.id), paired.students
    sqlite_store.do(pairs.add_rule, paired.id, RuleKind.APART, who[:2])
    page.ask_again()
    assert page.bar.sentence.text() == "Alle har en makker · en bedre fordeling findes"


def test_what_counts_is_said_in_words(open_page, paired, sqlite_store):
    page = open_page(paired.id)
    page.left.rules.weigh.click()
    dialog = dialog_of(page)
    assert isinstance(dialog, WeightsDialog)
    dialog.form.fields["age"].box.setCurrentIndex(3)
    assert "I har" in dialog.told.findChild(Sentence).text()
    dialog.save.click()
    assert "forskellig alder" in seen(page.left.rules)


def test_keys_and_wall_are_opened(open_page, paired):
    page = open_page(paired.id)
    page.open_keys()
    dialog_of(page).reject()
    page.bar.wall.click()
    assert "Makkere og grupper på tøm-26a" in dialog_of(page).windowTitle()


def test_the_menu_at_the_cursor_moves_a_student(open_page, paired, sqlite_store):
    page, who = open_page(paired.id), paired.students
    page.right.board.choose(who[0])
    page.menus.open_groups(QPoint(5, 5))
    menu = next(
        one for one in page.findChildren(type(page.bar.menu)) if one.title() == "Aage Ørsted Kjær"
    )
    move = next(one for one in menu.actions() if one.text() == "Flyt eleven til")
    move.menu().actions()[0].trigger()
    assert group_of(sqlite_store, paired, who[0]) == 2
    menu.close()

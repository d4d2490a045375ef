"""Page Makkere, pairs and groups: what is drawn, what keys and mouse do, and what is undone."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gf2tracker.actions import enrolment, groups, pairs, students
from gf2tracker.actions.groups import NewGroups
from gf2tracker.domain.peers import RuleKind
from gf2tracker.domain.people import LeaveReason
from gf2tracker.queries import peers
from tests import contrast, given
from tests.queries.enrolments import enrolments_of
from tests.ui.frame import TODAY, a_page, dialog_of, has_dialog
from ui.dialogs.newgroups import NewGroupsDialog
from ui.dialogs.peerrule import PeerRuleDialog
from ui.dialogs.weights import WeightsDialog
from ui.groups.deeds import Wanted
from ui.screens.seating import SeatingScreen
from ui.sentence import Sentence

MONDAY = given.MONDAY
ROLE = Qt.ItemDataRole.AccessibleTextRole
FOUR = Wanted(4, "young eux adult!")


@pytest.fixture
def tom(sqlite_store):
    return given.a_class(sqlite_store, "tøm-26a", students=8)


@pytest.fixture
def paired(sqlite_store, tom):
    """Four pairs in the order of the students, and two groups of two pairs each."""
    who = tom.students
    sqlite_store.do(pairs.put, tom.id, [who[at : at + 2] for at in (0, 2, 4, 6)], MONDAY)
    sqlite_store.do(groups.put, tom.id, NewGroups((who[:4], who[4:])), MONDAY)
    return tom


@pytest.fixture
def open_page(qtbot, sqlite_store):
    def opened(class_id, **kwargs) -> SeatingScreen:
        page = a_page(qtbot, SeatingScreen, sqlite_store, class_id, **kwargs)
        page.frame.layout().addWidget(page.bar)
        return page

    return opened


def leaves(store, student_id):
    (stay,) = enrolments_of(store, student_id)
    store.do(enrolment.leave, stay, TODAY - timedelta(days=2), LeaveReason.PERSONAL)


def asked(store, made):
    return store.ask(peers.of_class, made.id, TODAY).value


def couples(store, made):
    return {frozenset(pair) for pair in asked(store, made).couples}


def group_of(store, made, student):
    return asked(store, made).version.group_of(student).number


def press(board, *keys):
    for key in keys:
        combination = QKeySequence(key)[0]
        QTest.keyClick(board, combination.key(), combination.keyboardModifiers())


def seen(part):
    QApplication.processEvents()
    with contrast.watched() as drawn:
        part.grab()
    return " ".join(one.words for one in drawn).replace("\xa0", " ")


def line_of(board, student):
    return board.visualRect(board.list.index(board.row_of(student)))


def drag(board, start: QPoint, end: QPoint):
    view = board.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, start + QPoint(20, 0))
    QTest.mouseMove(view, end)
    told = board.drag.told if board.drag else ""
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    return told


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
    assert "Forslag til 4 makkerpar" in seen(page.left)
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
    assert "Forslag til 2 grupper" in seen(page.right)
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

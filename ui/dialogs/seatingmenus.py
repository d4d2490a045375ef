"""What can be done with a student on the boards of pairs and groups, as a menu at the cursor."""

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from gf2tracker.domain.people import StudentId
from gf2tracker.language import _
from ui.dialogs.seatingforms import SeatingForms
from ui.groups.deeds import GroupDeeds
from ui.menu import Menu
from ui.pairs.deeds import PairDeeds


class SeatingMenus:
    """Makes a menu each time one is asked for."""

    def __init__(
        self, page: Any, pairs: PairDeeds, groups: GroupDeeds, forms: SeatingForms
    ) -> None:
        self._page: QWidget = page
        self._open, self._pairs, self._groups, self._forms = page.open_student, pairs, groups, forms

    def open_pairs(self, at: QPoint) -> None:
        """Open the menu of the pair and the student at the cursor."""
        deeds, board = self._pairs, self._pairs.part.board
        seat, placed = board.seat(), board.card()
        if seat is None or placed is None:
            return
        menu = self._menu(seat.name)
        menu.add(
            _("Åbn eleven"), partial(self._open, seat.student_id), icon="student", keys="Enter"
        )
        menu.add(_("Byt"), deeds.swap, icon="swap", keys="B")
        if board.marked is not None and board.marked != seat.student_id:
            menu.add(_("Sæt den mærkede med her"), deeds.join, icon="plus", keys="S")
        if placed.card.key > 0 and not placed.card.is_open:
            words, sign = (_("Lås op"), "unlock") if placed.card.is_locked else (_("Lås"), "lock")
            menu.add(words, deeds.lock, icon=sign, keys="L")
        if placed.card.key > 0:
            menu.add(_("Opløs parret"), deeds.end, icon="close", keys="Delete")
        menu.addSeparator()
        rule = partial(self._forms.rule, str(seat.student_id))
        menu.add(_("Ny regel …"), rule, icon="plus")
        menu.open_at(at)

    def open_groups(self, at: QPoint) -> None:
        """Open the menu of the group and the student at the cursor."""
        deeds, board = self._groups, self._groups.part.board
        seat, placed = board.seat(), board.card()
        if seat is None or placed is None:
            return
        menu = self._menu(seat.name)
        menu.add(
            _("Åbn eleven"), partial(self._open, seat.student_id), icon="student", keys="Enter"
        )
        if board.can_move and board.seated is not None:
            menu.add(_("Byt"), deeds.swap, icon="swap", keys="B")
            mates = board.seated.mates(seat.student_id)
            alone: tuple[StudentId, ...] = (seat.student_id,)
            kinds = [(_("Flyt eleven til"), alone)]
            kinds += [(_("Flyt hele parret til"), mates)] if len(mates) > 1 else []
            for words, students in kinds:
                others = Menu(words, menu)
                for place, one in enumerate(board.cards):
                    if one.card.key != placed.card.key:
                        name = _("Gruppe {number}").format(number=one.card.number)
                        others.add(name, partial(deeds.move, students, place))
                menu.add_menu(others, icon="right")
            group = _("Lås gruppen op") if placed.card.is_locked else _("Lås gruppen")
            menu.add(group, deeds.lock, icon="lock", keys="L")
            one_lock = _("Lås eleven op") if seat.is_locked else _("Lås eleven i gruppen")
            menu.add(one_lock, deeds.lock_student, icon="pin", keys="Shift+L")
        menu.open_at(at)

    def _menu(self, name: str) -> Menu:
        menu = Menu(name, self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

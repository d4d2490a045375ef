"""The rows of a list as they would be stored, with the deeds of the row that the keyboard is at."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.intake.checked import Heading
from gf2tracker.intake.plan import MissingStudent, PlannedRow, Result
from gf2tracker.language import _
from ui import theme
from ui.button import Button
from ui.column import GAP
from ui.intake.columns import WHAT, Shown, preview_columns
from ui.menu import Menu
from ui.table import Table
from ui.tableheader import MARGIN
from ui.tip import explain

ROW, DEED, BETWEEN = 25, 21, 12


class Preview(Table[PlannedRow]):
    """A row of the list a row; Enter and F2 mend it, Delete leaves it out or takes it back.

    Signals:
        mend_wanted(PlannedRow): a row is to be mended.
        turn_wanted(tuple): these rows are to be left out, or taken back when all of them are out;
            of students missing from the list: they are to be let be.
        leave_wanted(tuple): these students missing from the list have left.
    """

    mend_wanted = Signal(object)
    turn_wanted = Signal(object)
    leave_wanted = Signal(object)

    def __init__(self, fields: Sequence[Shown], name: str) -> None:
        super().__init__(
            preview_columns(fields, ()),
            lambda row: row.key,
            name=name,
            group=lambda row: row.result,
        )
        self._fields: Sequence[Shown] = fields
        self.row_height = ROW
        self.fit_rows()
        self.show_empty(_("Ingen rækker her"), _("Vælg en anden slags øverst."))
        self.deeds = _Deeds(self.viewport())
        self.deeds.mend.clicked.connect(self._mend)
        self.deeds.turn.clicked.connect(self.turn)
        self.opened.connect(self._mend)
        self.menu_built.connect(self._fill)
        self.selectionModel().currentRowChanged.connect(self.place_deeds)
        self.rows.layoutChanged.connect(self.place_deeds)
        self.rearranged.connect(self._give_way)
        theme.on_change(self._give_way)

    def take_list(self, fields: Sequence[Shown], headings: Sequence[Heading]) -> None:
        """Stand with the columns of another list, and no rows yet."""
        self._fields = fields
        self.declare(preview_columns(fields, headings))
        self._give_way()

    @override
    def replace(self, items: Sequence[PlannedRow]) -> None:
        super().replace(items)
        self.place_deeds()
        self.viewport().update()

    def turn(self) -> None:
        """Ask that the selected rows are left out, or taken back."""
        if self.chosen():
            self.turn_wanted.emit(self.chosen())

    def _mend(self, _row: object = None) -> None:
        row = self.current()
        if isinstance(row, MissingStudent):
            self.leave_wanted.emit(self.chosen() or (row,))
        elif row is not None:
            self.mend_wanted.emit(row)

    def _fill(self, menu: Menu) -> None:
        rows = self.chosen()
        if not rows:
            return
        if isinstance(rows[0], MissingStudent):
            menu.add(_("Meld ud …"), self._mend, icon="followup", keys="F2")
            is_kept = all(row.result is Result.KEPT for row in rows)
            text = _("Spørg igen") if is_kept else _("Lad stå")
            menu.add(text, self.turn, icon="plus" if is_kept else "check", keys="Del")
            return
        menu.add(_("Ret rækken …"), self._mend, icon="tool", keys="F2")
        out = all(row.result is Result.LEFT_OUT for row in rows)
        text = _("Tag med") if out else _("Udelad af importen")
        menu.add(text, self.turn, icon="plus" if out else "close", keys="Del")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self._mend()
        elif event.key() == Qt.Key.Key_Delete:
            self.turn()
        else:
            super().keyPressEvent(event)

    # --- columns give way, the least needed first ---------------------------------------------------

    def _give_way(self) -> None:
        """Leave out what has no room; what the user asked for, or hid, is not weighed up."""
        giving = [one for one in self._fields if one.place and not self.is_wanted(one.name)]
        names = {one.name for one in giving}
        room = self.width() / theme.text_scale() - MARGIN
        for column in self.rows.columns:
            is_kept = column.name not in names and not self.is_chosen_away(column.name)
            room -= column.width + GAP if is_kept else 0
        without = []
        for one in sorted(giving, key=_place):
            room -= 0 if self.is_chosen_away(one.name) else one.width + GAP
            if room < 0:
                without.append(one.name)
        self.leave_out(without)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._give_way()
        super().resizeEvent(event)
        self.place_deeds()

    # --- the deeds of a row -------------------------------------------------------------------------

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.place_deeds()

    def place_deeds(self) -> None:
        """Put the buttons at the right of the row that the keyboard is at."""
        row = self.current()
        if row is None:
            self.deeds.hide()
            return
        self.deeds.show_row(row)
        place = self.currentIndex().row()
        size = self.deeds.sizeHint()
        x = self.viewport().width() - theme.px(MARGIN) - size.width()
        gap = self.rowHeight(place) - size.height()
        self.deeds.setGeometry(
            x, self.rowViewportPosition(place) + (gap + 1) // 2, size.width(), size.height()
        )
        self.deeds.show()

    @override
    def paint_cell(self, painter: QPainter, place: int, column: int, at: QRectF) -> None:
        is_current = place == self.currentIndex().row() and self.deeds.isVisible()
        if is_current and self.rows.columns[column].name == WHAT:
            at.setRight(max(at.left(), min(at.right(), self.deeds.x() - theme.px(BETWEEN))))
        super().paint_cell(painter, place, column, at)


_FOR_A_ROW = _("Ret"), _("Ret rækken"), _("Udelad"), _("Hold rækken ude af importen")
_DEEDS = {
    Result.LEFT_OUT: ("", "", _("Tag med"), _("Tag rækken med i importen")),
    Result.GONE: (
        _("Meld ud …"),
        _("Eleven er gået ud: sig hvornår og hvorfor"),
        _("Lad stå"),
        _("Eleven bliver på holdet; intet ændres"),
    ),
    Result.KEPT: ("", "", _("Spørg igen"), _("Vis eleven som manglende igen")),
}


class _Deeds(QWidget):
    """What can be done to a row: [Ret] and [Udelad]; the mouse's way, keys do the same."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.mend, self.turn = Button(_("Ret")), Button(_("Udelad"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(6))
        for button in (self.mend, self.turn):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._row.addWidget(button)
        theme.on_change(self._measure)
        self._measure()
        self.hide()

    def show_row(self, row: PlannedRow) -> None:
        """Offer what can be done to a row."""
        mend, mend_tip, turn, tip = _DEEDS.get(row.result, _FOR_A_ROW)
        self.mend.setVisible(bool(mend))
        self.mend.setText(mend)
        self.turn.setText(turn)
        explain(self.mend, mend_tip, "F2")
        explain(self.turn, tip, "Del")
        self.mend.refresh()
        self.turn.refresh()
        self._row.activate()

    def _measure(self) -> None:
        for button in (self.mend, self.turn):
            button.setFixedHeight(theme.px(DEED))


def _place(shown: Shown) -> int:
    return shown.place

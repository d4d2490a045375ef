"""The list of companies needed, in which invited and confirmed are typed where they stand."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QKeyEvent
from typing_extensions import override

from gf2tracker.language import _
from ui import theme
from ui.demand.columns import CONFIRMED, INVITED, NeedLine, columns
from ui.edit import LineEdit
from ui.table import Table

MOST = 999
_DIGITS = range(Qt.Key.Key_0, Qt.Key.Key_9 + 1)
Key = Qt.Key


_STEPS = {Key.Key_Return: 1, Key.Key_Enter: 1, Key.Key_Down: 1, Key.Key_Up: -1}


class FigureEdit(LineEdit):
    """The field over a figure.

    Signals:
        gone_on(int): Enter or an arrow: what was typed is kept, and so many rows on.
        left: Esc: what was typed is not kept.
        lost: the keyboard went elsewhere.
    """

    gone_on = Signal(int)
    left = Signal()
    lost = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Key.Key_Escape:
            self.left.emit()
        elif event.key() in _STEPS:
            self.gone_on.emit(_STEPS[Key(event.key())])
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.lost.emit()


class NeedTable(Table[NeedLine]):
    """Digits or F2 open the figure at the cursor, or else what is confirmed; Enter keeps it.

    Signals:
        typed(NeedLine, str, int): a figure of INVITED or CONFIRMED is to be another.
    """

    typed = Signal(object, str, int)

    def __init__(self) -> None:
        super().__init__(
            columns(),
            lambda line: line.need.planned_id,
            name=_("Virksomheder"),
            group=lambda line: line.need.date.isocalendar()[:2],
        )
        self.field: FigureEdit | None = None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_plain and event.key() in _DIGITS:
            self.write(event.text())
        elif is_plain and event.key() == Key.Key_F2:
            self.write()
        else:
            super().keyPressEvent(event)

    def write(self, text: str = "") -> None:
        """Open the field over a figure of the current row, with `text` or what stands there."""
        line, column = self.current(), self._column()
        if line is None or column < 0:
            return
        self.close_field()
        name = self.rows.columns[column].name
        value = line.need.invited if name == INVITED else line.need.confirmed
        index = self.rows.index(self.currentIndex().row(), column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        field = FigureEdit(text or str(value))
        field.setParent(self.viewport())
        field.setValidator(QIntValidator(0, MOST, field))
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setAccessibleName(self.rows.columns[column].title)
        room = self.visualRect(index)
        field.setGeometry(
            room.left() - theme.px(10),
            room.top() - 2,
            room.width() - theme.px(4),
            room.height() + 4,
        )
        field.gone_on.connect(self._go_on)
        field.left.connect(self._leave)
        field.lost.connect(self._keep)
        self.field = field
        field.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if not text:
            field.selectAll()

    def close_field(self) -> None:
        """Close the field without keeping what was typed."""
        field, self.field = self.field, None
        if field is not None:
            field.blockSignals(True)  # noqa: FBT003 - Qt's own
            field.hide()
            field.deleteLater()

    def _column(self) -> int:
        names = [column.name for column in self.rows.columns]
        here = names[self.currentIndex().column()] if self.currentIndex().isValid() else ""
        found = names.index(here if here in {INVITED, CONFIRMED} else CONFIRMED)
        return -1 if self.isColumnHidden(found) else found

    def _go_on(self, step: int) -> None:
        self._keep()
        here = self.currentIndex()
        beyond: QModelIndex = self.rows.index(here.row() + step, here.column())
        if beyond.isValid():
            self.setCurrentIndex(beyond)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        self.close_field()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        line, column, field = self.current(), self._column(), self.field
        text = field.text() if field is not None else ""
        self.close_field()
        if line is None or not text:
            return
        name = self.rows.columns[column].name
        value = line.need.invited if name == INVITED else line.need.confirmed
        if int(text) != value:
            self.typed.emit(line, name, int(text))

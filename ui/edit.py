"""What is typed into: one line, a date, a number, several lines; painted in our own frame."""

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

from gf2tracker.errors import Refusal
from gf2tracker.language import _
from ui import paint, ring, theme
from ui.scroll import slim
from ui.typed import shown_date, typed_date, typed_number

HEIGHT = 32
_PADDING = 11


def draw_frame(painter: QPainter, widget: QWidget, *, is_fault: bool, has_focus: bool) -> None:
    """Paint the ground and edge of a field: 1 px, or 2 px where it has the focus or a fault."""
    rect, radius = widget.rect(), theme.px(6)
    ground = "raised" if widget.isEnabled() else "sunken"
    paint.fill(painter, rect, theme.color(ground), radius)
    if is_fault:
        paint.edge(painter, rect, theme.color("act"), radius, theme.px(2))
    elif has_focus:
        paint.edge(painter, rect, theme.color("accentline"), radius, theme.px(2))
    else:
        edge = theme.color("control" if widget.isEnabled() else "line2")
        paint.edge(painter, rect, edge, radius)


def clear_ground(widget: QWidget) -> None:
    """Let our own frame be the ground of one of Qt's fields."""
    colours = QPalette()
    for group in (QPalette.ColorGroup.All, QPalette.ColorGroup.Disabled):
        colours.setColor(group, QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
    widget.setPalette(colours)


class LineEdit(QLineEdit):
    """One line of text, 32 high."""

    def __init__(self, text: str = "", *, placeholder: str = "") -> None:
        super().__init__(text)
        self.is_fault = False
        self.setFrame(False)
        self.setPlaceholderText(placeholder)
        self.setTextMargins(theme.px(_PADDING - 2), 0, theme.px(_PADDING - 2), 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        clear_ground(self)
        ring.follow_faulty(self)

    def show_fault(self, *, fault: bool) -> None:
        """Wear the red edge of a fault, or lay it down."""
        self.is_fault = fault
        ring.refresh(self)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(180), theme.px(HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(48), theme.px(HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        draw_frame(painter, self, is_fault=self.is_fault, has_focus=self.hasFocus())
        painter.end()
        super().paintEvent(event)


class DateEdit(LineEdit):
    """A date typed freely ("17/8"); arrows step a day, page keys a week; "" is no date."""

    def __init__(self, day: date | None, today: date) -> None:
        super().__init__(shown_date(day), placeholder=_("dd.mm.åååå"))
        self._today = today
        self.editingFinished.connect(self._write_in_full)

    def value(self) -> date | None:
        """Return the date; None for an empty field; refused is what is no date."""
        return typed_date(self.text(), self._today) if self.text().strip() else None

    def show_value(self, day: date | None) -> None:
        """Show a date in full; None empties the field."""
        self.setText(shown_date(day))

    def _write_in_full(self) -> None:
        try:
            self.setText(shown_date(self.value()))
        except Refusal:
            return  # the field that holds this line says so

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key
        steps = {key.Key_Up: 1, key.Key_Down: -1, key.Key_PageUp: 7, key.Key_PageDown: -7}
        step = steps.get(Qt.Key(event.key()))
        if step is None or self.isReadOnly():
            super().keyPressEvent(event)
            return
        try:
            day = self.value()
        except Refusal:
            return
        self.setText(shown_date(day + timedelta(days=step) if day else self._today))
        self.textEdited.emit(self.text())


class NumberEdit(LineEdit):
    """A whole number; arrows step by one within its limits; "" is no number."""

    def __init__(self, number: int | None, least: int | None, most: int | None) -> None:
        super().__init__("" if number is None else str(number))
        self._least, self._most = least, most

    def value(self) -> int | None:
        """Return the number; None for an empty field; refused is what is no whole number."""
        return typed_number(self.text(), self._least, self._most) if self.text().strip() else None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None or self.isReadOnly():
            super().keyPressEvent(event)
            return
        try:
            number = typed_number(str((self.value() or 0) + step), self._least, self._most)
        except Refusal:
            return
        self.setText(str(number))
        self.textEdited.emit(self.text())


class NoteEdit(QPlainTextEdit):
    """Several lines of plain text; Tab leaves the field.

    Signals:
        edited(): the user changed the text.
    """

    edited = Signal()

    def __init__(self, text: str = "", *, lines: int = 3, placeholder: str = "") -> None:
        super().__init__(text)
        self.is_fault = False
        self._lines = lines
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        inset = theme.px(6)
        self.setViewportMargins(inset, inset - 2, inset, inset - 2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        clear_ground(self)
        slim(self)
        ring.follow_faulty(self)
        self.textChanged.connect(self.edited)

    def show_fault(self, *, fault: bool) -> None:
        """Wear the red edge of a fault, or lay it down."""
        self.is_fault = fault
        ring.refresh(self)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        text = self.fontMetrics().lineSpacing() * self._lines
        return QSize(theme.px(180), max(text + theme.px(18), theme.px(HEIGHT)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(80), self.sizeHint().height())

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            painter = paint.smooth(QPainter(self))
            draw_frame(painter, self, is_fault=self.is_fault, has_focus=self.hasFocus())
            return True
        return super().event(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

"""Whom to call now: one row a student, the number in large figures, one key to note the call."""

from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from gf2tracker.domain.contact import ContactKind
from gf2tracker.language import _
from gf2tracker.queries.away import Call
from ui import icon, paint, ring, spark, symbol, theme
from ui.button import Button
from ui.label import plain_tip
from ui.sparkdays import days_of
from ui.symbol import State
from ui.today.deeds import HIGH as DEEDS
from ui.today.deeds import Deed, DeedBar
from ui.today.words import call_title, call_words, contact_words

CLOSED, LINE = 52, 19
INDENT, PHONE = 24, 150
SPARKS_FROM = 430
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class CallRow(QWidget):
    """A student to call; with the keyboard on it, it opens and shows what can be noted.

    Signals:
        logged(ContactKind): the call was made; NOTE asks for words first.
        opened: the student's page is wanted.
        stepped(int): the keyboard goes a row up or down.
    """

    logged = Signal(object)
    opened = Signal()
    stepped = Signal(int)

    def __init__(self, call: Call, today: date) -> None:
        super().__init__()
        self.call, self._today = call, today
        self._is_hovered = False
        self._said = contact_words(call.contact, today)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._spoken())
        self.setToolTip(plain_tip(self._spoken()))
        self.setAccessibleDescription(
            _("T talte med, S sms sendt, I intet svar, H håndteret til en dag")
        )
        ring.follow(self, radius=8)
        self._deeds = self._build_deeds()
        self._place_deeds()

    def _build_deeds(self) -> DeedBar:
        told = (
            ("T", _("Talte med"), ContactKind.TALKED),
            ("S", _("Sms sendt"), ContactKind.SMS),
            ("I", _("Intet svar"), ContactKind.NO_ANSWER),
            ("H", _("Håndteret …"), ContactKind.NOTE),
        )
        deeds = [Deed(cap, text, partial(self.logged.emit, kind)) for cap, text, kind in told]
        copy = Button("", icon="copy", kind="quiet", caps="", name=_("Kopiér nummer (Ctrl+C)"))
        copy.setEnabled(bool(self.call.student.phone))
        copy.clicked.connect(self.copy_number)
        return DeedBar(self, deeds, copy)

    def copy_number(self) -> None:
        """Put the number on the clipboard."""
        QGuiApplication.clipboard().setText(self.call.student.phone)

    def _spoken(self) -> str:
        student = self.call.student
        parts = [
            student.name,
            student.code,
            call_title(self.call),
            call_words(self.call, self._today),
        ]
        parts += [student.phone, self._said]
        return ", ".join(part for part in parts if part)

    def _place_deeds(self) -> None:
        left = theme.px(INDENT)
        top = theme.px(self._closed() - 1)
        self._deeds.setGeometry(left, top, self.width() - left, theme.px(30))

    def _closed(self) -> int:
        return CLOSED + (LINE if self._said else 0)

    # --- Qt's own ---------------------------------------------------------------------------------

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(self._closed() + (DEEDS if self.hasFocus() else 0)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_deeds()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._deeds.show()
        self.updateGeometry()
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._deeds.hide()
        self.updateGeometry()
        self.update()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._is_hovered = True
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._is_hovered = False
        self.update()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._deeds.take(event):
            return
        if key in STEPS:
            self.stepped.emit(STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        elif key == Qt.Key.Key_C and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.copy_number()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        if self.hasFocus():
            paint.fill(painter, self.rect(), theme.color("accentfaint"), theme.px(6))
        elif self._is_hovered:
            painter.fillRect(self.rect(), theme.color("hover"))
        call, side = self.call, theme.px(14)
        symbol.draw(painter, State.ACT, QRectF(theme.px(3), theme.px(12), side, side))
        left, right = theme.px(INDENT), self.width() - theme.px(PHONE)
        bars = days_of(call.spark_days, call.spark, self._today)
        strip = right - theme.px(14)
        if self.width() >= theme.px(SPARKS_FROM):
            strip -= spark.spark_width(bars)
            at = QRectF(strip, theme.px(10), right - strip, theme.px(20))
            spark.draw_spark(painter, at, bars, self._today)
        upper = QRectF(left, theme.px(7), strip - left - theme.px(8), theme.px(19))
        wide = paint.text(painter, upper, call.student.name, "ink", theme.font(bold=True))
        rest = upper.adjusted(wide + theme.px(8), 0, 0, 0)
        paint.text(painter, rest, call.student.code, "ink3")
        lower = upper.translated(0, theme.px(19))
        wide = paint.text(painter, lower, call_title(call), "acttext", theme.font(bold=True))
        paint.dot_between(painter, lower.left() + wide + theme.px(8), lower.center().y() + 1)
        rest = lower.adjusted(wide + theme.px(16), 0, 0, 0)
        paint.text(painter, rest, call_words(call, self._today), "ink2")
        under = QRectF(left, lower.bottom(), self.width() - left, theme.px(LINE))
        paint.text(painter, under, self._said, "ink2")
        self._paint_phone(painter, right)
        if not self.hasFocus():
            line = QRectF(left, self.height() - 1, self.width() - left, 1)
            painter.fillRect(line, theme.color("line"))

    def _paint_phone(self, painter: QPainter, left: float) -> None:
        student, side = self.call.student, theme.px(16)
        middle = theme.px(24)
        at = QRectF(left, middle - side / 2, side, side)
        words = QRectF(left + side + theme.px(8), 0, theme.px(PHONE) - side, theme.px(48))
        if student.is_protected or not student.phone:
            icon.paint(painter, "lock" if student.is_protected else "phone", at, "ink3")
            text = _("beskyttet") if student.is_protected else _("intet nummer")
            paint.text(painter, words, text, "ink3")
            return
        icon.paint(painter, "phone", at, "ink2")
        paint.text(painter, words, student.phone, "ink", theme.font("title", bold=True))

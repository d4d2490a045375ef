"""Two entries side by side: what is kept of each, what goes over, and the deed that makes them one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.errors import Refusal
from gf2tracker.language import _
from gf2tracker.queries.merge import MergedField, MergePreview
from ui import paint, theme
from ui.button import Button
from ui.label import Label, small
from ui.segments import Segments
from ui.sheet import PADDING, Sheet
from ui.symbol import State, StateSymbol

LEFT, RIGHT = "left", "right"
FULL, WIDE, NAMED, APART = 720, 250, 130, 16
"""How wide the dialog is, the words of an entry and the names of the fields, and their gap, px."""


class MergeDialog(Sheet):
    """The kept entry's words are bold where the two differ, what is given up is struck out.

    Signals:
        merged(MergePreview): the two are to be made one as it is shown.
        turned(bool): the other entry is to be kept; whether it is the right one.
        parted(MergePreview): they are two students.
    """

    merged = Signal(object)
    turned = Signal(bool)
    parted = Signal(object)

    def __init__(self, window: QWidget, title: str, why: str, *, is_proposed: bool) -> None:
        super().__init__(title, window, width=FULL)
        self.preview: MergePreview | None = None
        self.is_right = False
        self.why = Label(why, shade="ink2")
        self.side = Segments(_("Behold"), [(LEFT, _("den venstre")), (RIGHT, _("den højre"))])
        self.table = QWidget()
        self.moves = QVBoxLayout()
        self.fault = StateSymbol(State.ACT)
        self.part = Button(_("Ikke den samme elev"), kind="quiet", keys="Ctrl+J")
        self.cancel = Button(_("Annullér"), kind="quiet", caps="Esc")
        self.save = Button(_("Flet til én elev"), kind="primary", keys="Ctrl+Enter")
        self._fill()
        self.part.setVisible(is_proposed)
        self.cancel.setVisible(self.inner_width() >= theme.px(FULL))  # Esc and the cross are there
        self.side.chosen.connect(self._turn)
        self.save.clicked.connect(self._merge)
        self.part.clicked.connect(self._part)
        self.cancel.clicked.connect(self.reject)

    def _fill(self) -> None:
        upper = QHBoxLayout()
        upper.addWidget(self.why)
        upper.addStretch()
        upper.addWidget(Label(_("Behold"), shade="ink2"))
        upper.addWidget(self.side)
        self._cells = QVBoxLayout()
        self.moves.setSpacing(theme.px(4))
        self.body.addLayout(upper)
        self.body.addLayout(self._cells)
        self.body.addLayout(self.moves)
        self.body.addWidget(self.fault)
        self.fault.hide()
        self.foot.addWidget(self.part)
        self.foot.addStretch()
        for button in (self.part, self.cancel, self.save):
            button.set_tall()
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.save)

    def show_preview(self, preview: MergePreview) -> None:
        """Show what merging the two does; the entry that is kept may be either."""
        self.preview = preview
        self._cells.removeWidget(self.table)
        self.table.hide()
        self.table.deleteLater()
        self.table = self._made(preview)
        self._cells.addWidget(self.table)
        while item := self.moves.takeAt(0):
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for text in preview.moves:
            self.moves.addWidget(Label(text, shade="ink2", wraps=True))
        self._say(preview.refusal)
        self.save.setEnabled(not preview.refusal)
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, refusal: Refusal) -> None:
        """Show why the deed was refused."""
        self._say(refusal.text)

    def _say(self, text: str) -> None:
        self.fault.show_state(State.ACT, text)
        self.fault.setVisible(bool(text))

    def _made(self, preview: MergePreview) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(APART))
        grid.setVerticalSpacing(theme.px(6))
        named = theme.px(NAMED)
        rest = self.inner_width() - named - theme.px(3 * APART + 2 * PADDING)
        for column, wide in enumerate((named, *[min(theme.px(WIDE), rest // 2)] * 2)):
            grid.setColumnMinimumWidth(column, wide)
        grid.setColumnStretch(3, 1)
        keep, gone = (2, 1) if self.is_right else (1, 2)
        for column, at in ((keep, 0), (gone, 1)):
            grid.addWidget(Label(preview.names[at], bold=at == 0), 0, column)
            told = _("{where}, beholdes") if at == 0 else _("{where}, lægges ind i den anden")
            grid.addWidget(small(told.format(where=preview.classes[at]), shade="ink2"), 1, column)
        for row, one in enumerate(preview.fields, start=2):
            grid.addWidget(Label(one.label, shade="ink2"), row, 0)
            grid.addWidget(_kept(one), row, keep)
            grid.addWidget(_other(one), row, gone)
        return made

    def _turn(self, side: str) -> None:
        self.is_right = side == RIGHT
        self.turned.emit(self.is_right)

    def _merge(self) -> None:
        if self.preview is not None and not self.preview.refusal:
            self.merged.emit(self.preview)

    def _part(self) -> None:
        if self.preview is not None:
            self.parted.emit(self.preview)


def _kept(one: MergedField) -> Label:
    """What the kept entry says: bold where it stands against something else."""
    if not one.one:
        return Label(_("intet"), shade="ink3")
    return Label(one.one, bold=one.is_lost)


def _other(one: MergedField) -> Label:
    """What the other says: bold where it fills a gap, struck out where it is given up."""
    if not one.other:
        return Label(_("intet"), shade="ink3")
    return _GivenUp(one.other, shade="ink2") if one.is_lost else Label(one.other, bold=one.is_other)


class _GivenUp(Label):
    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QPen(theme.color("ink2"), max(1.0, theme.px(1))))
        middle = round(self.height() / 2)
        end = min(paint.width(self.text()), self.width())
        painter.drawLine(0, middle, round(end), middle)

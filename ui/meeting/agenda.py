"""The agenda of a meeting: its points with their lines; points are taken out and put in."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.domain.meeting import AgendaPoint
from gf2tracker.language import _, date_short
from ui import ring, theme
from ui.button import Button, Link
from ui.edit import LineEdit
from ui.hairline import Hairline
from ui.label import Label, heading
from ui.today.lines import STEPS, clear


class AgendaPart(QWidget):
    """Points one under the other, and a field for one more.

    Signals:
        changed(tuple of AgendaPoints): the agenda is to be kept like this.
        renewed: it is to be made anew from what has happened.
    """

    changed = Signal(object)
    renewed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.points: tuple[AgendaPoint, ...] = ()
        self.rows: list[PointRow] = []
        self.fact = Label(shade="ink3")
        self.renew = Link(_("Lav den på ny"))
        self.more = LineEdit(placeholder=_("Nyt punkt, og Enter"))
        self.more.setAccessibleName(_("Nyt punkt til dagsordenen"))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(heading(_("Dagsorden")))
        head.addWidget(self.fact)
        head.addStretch(1)
        head.addWidget(self.renew)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(2))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(head)
        column.addWidget(Hairline())
        column.addLayout(self._list)
        column.addWidget(self.more)
        self.more.returnPressed.connect(self._on_more)
        self.renew.clicked.connect(self.renewed)

    def show_points(self, points: Sequence[AgendaPoint], since: date | None) -> None:
        """Show an agenda; `since` is None for one that was written and stays as it is."""
        text = _("som den blev skrevet")
        if since is not None:
            text = _("siden {day}").format(day=date_short(since))
        self.fact.setText(text)
        self.renew.setVisible(since is None)
        if tuple(points) == self.points:
            return
        at = next((at for at, row in enumerate(self.rows) if row.hasFocus()), None)
        self.points = tuple(points)
        clear(self._list)
        self.rows = [PointRow(number, point) for number, point in enumerate(self.points, start=1)]
        for place, row in enumerate(self.rows):
            row.removed.connect(partial(self._remove, place))
            row.stepped.connect(partial(self._step, place))
            self._list.addWidget(row)
            row.show()
        if at is not None:
            self._step(at, 0)

    def _on_more(self) -> None:
        title = self.more.text().strip()
        if not title:
            return
        self.more.clear()
        *before, last = self.points or (AgendaPoint(""),)
        new = AgendaPoint(title)
        is_open_end = bool(self.points) and not last.lines  # "Eventuelt" stays the last one
        points = (*before, new, last) if is_open_end else (*self.points, new)
        self.changed.emit(points)

    def _remove(self, place: int) -> None:
        kept = (*self.points[:place], *self.points[place + 1 :])
        self.changed.emit(kept)

    def _step(self, place: int, direction: int) -> None:
        if self.rows:
            at = min(max(place + direction, 0), len(self.rows) - 1)
            self.rows[at].setFocus(Qt.FocusReason.TabFocusReason)
        elif QApplication.focusWidget() is None:
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)


class PointRow(QWidget):
    """One point: a number and a heading, and its lines under it.

    Signals:
        removed: Delete, or the cross at the right.
        stepped(int): the keyboard goes a point up or down.
    """

    removed = Signal()
    stepped = Signal(int)

    def __init__(self, number: int, point: AgendaPoint) -> None:
        super().__init__()
        name = _("Fjern punktet {title}").format(title=point.title)
        self.remove = Button("", icon="close", kind="quiet", name=name)
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Punkt {n}: {title}").format(n=number, title=point.title))
        self.setAccessibleDescription(". ".join(point.lines))
        title = Label(f"{number}. {point.title}", bold=True, wraps=True)
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(title, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(4), 0, 0, theme.px(6))
        column.setSpacing(theme.px(2))
        column.addLayout(head)
        for line in point.lines:
            told = Label(line, shade="ink2", wraps=True)
            told.setContentsMargins(theme.px(18), 0, 0, 0)
            column.addWidget(told)
        ring.follow(self, radius=4)
        self.remove.clicked.connect(self.removed)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers():
            self.stepped.emit(step)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

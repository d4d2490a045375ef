"""The card that tells of a proposal: what is wrong, who moves, what it costs, and how it is used."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.language import _
from ui import paint, theme
from ui.button import Button
from ui.label import Label
from ui.sentence import Run, Sentence, strong
from ui.symbol import State, StateSymbol
from ui.tip import explain

MOST_LINES, LEFT, PAD, EDGE = 3, 14, 12, 4


@dataclass(frozen=True)
class Told:
    """What a proposal's card says.

    Attributes:
        title: what is wrong, or what is proposed.
        fact: why, in a few words behind the title; "" for nothing.
        lines: who moves where, a sentence each.
        names: what is strong in those.
        about: what it costs.
        must_act: whether something is wrong.
        others: the words on the button that shows another one; "" has none.
        can_use: whether there is something to use.
        keep: what it means to put the proposal away.
    """

    title: str
    fact: str = ""
    lines: tuple[str, ...] = ()
    names: Collection[str] = ()
    about: str = ""
    must_act: bool = False
    others: str = ""
    can_use: bool = True
    keep: str = _("Behold, som det er")


class ProposalCard(QWidget):
    """Hidden until it tells; its keys are those of the board that shows the proposal in place."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.sign = StateSymbol(State.ACT)
        self.title, self.fact = Label(bold=True), Label(shade="ink2")
        self.fact.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.others = Button("")
        self.keep = Button("", icon="close", kind="quiet", name=_("Behold"))
        self.use = Button(_("Brug"), kind="primary", caps="Enter")
        self.lines = [Sentence(shade="ink") for _at in range(MOST_LINES)]
        self.about = Label(size="small", shade="ink2", wraps=True)
        self._build()
        self.hide()

    def _build(self) -> None:
        self._words, self._buttons = QHBoxLayout(), QHBoxLayout()
        for part in (self.sign, self.title):
            self._words.addWidget(part)
        self._words.addWidget(self.fact, 1)
        self._buttons.addStretch(1)
        for button in (self.others, self.use, self.keep):
            self._buttons.addWidget(button)
        head = self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.addLayout(self._words, 1)
        head.addLayout(self._buttons)
        for row in (head, self._words, self._buttons):
            row.setSpacing(theme.px(8))
        body = QVBoxLayout()
        body.setContentsMargins(theme.px(22), 0, 0, 0)
        body.setSpacing(theme.px(1))
        for line in self.lines:
            body.addWidget(line)
        body.addWidget(self.about)
        column = QVBoxLayout(self)
        edge = theme.px(EDGE)
        left, pad = theme.px(LEFT) + edge, theme.px(PAD)
        column.setContentsMargins(left, theme.px(7), pad + edge, pad)
        column.setSpacing(theme.px(2))
        column.addLayout(head)
        column.addLayout(body)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def tell(self, told: Told | None) -> None:
        """Tell of a proposal; None hides the card."""
        self.setVisible(told is not None)
        if told is None:
            return
        self.sign.setVisible(told.must_act)
        self.title.setText(told.title)
        self.fact.setText(told.fact)
        for button, is_shown in (
            (self.others, bool(told.others)),
            (self.keep, told.can_use and not told.must_act),
            (self.use, told.can_use),
        ):
            button.setVisible(is_shown)
        self.others.setText(told.others)
        self.others.refresh()
        self.keep.setAccessibleName(told.keep)
        explain(self.keep, told.keep, "Esc")
        for line, text in zip(self.lines, _few(told.lines), strict=True):
            line.setVisible(bool(text))
            line.tell(*runs_with(text, told.names))
        self.about.setText(told.about)
        self.about.setVisible(bool(told.about))
        whole = (told.title, told.fact, *told.lines, told.about)
        self.setAccessibleDescription(". ".join(filter(None, whole)))

    def _fit(self) -> None:
        """Have the buttons under the title where they have no room beside it."""
        sign = self.sign.sizeHint().width() + theme.px(8) if not self.sign.isHidden() else 0
        words = sign + self.title.sizeHint().width() + theme.px(8)
        has_room = words + self._buttons.sizeHint().width() <= self._head.geometry().width()
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._head.setDirection(right if has_room else down)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        edge = theme.px(EDGE)
        body = self.rect().adjusted(edge, 0, -edge, 0)
        paint.box(painter, body, theme.color("accentfaint"), theme.color("line2"), theme.px(8))


def runs_with(text: str, names: Collection[str]) -> tuple[Run, ...]:
    """Return a sentence as runs in which names are strong; the longest name counts first."""
    for name in sorted(names, key=len, reverse=True):
        before, found, after = text.partition(name)
        if found and name:
            return (*runs_with(before, names), strong(name), *runs_with(after, names))
    return (Run(text),) if text else ()


def _few(lines: Sequence[str]) -> tuple[str, ...]:
    """Return so many lines as there is room for; the last one counts those that are left out."""
    if len(lines) > MOST_LINES:
        rest = _("og {n} flytter mere").format(n=len(lines) - MOST_LINES + 1)
        return (*lines[: MOST_LINES - 1], rest)
    return (*lines, *[""] * (MOST_LINES - len(lines)))

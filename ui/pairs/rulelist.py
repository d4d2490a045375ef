"""The rules of a class and what counts, under its pairs: read, added to, and taken away."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.domain.pairs.criteria import Weight, Weights
from gf2tracker.domain.peers import RuleKind
from gf2tracker.language import _, join_words
from gf2tracker.queries.peers import Peers
from ui import icon, paint, symbol, theme
from ui.button import Button
from ui.label import Label
from ui.seats.header import BoardHeader
from ui.symbol import State

ROW, TEXT = 34, 24


class RuleList(QWidget):
    """One line a rule, with a button that takes it away, and one on what counts most.

    Signals:
        removed(int): a rule is to go, by its number.
    """

    removed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.add = Button(_("Ny regel …"), icon="plus", kind="quiet")
        self.weigh = Button(_("Hvad tæller …"), icon="filter", kind="quiet")
        self.header = BoardHeader(_("Regler"), self.weigh, self.add)
        self.rows: list[RuleRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(8), 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.header)

    def show_rules(self, of: Peers) -> None:
        """Show the rules of a class."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [
            RuleRow(rule_words(rule.kind, rule.members, of), rule.kind) for rule in of.rules
        ]
        self.rows.append(RuleRow(weights_words(of.weights), None))
        for rule, row in zip((*of.rules, None), self.rows, strict=True):
            self._column.addWidget(row)
            if rule is not None:
                row.remove.clicked.connect(partial(self.removed.emit, rule.id))
        self.header.tell(str(len(of.rules)) if of.rules else _("ingen"))


class RuleRow(QWidget):
    """One rule; without a kind it is a line on what counts."""

    def __init__(self, words: str, kind: RuleKind | None) -> None:
        super().__init__()
        self._kind = kind
        self.words = Label(words)
        self.remove = Button(
            "", icon="close", kind="quiet", name=_("Fjern reglen: {rule}").format(rule=words)
        )
        if kind is None:
            self.remove.hide()  # shown before it has its place it would be a window of its own
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(TEXT), 0, theme.px(4), 1)
        row.addWidget(self.words)
        row.addStretch(1)
        row.addWidget(self.remove)
        self.setFixedHeight(theme.px(ROW))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        line = QRectF(theme.px(TEXT), self.height() - 1, self.width() - theme.px(TEXT + 4), 1)
        painter.fillRect(line, theme.color("line"))
        side = theme.px(13)
        at = QRectF(theme.px(4), (self.height() - side) / 2, side, side)
        if self._kind is RuleKind.TOGETHER:
            icon.paint(painter, "lock", at, "ink2", stroke=2)
        else:
            symbol.draw(painter, State.NONE if self._kind else State.OK, at)


def rule_words(kind: RuleKind, members: Sequence[int], of: Peers) -> str:
    """Return a rule in a sentence; who has left the school is "en elev"."""
    names = {int(one): name for one, name in of.names.items()}
    who = join_words(names.get(one, _("en elev")) for one in members)
    return f"{who} {kind.label}"


def weights_words(weights: Weights) -> str:
    """Return what counts most, in words."""
    most = max(weights.values(), default=Weight.NONE)
    if not most:
        return _("Intet tæller: alle par er lige gode")
    told = join_words(
        one.label.lower() if not one.label[1:2].isupper() else one.label
        for one, weight in weights.items()
        if weight == most
    )
    return _("Det vigtigste: {criteria}").format(criteria=told)

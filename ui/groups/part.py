"""The half of the page with the wellbeing groups: a proposal, the cards, and advice under them."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.language import _, plural
from ui import paint, theme
from ui.button import Button
from ui.groups.advice import AdviceList
from ui.groups.cards import Seated
from ui.groups.groupboard import GroupBoard
from ui.quiet import Quiet
from ui.seats.header import BoardHeader
from ui.seats.proposalcard import ProposalCard

EMPTY = 300


class GroupPart(QWidget):
    """Proposal card on top, then a header that explains the bars, the board, and advice."""

    def __init__(self) -> None:
        super().__init__()
        self.proposal = ProposalCard(_("Forslag til trivselsgrupper"))
        self.new = Button(_("Nye grupper …"), kind="quiet", caps="G")
        self.legend = _Legend(_("holdets andel"))
        self.header = BoardHeader(_("Trivselsgrupper"), self.legend, self.new)
        self.board = GroupBoard()
        self.advice = AdviceList()
        self.first = Button(_("Foreslå grupper …"), icon="group", kind="primary")
        self.empty = Quiet()
        self.empty.offer(self.first)
        self.empty.setFixedHeight(theme.px(EMPTY))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.proposal, self.header, self.empty, self.board, self.advice):
            column.addWidget(part)
        column.addStretch(1)

    def show_seated(self, seated: Seated | None, *, can_make: bool) -> None:
        """Show whether there are groups; without any say what belongs here."""
        was_here = self.board.hasFocus() or self.first.hasFocus()
        for part in (self.board, self.legend, self.new):
            part.setVisible(seated is not None)
        self.empty.setVisible(seated is None)
        self.header.tell(_count(seated) if seated is not None else "")
        if seated is None and can_make:
            text = _(
                "Fire eller fem elever, der mødes fast og taler om, hvordan det går. Hele makkerpar "
                "bliver sammen, og ingen bliver den eneste af sin slags."
            )
            self.empty.tell(_("Ingen trivselsgrupper endnu"), text, self.first)
        elif seated is None:
            text = _("Der er for få elever på holdet til en gruppe.")
            self.empty.tell(_("Ingen trivselsgrupper endnu"), text)
        if was_here:
            (self.board if seated is not None else self.first).setFocus()


def _count(seated: Seated) -> str:
    groups = [group for group in seated.grouping.groups if group]
    told = plural(len(groups), _("{n} gruppe"), _("{n} grupper"))
    is_paired = bool(seated.of.couples) and seated.is_whole
    return _("{groups}, hele par").format(groups=told) if is_paired else told


class _Legend(QLabel):
    """The ink tick of the bars and what it means."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        wide = paint.width(self.text(), theme.font("small"))
        return QSize(round(wide) + theme.px(8) + 1, theme.px(18))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme.px(18))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        high = theme.px(11)
        tick = QRectF(0, (self.height() - high) / 2, theme.px(2), high)
        painter.fillRect(tick, theme.color("ink"))
        words = QRectF(self.rect()).adjusted(theme.px(8), 0, 0, 0)
        paint.text(painter, words, self.text(), "ink2", theme.font("small"))

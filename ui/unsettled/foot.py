"""The letters that settle a row, as the tiles they become."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from gf2tracker.domain.mark import AbsenceKind, Mark
from gf2tracker.language import _
from ui import paint, theme
from ui.register.tile import paint_tile

HIGH, TILE = 44, 20
SHOWN = (
    (AbsenceKind.ABSENT, _("udeblevet")),
    (AbsenceKind.SICK, _("syg")),
    (AbsenceKind.SICK_UNREPORTED, _("syg, ikke meldt")),
    (AbsenceKind.CHILD_SICK, _("barns sygdom")),
    (AbsenceKind.APPROVED, _("godkendt fri")),
    (AbsenceKind.SCHOOL, _("skole/virksomhed")),
)
PRESENT = _("Mellemrum: var her · F4: log opkald")


class UnsettledFoot(QWidget):
    """Painted from the left; what has no room is on the sheet of keys."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.px(HIGH))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        told = [f"{kind.value} {word}" for kind, word in SHOWN]
        self.setAccessibleName(", ".join([*told, PRESENT]))

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(HIGH))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint.under_line(self, "page")
        painter = paint.smooth(QPainter(self))
        x, side = float(theme.px(24)), theme.px(TILE)
        middle, right = self.height() / 2, self.width() - theme.px(24)
        for kind, word in SHOWN:
            wide = side + theme.px(7) + paint.width(word)
            if x + wide > right:
                return
            paint_tile(painter, QRectF(x, middle - side / 2, side, side), Mark(kind))
            area = QRectF(x + side + theme.px(7), 0, right - x, self.height())
            x = area.left() + paint.text(painter, area, word, "ink2") + theme.px(16)
        if x + paint.width(PRESENT) <= right:
            paint.text(painter, QRectF(x, 0, right - x, self.height()), PRESENT, "ink3")

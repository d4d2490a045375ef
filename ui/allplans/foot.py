"""Under the board of all classes: what the glyphs or chips mean, n, and which of the two is shown."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from gf2tracker.domain.activity import ActivityKind
from gf2tracker.language import _
from ui import paint, theme
from ui.allplans import glyph
from ui.allplans.cells import Glyph
from ui.segments import Segments

HIGH = 36
WEEKS, CHIPS = "weeks", "chips"
LEGEND_PHASE = 2
GLYPHS = (
    (Glyph.HELD, 1.0, _("alt holdt")),
    (Glyph.PART, 0.5, _("noget holdt")),
    (Glyph.MISSED, 0.0, _("intet holdt")),
    (Glyph.PLANNED, 0.0, _("planlagt")),
    (Glyph.NONE, 0.0, _("intet planlagt")),
)
LOOKS = (
    ("held", _("holdt")),
    ("planned", _("planlagt")),
    ("missed", _("ikke holdt")),
    ("cancelled", _("aflyst")),
)
CLASH = _("sammenstød")


class Legend(QLabel):
    """What is drawn on the board at the left, n at the right where it has room."""

    def __init__(self) -> None:
        super().__init__()
        self.is_zoomed = False
        self._count = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_count(self, words: str) -> None:
        """Say of how many the board is made."""
        self._count = words
        self._name()

    def show_chips(self, *, zoomed: bool) -> None:
        """Explain chips, or glyphs."""
        self.is_zoomed = zoomed
        self._name()

    def _name(self) -> None:
        told = [words for _look, words in LOOKS] if self.is_zoomed else [one[2] for one in GLYPHS]
        self.setAccessibleName(", ".join([*told, CLASH, self._count]))
        self.setToolTip(self._count)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(HIGH - 1))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme.px(HIGH - 1))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        small, ratio = theme.font("small"), self.devicePixelRatioF()
        x = float(theme.px(24))
        if self.is_zoomed:
            kind = ActivityKind.COMPANY_VISIT
            keys = [
                (glyph.chip_sign(kind, LEGEND_PHASE, look, ratio), words) for look, words in LOOKS
            ]
        else:
            keys = [
                (glyph.glyph(kind, LEGEND_PHASE, share, ratio), words)
                for kind, share, words in GLYPHS
            ]
        keys.append((glyph.clash_sign(theme.px(9), ratio, is_dark=theme.is_dark()), CLASH))
        for sign, words in keys:
            high = sign.height() / ratio
            wide = sign.width() / ratio + theme.px(7)
            room = QRectF(x + wide, 0, paint.width(words, small) + 1, self.height())
            if room.right() > self.width():
                return
            painter.drawPixmap(round(x), round((self.height() - high) / 2), sign)
            paint.text(painter, room, words, "ink2", small)
            x = room.right() + theme.px(18)
        room = QRectF(x, 0, self.width() - x, self.height())
        if paint.width(self._count, small) <= room.width():
            paint.text(painter, room, self._count, "ink3", small, paint.RIGHT)


class PlansFoot(QWidget):
    """Legend, n, and the choice between weeks and activities."""

    def __init__(self) -> None:
        super().__init__()
        self.legend = Legend()
        self.density = Segments(_("Tæthed"), [(WEEKS, _("Uger")), (CHIPS, _("Aktiviteter"))])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, theme.px(24), 0)
        row.setSpacing(theme.px(16))
        row.addWidget(self.legend, 1)
        row.addWidget(self.density)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(HIGH))

    def show_chips(self, *, zoomed: bool) -> None:
        """Explain and offer as the board stands."""
        self.density.choose(CHIPS if zoomed else WEEKS)
        self.legend.show_chips(zoomed=zoomed)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, theme.color("line"))

"""Words on a page: three sizes, two weights, always plain text, cut with an ellipsis or wrapped."""

from html import escape

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from ui import paint, theme
from ui.theme import Size

BETWEEN_FACTS = " · "


def plain_tip(text: str) -> str:
    """Return a text so that a tool tip shows it letter for letter, whatever it holds."""
    return f"<span>{escape(text)}</span>"


class Label(QLabel):
    """Plain words in one token's colour; `wraps` breaks lines, else the end is cut.

    A name that looks like markup is shown as it was typed. Of several facts the last ones are left
    out before one is cut in the middle. A text that is cut is the tool tip.
    """

    def __init__(
        self,
        text: str = "",
        *,
        size: Size = "base",
        bold: bool = False,
        shade: str = "ink",
        wraps: bool = False,
    ) -> None:
        super().__init__()
        self._size: Size = size
        self._bold = bold
        self._shade = shade
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        wide = QSizePolicy.Policy.Preferred if wraps else QSizePolicy.Policy.Maximum
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        if wraps:
            self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            policy = self.sizePolicy()
            policy.setHeightForWidth(True)
            policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
            self.setSizePolicy(policy)
        self._dress()
        self.setText(text)
        theme.on_change(self._dress)

    def set_shade(self, shade: str, *, bold: bool | None = None) -> None:
        """Show the words in another token's colour, and weight where it is given."""
        self._shade = shade
        self._bold = self._bold if bold is None else bold
        self._dress()

    def _dress(self) -> None:
        self.setFont(theme.font(self._size, bold=self._bold))
        colours = QPalette(self.palette())
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
            colours.setColor(role, theme.color(self._shade))
        self.setPalette(colours)
        self.updateGeometry()
        self.update()

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell_what_is_cut()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_what_is_cut()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._dress()

    def _tell_what_is_cut(self) -> None:
        if self.wordWrap():
            return
        is_cut = self.isVisible() and self.shown_text() != self.text()
        self.setToolTip(plain_tip(self.text()) if is_cut else "")

    def shown_text(self) -> str:
        """Return what is drawn of the words in the room they have."""
        room = self.contentsRect().width() + 0.5
        measure = QFontMetricsF(self.font())
        shown = self.text()
        while measure.horizontalAdvance(shown) > room and BETWEEN_FACTS in shown:
            shown = shown.rpartition(BETWEEN_FACTS)[0]
        cut = measure.elidedText(shown, Qt.TextElideMode.ElideRight, room)
        return "" if cut == "…" else cut

    @override
    def sizeHint(self) -> QSize:
        measure = QFontMetricsF(self.font())
        lines = self.text().split("\n") if self.wordWrap() else [self.text()]
        wide = max(int(measure.horizontalAdvance(line)) for line in lines) + 2
        if not self.wordWrap():
            return QSize(wide, round(measure.height()))
        wide = min(wide, theme.px(480))
        return QSize(wide, self.heightForWidth(wide))

    @override
    def minimumSizeHint(self) -> QSize:
        high = round(QFontMetricsF(self.font()).height())
        return QSize(theme.px(48) if self.wordWrap() else 0, high)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.wordWrap():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        shade = self._shade if self.isEnabled() else "ink3"
        align = self.alignment() | Qt.AlignmentFlag.AlignVCenter
        shown = self.shown_text()
        if shown != self.text():
            paint.elided.add(self.text())
        paint.text(painter, self.contentsRect(), shown, shade, self.font(), align)


def title(text: str = "", *, shade: str = "ink") -> Label:
    """Return words of the largest size, 600."""
    return Label(text, size="title", bold=True, shade=shade)


def heading(text: str = "", *, shade: str = "ink") -> Label:
    """Return the words over a group, plain size, 600."""
    return Label(text, bold=True, shade=shade)


def small(text: str = "", *, shade: str = "ink3") -> Label:
    """Return small words: units, hints, who did it."""
    return Label(text, size="small", shade=shade)

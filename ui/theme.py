"""Colours, measures and fonts of the whole window, in light and dark: design/look.md, section 1."""

import sys
from collections.abc import Callable
from functools import cache
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from ui.tokens import DARK, LIGHT

Scheme = Literal["light", "dark", "system"]
Size = Literal["small", "base", "title"]

_BASE_PX = 13
_SIZES: dict[Size, float] = {"small": 0.85, "base": 1.0, "title": 1.4}
_QT_SCHEMES = {
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "system": Qt.ColorScheme.Unknown,
}


class _Theme(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.wanted: Scheme = "system"
        self.is_dark = False
        self.is_still = False
        self.base_px: float = _BASE_PX
        self.font = QFont()

    def follow_system(self) -> None:
        if self.wanted == "system":
            apply()


_theme = _Theme()


def start(app: QApplication, scheme: Scheme = "system", base_px: float | None = None) -> None:
    """Dress the application: Fusion, the system's font with tabular figures, our palette.

    `base_px` is the height of plain text in logical pixels; None takes the system's own.
    """
    app.setStyle("Fusion")
    font = QFont(QGuiApplication.font())
    font.setFeature(QFont.Tag("tnum"), 1)
    if base_px is not None:
        font.setPixelSize(round(base_px))
    _theme.font = font
    _theme.base_px = base_px if base_px is not None else QFontInfo(font).pixelSize()
    _font.cache_clear()
    app.setFont(font)
    app.styleHints().colorSchemeChanged.connect(
        _theme.follow_system, Qt.ConnectionType.UniqueConnection
    )
    use(scheme)


def scheme_of(text: str) -> Scheme:
    """Return the scheme that a remembered word names; what it does not know follows the system."""
    return "light" if text == "light" else "dark" if text == "dark" else "system"


def use(scheme: Scheme) -> None:
    """Show light or dark from now on, or whichever the system shows; all windows follow."""
    _theme.wanted = scheme
    QGuiApplication.styleHints().setColorScheme(_QT_SCHEMES[scheme])
    apply()


def apply() -> None:
    """Give the wanted scheme to every widget and tell those who watch."""
    if _theme.wanted == "system":
        _theme.is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    else:
        _theme.is_dark = _theme.wanted == "dark"
    colours = palette()
    QApplication.setPalette(colours)
    QToolTip.setPalette(colours)
    _theme.changed.emit()


def on_change(slot: Callable[[], None]) -> None:
    """Call a bound method of a widget each time colours change, for as long as the widget lives."""
    _theme.changed.connect(slot)


def is_dark() -> bool:
    """Say whether dark colours are in use."""
    return _theme.is_dark


def name(token: str) -> str:
    """Return a token's colour as #RRGGBB."""
    return (DARK if _theme.is_dark else LIGHT)[token]


def color(token: str, alpha: float = 1.0) -> QColor:
    """Return a token's colour; `alpha` 0 to 1 makes it translucent."""
    found = QColor(_known(name(token)))
    if alpha < 1.0:
        found.setAlphaF(alpha)
    return found


@cache
def _known(written: str) -> QColor:
    return QColor(written)


def px(measure: float) -> int:
    """Return a measure of the design (px at 13 px text) in whole pixels at the text size in use."""
    scaled = round(measure * _theme.base_px / _BASE_PX)
    return scaled if scaled or not measure else (1 if measure > 0 else -1)


def font(size: Size = "base", *, bold: bool = False) -> QFont:
    """Return a font of the three sizes and two weights; figures are equally wide."""
    return QFont(_font(size, bold=bold))


@cache
def _font(size: Size, *, bold: bool) -> QFont:
    made = QFont(_theme.font)
    if size != "base":
        made.setPixelSize(round(_theme.base_px * _SIZES[size]))
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def text_scale() -> float:
    """Return how large plain text is beside the design's 13 px: 2.0 is 200 %."""
    return _theme.base_px / _BASE_PX


def keep_still(*, still: bool) -> None:
    """Turn all movement off, whatever the platform says, or leave it to the platform again."""
    _theme.is_still = still


def motion(milliseconds: int) -> int:
    """Return how long a movement may take: 0 where less motion is asked for."""
    if _theme.is_still:
        return 0
    if sys.platform == "win32" and not QApplication.isEffectEnabled(Qt.UIEffect.UI_General):
        return 0  # elsewhere Qt does not ask the platform, and says no effects at all
    from PySide6.QtWidgets import QStyle  # noqa: PLC0415  # its enumerations cost 10 ms at first

    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return milliseconds if QApplication.style().styleHint(hint) else 0


def palette() -> QPalette:
    """Return the colours in use as Qt's own widgets want them."""
    made = QPalette()
    role = QPalette.ColorRole
    for each, token in (
        (role.Window, "page"),
        (role.Base, "page"),
        (role.AlternateBase, "sunken"),
        (role.Button, "raised"),
        (role.WindowText, "ink"),
        (role.Text, "ink"),
        (role.ButtonText, "ink"),
        (role.BrightText, "acttext"),
        (role.PlaceholderText, "ink3"),
        (role.Highlight, "accentsoft"),
        (role.HighlightedText, "ink"),
        (role.Accent, "accent"),
        (role.Link, "accenttext"),
        (role.LinkVisited, "accenttext"),
        (role.ToolTipBase, "inverse"),
        (role.ToolTipText, "oninverse"),
        (role.Light, "raised"),
        (role.Midlight, "line"),
        (role.Mid, "line2"),
        (role.Dark, "control"),
        (role.Shadow, "ink4"),
    ):
        made.setColor(each, color(token))
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, each, color("ink3"))
    for each in (role.Base, role.Button):
        made.setColor(QPalette.ColorGroup.Disabled, each, color("sunken"))
    return made

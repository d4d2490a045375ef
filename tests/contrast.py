"""Contrast as it is drawn: every text of a picture against the commonest pixel behind it."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPalette
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from ui import paint, theme

LEAST = 4.5
_UNREAD = {"", "·"}  # nothing, and the quiet dot between two facts
NEAR = 60  # of 765: letters are smoothed, so few pixels have the colour itself


@dataclass(frozen=True)
class Drawn:
    """A text, its colour's token and colour, and where it stands in the picture."""

    words: str
    shade: str
    color: str
    place: QRect


@contextmanager
def watched() -> Iterator[list[Drawn]]:
    """Note every text that is drawn through `ui.paint` meanwhile."""
    drawn: list[Drawn] = []
    draw, draw_lines = paint.text, paint.paragraph

    def noting(
        painter: QPainter,
        rect: QRectF | QRect,
        words: str,
        shade: str = "ink",
        font: QFont | None = None,
        align: Qt.AlignmentFlag = paint.LEFT,
    ) -> float:
        wide = draw(painter, rect, words, shade, font, align)
        area = QRectF(rect)
        if align & Qt.AlignmentFlag.AlignRight:
            area.setLeft(area.right() - wide)
        elif align & Qt.AlignmentFlag.AlignHCenter:
            area.adjust((area.width() - wide) / 2, 0, (wide - area.width()) / 2, 0)
        area.setWidth(wide)
        place = painter.deviceTransform().mapRect(area).toAlignedRect()
        drawn.append(Drawn(words, shade, theme.name(shade), place))
        return wide

    def noting_lines(
        painter: QPainter,
        rect: QRectF | QRect,
        words: str,
        shade: str = "ink",
        font: QFont | None = None,
    ) -> None:
        draw_lines(painter, rect, words, shade, font)
        place = painter.deviceTransform().mapRect(QRectF(rect)).toAlignedRect()
        drawn.append(Drawn(words, shade, theme.name(shade), place))

    paint.text, paint.paragraph = noting, noting_lines
    try:
        yield drawn
    finally:
        paint.text, paint.paragraph = draw, draw_lines


def written(window: QWidget) -> list[Drawn]:
    """Return the texts that Qt itself draws: labels that wrap, and fields."""
    labels = [one for one in window.findChildren(QLabel) if one.wordWrap()]
    parts: list[tuple[QWidget, str, QPalette.ColorRole]] = [
        (one, one.text(), QPalette.ColorRole.WindowText) for one in labels
    ]
    for field in window.findChildren(QLineEdit):
        role = QPalette.ColorRole.Text if field.text() else QPalette.ColorRole.PlaceholderText
        parts.append((field, field.text() or field.placeholderText(), role))
    return [
        Drawn(words, role.name, one.palette().color(role).name(), _place(one, window))
        for one, words, role in parts
        if words and one.isVisible() and not one.visibleRegion().isEmpty()
    ]


def _place(one: QWidget, window: QWidget) -> QRect:
    seen = one.visibleRegion().boundingRect()
    return seen.translated(one.mapTo(window, QPoint(0, 0)))


def too_faint(picture: QImage, drawn: list[Drawn]) -> list[str]:
    """Return what is harder to read than WCAG AA allows, "words: shade on #ground 3.9"."""
    found = set()
    for one in drawn:
        pixels = pixels_of(picture, one.place)
        if one.words.strip() in _UNREAD or not is_seen(one.color, pixels):
            continue
        ground = QColor(pixels.most_common(1)[0][0])
        ratio = contrast(QColor(one.color), ground)
        if ratio < LEAST:
            found.add(f"{one.words}: {one.shade} on {ground.name()} {ratio:.1f}")
    return sorted(found)


def pixels_of(picture: QImage, place: QRect) -> Counter[int]:
    """Return how often each colour stands in a rectangle of a picture; nothing outside of it."""
    area = place & picture.rect()
    part = picture.copy(area).convertToFormat(QImage.Format.Format_RGB32)
    return Counter(memoryview(part.constBits()).cast("I")) if not area.isEmpty() else Counter()


def is_seen(color: str, pixels: Counter[int]) -> bool:
    """Tell whether a text of a colour is there, not hidden by what was drawn over it later."""
    wanted = QColor(color)
    return any(
        abs(QColor(pixel).red() - wanted.red())
        + abs(QColor(pixel).green() - wanted.green())
        + abs(QColor(pixel).blue() - wanted.blue())
        <= NEAR
        for pixel in pixels
    )


def contrast(one: QColor, other: QColor) -> float:
    """Return the ratio of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: QColor) -> float:
    """Return how light a colour is to the eye, 0 to 1."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

"""The user's guide: its chapters as they lie in docs/guide, and how one is set on the screen."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QFont,
    QGuiApplication,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextLength,
    QTextTable,
)

import resources
from ui import theme

FOLDER: Final = Path(resources.__path__[0]).parent / "docs" / "guide"
_SIZES: Final = {1: 18, 2: 15}
_ABOVE: Final = {0: 0, 1: 0, 2: 20, 3: 14}
_BELOW: Final = {0: 8, 1: 10, 2: 6, 3: 4}
_BETWEEN_ITEMS: Final = 4
BAR: Final = 16
"""What is kept free at the right of a text, where its scroll bar lies."""
_LINE: Final = 138.0
"""Per cent of the font's own height from line to line."""


@dataclass(frozen=True)
class Chapter:
    """One file of the guide; `key` is its name without number and ending: "fravaer"."""

    key: str
    title: str
    text: str


@cache
def chapters() -> tuple[Chapter, ...]:
    """Return the chapters in order; none where the program was installed without its guide."""
    files = sorted(FOLDER.glob("[0-9]*.md"))
    return tuple(_chapter(file) for file in files)


def _chapter(file: Path) -> Chapter:
    text = file.read_text("utf-8")
    title = text.partition("\n")[0].removeprefix("#").strip()
    return Chapter(file.stem.partition("-")[2], title, text)


def set_chapter(document: QTextDocument, chapter: Chapter, width: int) -> None:
    """Fill a document with a chapter; pictures and lines are `width` pixels wide at most."""
    document.setBaseUrl(QUrl.fromLocalFile(f"{FOLDER}/"))
    document.setDefaultFont(theme.font())
    scheme = "dark" if theme.is_dark() else "light"
    document.setMarkdown(chapter.text.replace("-light.png", f"-{scheme}.png"))
    block = document.begin()
    while block.isValid():
        _dress(block, width)
        block = block.next()
    root = document.rootFrame()
    edge = root.frameFormat()
    edge.setRightMargin(theme.px(BAR))
    root.setFrameFormat(edge)
    for frame in root.childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame)


def _dress(block: QTextBlock, width: int) -> None:
    level = block.blockFormat().headingLevel()
    spaced = QTextBlockFormat()
    is_item = block.textList() is not None
    spaced.setTopMargin(theme.px(_ABOVE[min(level, 3)]))
    spaced.setBottomMargin(theme.px(_BETWEEN_ITEMS if is_item else _BELOW[min(level, 3)]))
    spaced.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor = QTextCursor(block)
    cursor.mergeBlockFormat(spaced)
    if level:
        cursor.select(QTextCursor.SelectionType.LineUnderCursor)
        cursor.setCharFormat(_heading(level))
    for start, length, look in _pieces(block):
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        if look.isImageFormat():
            cursor.setCharFormat(_fitted(look.toImageFormat(), width, cursor.document()))
        elif look.fontFixedPitch():
            cursor.setCharFormat(_cap(look))
        elif look.isAnchor():
            cursor.mergeCharFormat(_link())


def _pieces(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    pieces, step = [], block.begin()
    while not step.atEnd():
        piece = step.fragment()
        pieces.append((piece.position(), piece.length(), piece.charFormat()))
        step += 1
    return pieces


def _heading(level: int) -> QTextCharFormat:
    look = QTextCharFormat()
    font = theme.font(bold=True)
    font.setPixelSize(theme.px(_SIZES.get(level, 13)))
    look.setFont(font)
    look.setForeground(QBrush(theme.color("ink")))
    return look


def _cap(look: QTextCharFormat) -> QTextCharFormat:
    """Return how keys and what one types look: bold on a quiet ground, in the font of the rest."""
    cap = QTextCharFormat(look)
    cap.setFont(theme.font(bold=True))
    cap.setFontFixedPitch(False)
    cap.setFontWeight(QFont.Weight.DemiBold)
    cap.setForeground(QBrush(theme.color("ink")))
    cap.setBackground(QBrush(theme.color("line")))
    return cap


def _link() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QBrush(theme.color("accenttext")))
    look.setFontUnderline(True)
    return look


def _fitted(image: QTextImageFormat, width: int, document: QTextDocument) -> QTextImageFormat:
    """Return a picture's format as wide as the text; Qt alone would drop pixels to make it so."""
    sharp = QImage(str(FOLDER / image.name()))
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    smooth = sharp.scaledToWidth(round(width * ratio), Qt.TransformationMode.SmoothTransformation)
    smooth.setDevicePixelRatio(ratio)
    place = document.baseUrl().resolved(QUrl(image.name()))
    document.addResource(QTextDocument.ResourceType.ImageResource.value, place, smooth)
    image.setWidth(width)
    return image


def _dress_table(table: QTextTable) -> None:
    look = table.format()
    look.setCellPadding(theme.px(5))
    look.setCellSpacing(0)
    look.setBorder(1)
    look.setBorderCollapse(True)
    look.setBorderBrush(QBrush(theme.color("line")))
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    look.setTopMargin(theme.px(4))
    look.setBottomMargin(theme.px(10))
    table.setFormat(look)

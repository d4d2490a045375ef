"""The icons of one family: drawn from resources/icons in any colour, size and sharpness."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

import resources
from ui import theme

_FOLDER = Path(resources.__path__[0]) / "icons"
_STROKE = 'stroke-width="1.75"'


def pixmap(name: str, shade: str = "ink", size: int = 16, *, stroke: float = 1.75) -> QPixmap:
    """Return an icon in a token's colour; `size` is in pixels of the design, before text scale."""
    app = QApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QApplication) else 1.0
    return _pixmap(name, theme.name(shade), theme.px(size), ratio, stroke)


def icon(name: str, shade: str = "ink", size: int = 16) -> QIcon:
    """Return an icon for those parts of Qt that want a QIcon (menus, actions)."""
    return QIcon(pixmap(name, shade, size))


def paint(painter: QPainter, name: str, at: QRectF, token: str, *, stroke: float = 1.75) -> None:
    """Paint an icon in the middle of a square, as sharp as the painter's device allows."""
    ratio = painter.device().devicePixelRatioF()
    size = round(min(at.width(), at.height()))
    drawn = _pixmap(name, theme.name(token), size, ratio, stroke)
    left = round(at.center().x() - size / 2)
    top = round(at.center().y() - size / 2)
    painter.drawPixmap(QPointF(left, top), drawn)


@cache
def _source(name: str) -> str:
    return (_FOLDER / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _pixmap(name: str, colour: str, size: int, ratio: float, stroke: float) -> QPixmap:
    source = _source(name).replace("TINT", QColor(colour).name())
    renderer = QSvgRenderer(
        QByteArray(source.replace(_STROKE, f'stroke-width="{stroke}"').encode())
    )
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(drawn.rect()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn

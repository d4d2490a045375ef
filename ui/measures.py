"""The measures of menus and lists that drop down, where Fusion's own are not ours."""

from typing import Final, cast

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QProxyStyle,
    QStyle,
    QStyleFactory,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)
from typing_extensions import override

from ui import theme

SHADOW: Final = 14
"""How much room a floating list keeps around itself for its shadow."""

_ROW, _SEPARATOR = 31, 9


class Measures(QProxyStyle):
    """Menu rows 31 high with room for a shadow; a list drops down under its field, unframed."""

    @override
    def sizeFromContents(
        self,
        type: QStyle.ContentsType,  # Qt's name
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        if type == QStyle.ContentsType.CT_MenuItem:
            is_separator = size.height() < theme.px(6)
            return QSize(size.width(), theme.px(_SEPARATOR if is_separator else _ROW))
        given = cast("QWidget", widget)  # may be None, though only QCommonStyle's types say so
        return super().sizeFromContents(type, option, size, given)

    @override
    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric == QStyle.PixelMetric.PM_MenuVMargin:
            return theme.px(SHADOW + 8)
        if metric == QStyle.PixelMetric.PM_MenuHMargin:
            return theme.px(SHADOW + 5)
        if metric == QStyle.PixelMetric.PM_MenuPanelWidth:
            return 0
        return super().pixelMetric(metric, option, widget)

    @override
    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_ComboBox_Popup:
            return 0
        if hint == QStyle.StyleHint.SH_ComboBox_PopupFrameStyle:
            return int(QFrame.Shape.NoFrame.value)
        return super().styleHint(hint, option, widget, returnData)


def measures() -> QStyle:
    """Return the one style of menus and lists; the application owns it."""
    app = QApplication.instance()
    assert app is not None, "menus and lists are made after the application"
    found = app.findChild(Measures)
    if found is None:
        found = Measures(QStyleFactory.create("Fusion"))
        found.setParent(app)
    return found

"""The page of building blocks can be drawn, and nothing on it is cut."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QWidget

from tests import blocks
from ui import paint, theme


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_picture_is_drawn_and_nothing_is_cut(qapp, tmp_path, scheme):
    theme.start(qapp, scheme, base_px=13)
    paint.elided.clear()
    blocks.pictures(tmp_path, scheme)
    assert sorted(path.stem for path in tmp_path.iterdir()) == [
        f"{name}-{scheme}" for name in ("aftale", "byggesten", "fejl", "tom")
    ]
    assert not QImage(str(tmp_path / f"byggesten-{scheme}.png")).isNull()
    assert paint.elided == set()


def test_whatever_the_keyboard_reaches_has_a_name(qtbot):
    page, empty = blocks.page(), blocks.empty()
    nameless = []
    for each in (page, empty):
        qtbot.addWidget(each)
        for part in each.findChildren(QWidget):
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisibleTo(each):
                found = QAccessible.queryAccessibleInterface(part)
                if not found.text(QAccessible.Text.Name):
                    nameless.append(type(part).__name__)
    assert nameless == []

"""Words that are laid out once: the same pixels as Qt's own, cut alike, remembered."""

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from ui import paint, theme
from ui.lettering import Page, letter

NAME = "Birgitte Maria Ågård"
ROOM = QRectF(7, 3.5, 460, 48)


def drawn(draw):
    picture = QImage(480, 60, QImage.Format.Format_RGB32)
    picture.fill(theme.color("page"))
    painter = paint.smooth(QPainter(picture))
    draw(painter)
    painter.end()
    return picture


def page_of(line, shade="ink"):
    page = Page()
    page.add(line, QPointF(ROOM.left(), line.top(ROOM)), shade)
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("base_px", [13, 26])
@pytest.mark.parametrize(("size", "bold"), [("base", False), ("base", True), ("small", True)])
@pytest.mark.parametrize("words", [NAME, "12,5 %", "væk\nman 10.08."])
def test_a_line_has_the_pixels_of_qts_own_text(dressed, scheme, base_px, size, bold, words):
    theme.start(dressed, scheme, base_px=base_px)
    line = letter(words, ROOM.width(), size, bold=bold)
    font = theme.font(size, bold=bold)
    ours = drawn(lambda painter: page_of(line, "acttext").draw(painter))
    assert ours == drawn(lambda painter: paint.text(painter, ROOM, words, "acttext", font))
    assert ours != drawn(lambda _painter: None)


def test_what_has_no_room_is_cut_and_told_whenever_it_is_drawn(dressed):
    line = letter(NAME, 60)
    assert line.is_cut
    assert line.wide <= 60.5
    assert line.drawn.text().endswith("…")
    paint.elided.clear()
    page = page_of(line)
    assert not paint.elided
    drawn(page.draw)
    assert paint.elided == {NAME}


def test_a_line_is_laid_out_once_and_anew_in_another_room_weight_or_text_size(dressed):
    line = letter(NAME, 200)
    assert letter(NAME, 200) is line
    assert letter(NAME, 60) is not line
    assert letter(NAME, 200, bold=True).wide > line.wide
    theme.start(dressed, "light", base_px=26)
    assert letter(NAME, 400).wide > line.wide


def test_text_is_never_read_as_markup(dressed):
    line = letter("<b>Ida</b>", 200)
    assert line.drawn.textFormat() is Qt.TextFormat.PlainText
    assert line.drawn.text() == "<b>Ida</b>"

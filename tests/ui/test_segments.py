"""Segments: views of one thing, with what waits in them."""

from tests.ui.stage import shown
from ui.segments import Segments


def test_a_count_stands_behind_the_words_and_none_is_not_written(qtbot):
    segments = Segments("Visning", [("day", "Dag"), ("reasons", "Årsager")])
    shown(qtbot, segments)
    narrow = segments.sizeHint().width()
    segments.show_count("reasons", 12)
    assert segments.buttons["reasons"].text() == "Årsager 12"
    assert segments.sizeHint().width() > narrow
    segments.show_count("reasons", 0)
    assert segments.buttons["reasons"].text() == "Årsager"

"""The head of a page: its sentence, what stands beside it, and where its deeds go."""

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLineEdit

from tests.ui.frame import Frame
from ui import paint
from ui.button import Button
from ui.headline import Choices, Headline, choices
from ui.label import Label
from ui.pill import Filters

SENTENCE = "50 hold, 44 i gang"
FACTS = "929 elever · 31 hold mangler protokol før i dag · fravær 10,3 % i snit"


@pytest.fixture
def head(qtbot):
    made = Headline([Button("Ret", caps="F2"), Button("Nyt hold", kind="primary", caps="Ctrl+N")])
    made.tell(SENTENCE, FACTS)
    frame = Frame()
    qtbot.addWidget(frame)
    made.setParent(frame)
    made.frame = frame
    frame.resize(1104, 400)
    frame.show()
    return made


def stand(head, width):
    head.resize(QSize(width, head.heightForWidth(width) if head.hasHeightForWidth() else 80))
    head.layout().activate()
    return [head.sentence, *head.findChildren(Button)]


@pytest.mark.parametrize("width", [300, 420, 560, 700, 900, 1104, 1744])
def test_nothing_in_the_head_covers_anything_else(head, width):
    parts = [
        QRect(part.mapTo(head, part.rect().topLeft()), part.size()) for part in stand(head, width)
    ]
    for place, one in enumerate(parts):
        assert not any(one.intersects(other) for other in parts[place + 1 :])


def test_deeds_stand_under_the_sentence_where_it_has_no_room_beside_them(head):
    stand(head, 1104)
    assert not head.is_in_two_lines
    sentence, *deeds = stand(head, 420)
    assert head.is_in_two_lines
    assert all(deed.y() > sentence.y() for deed in deeds)
    assert sentence.width() >= sentence.sizeHint().width()
    stand(head, 1104)
    assert not head.is_in_two_lines


def drawn_at(label, width):
    paint.elided.clear()
    label.resize(width, 20)
    return label.grab(), label.shown_text()


def test_facts_that_have_no_room_are_left_out_whole(qtbot):
    label = Label(FACTS)
    qtbot.addWidget(label)
    label.show()
    whole = label.sizeHint().width()
    assert drawn_at(label, whole)[1] == FACTS
    assert drawn_at(label, whole - 30)[1] == "929 elever · 31 hold mangler protokol før i dag"
    assert FACTS in paint.elided
    assert "fravær 10,3 %" in label.toolTip()


def test_a_single_fact_is_cut_at_its_end(qtbot):
    label = Label("Fjordbyens Erhvervsskole")
    qtbot.addWidget(label)
    assert drawn_at(label, 60)[1].endswith("…")


def test_a_search_stands_under_the_pills_where_it_has_no_room_beside_them(qtbot):
    pills, search = (
        Filters("Vis", [("a", "el-26a"), ("b", "Mine hold"), ("c", "Alle")]),
        QLineEdit(),
    )
    search.setFixedWidth(280)
    row: Choices = choices(pills, at_right=search)
    qtbot.addWidget(row)
    row.show()
    for width, below in ((900, False), (420, True), (900, False)):
        row.resize(width, 100)
        row.layout().activate()
        assert row.is_in_two_lines is below
        assert (search.y() > pills.y() + pills.height()) is below
        assert pills.width() >= pills.sizeHint().width()

"""Chips, symbols, initials and bars say in words what they show."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter

from ui import symbol, theme
from ui.avatar import Avatar, initials
from ui.bar import Bar
from ui.chip import Chip
from ui.status import Status
from ui.symbol import State, StateSymbol


def read(widget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def drawn(state: State) -> bytes:
    image = QImage(28, 28, QImage.Format.Format_Alpha8)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    symbol.draw(painter, state, QRectF(0, 0, 28, 28))
    painter.end()
    return bytes(image.constBits())


def test_every_state_has_a_shape_of_its_own():
    solid = [drawn(state) for state in (State.OK, State.WATCH, State.ACT, State.NONE)]
    assert len(set(solid)) == 4


@pytest.mark.parametrize("state", State)
def test_every_state_has_its_tokens(state):
    assert theme.name(state.shade)
    assert theme.name(state.text)
    assert theme.name(state.soft)


def test_a_symbol_is_heard_by_its_words(qtbot):
    sign = StateSymbol(State.ACT, "gør noget")
    qtbot.addWidget(sign)
    assert read(sign) == "gør noget"
    wide = sign.sizeHint().width()
    sign.show_state(State.OK, "i orden")
    assert read(sign) == "i orden"
    assert sign.sizeHint().width() < wide


def test_a_chip_is_heard(qtbot):
    chip = Chip("2 af 3 virksomheder", State.WATCH)
    phase = Chip("opstart", 1)
    for each in (chip, phase):
        qtbot.addWidget(each)
        each.grab()
    assert read(chip) == "2 af 3 virksomheder"


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Mette Kragh", "MK"), ("Bilal Yusuf Hassan", "BH"), ("Åse", "Å"), ("", "")],
)
def test_initials_are_the_first_and_the_last(name, letters):
    assert initials(name) == letters


def test_a_screen_reader_hears_the_whole_name(qtbot):
    avatar = Avatar("Mette Kragh")
    qtbot.addWidget(avatar)
    avatar.grab()
    assert read(avatar) == "Mette Kragh"
    avatar.show_name("Jens Holst")
    assert (avatar.text(), read(avatar)) == ("JH", "Jens Holst")


def test_a_bar_is_heard_as_a_share(qtbot):
    bar = Bar()
    qtbot.addWidget(bar)
    bar.show_share(0.542, 0.6, 0.8)
    bar.grab()
    found = QAccessible.queryAccessibleInterface(bar)
    assert found.role() == QAccessible.Role.ProgressBar
    assert bar.accessibleDescription() == "54,2\u00a0%"
    bar.show_share(1.7)
    assert bar.value() == bar.maximum()


def test_a_fact_with_nothing_to_tell_is_not_seen(qtbot):
    fact = Status("lock")
    qtbot.addWidget(fact)
    assert fact.isHidden()
    fact.tell("Sikkerhedskopi 6 timer")
    assert not fact.isHidden()
    fact.tell("Ingen sikkerhedskopi", State.WATCH)
    fact.grab()
    fact.tell("")
    assert fact.isHidden()

"""Colours that can be read, measures that grow with the text, light and dark at once."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui import theme
from ui.label import Label
from ui.tokens import DARK, LIGHT

MEASURED = """
ink page 16.3 14.1 | ink ground 14.7 15.3 | ink sunken 15.2 14.9
ink raised 16.3 12.0 | ink hover 14.6 12.7 | ink accentsoft 13.9 10.6
ink accentfaint 15.1 12.8 | ink actsoft 13.8 12.1 | ink2 page 7.7 9.0
ink2 ground 6.9 9.7 | ink2 sunken 7.2 9.4 | ink2 raised 7.7 7.6
ink2 accentsoft 6.5 6.7 | ink2 accentfaint 7.1 8.1 | ink2 actsoft 6.5 7.7
ink2 none 6.4 7.6 | ink3 page 5.6 6.4 | ink3 ground 5.1 7.0
ink3 sunken 5.3 6.8 | ink3 raised 5.6 5.5 | ink3 accentsoft 4.8 4.8
ink3 accentfaint 5.2 5.8 | ink3 hover 5.0 5.8 | accenttext page 7.4 9.0
accenttext ground 6.7 9.7 | accenttext accentsoft 6.3 6.7 | accenttext accentfaint 6.9 8.1
accenttext raised 7.4 7.6 | onaccent accent 6.3 5.5 | onaccent accenthover 8.2 6.8
onact act 5.4 5.6 | oninverse inverse 12.7 13.0 | oktext page 7.2 8.6
oktext oksoft 6.2 7.0 | oktext raised 7.2 7.4 | oktext p1soft 6.0 7.0
oktext p2soft 5.7 7.4 | watchtext page 6.9 9.7 | watchtext watchsoft 6.1 7.6
watchtext accentfaint 6.4 8.8 | watchtext sunken 6.5 10.2 | watchtext p1soft 5.8 7.8
watchtext p2soft 5.5 8.3 | watchtext p3soft 5.3 8.2 | watchtext p4soft 5.6 7.9
watchtext watchfill 4.6 4.9 | acttext page 7.1 7.5 | acttext actsoft 6.0 6.4
acttext actmid 5.1 5.2 | acttext accentfaint 6.6 6.7 | acttext sunken 6.6 7.9
acttext raised 7.1 6.4 | lawfultext page 7.9 9.3 | lawfultext lawfulsoft 6.6 7.3
lawfultext accentfaint 7.3 8.4 | p1text page 7.3 10.0 | p2text page 7.4 8.4
p3text page 8.5 8.7 | p4text page 7.1 10.3 | p1text p1soft 6.1 8.1
p2text p2soft 5.9 7.2 | p3text p3soft 6.5 7.3 | p4text p4soft 5.7 8.4
ink p1soft 13.6 11.4 | ink p2soft 12.9 12.1 | ink p3soft 12.6 11.9
ink p4soft 13.2 11.6 | ink p1mid 9.9 4.9 | ink p2mid 7.7 5.5
ink p3mid 6.6 7.1 | ink p4mid 9.1 4.7 | accent page 6.3 5.4
accentline page 5.0 7.5 | accentline raised 5.0 6.4 | accentline sunken 4.7 7.9
accentline p2soft 4.0 6.4 | accentline accentfaint 4.7 6.7 | ok page 5.3 6.7
watch page 4.0 7.6 | act page 5.4 5.0 | act raised 5.4 4.3
control page 3.5 4.4 | control raised 3.5 3.8 | lawful page 5.1 6.5
p1 page 3.0 8.6 | p2 page 4.0 5.6 | p3 page 6.3 3.6
p4 page 3.0 8.4 | watch p2soft 3.1 6.5
"""
PAIRS = [tuple(pair.split()) for line in MEASURED.split("\n") for pair in line.split("|") if pair]
GLYPHS = {"accent", "accentline", "ok", "watch", "act", "control", "lawful", "p1", "p2", "p3", "p4"}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("ink", "ground", "light", "dark"), PAIRS)
def test_what_is_drawn_can_be_told_from_its_ground(ink, ground, light, dark):
    least = 3.0 if ink in GLYPHS else 4.5
    for tokens, measured in ((LIGHT, light), (DARK, dark)):
        found = round(ratio(tokens[ink], tokens[ground]), 1)
        assert found >= least
        assert found == pytest.approx(float(measured), abs=0.051)


SIGNS = ("ok", "watch", "act", "lawful", "accent", "accentline", "ink3")
GROUNDS = [
    "page",
    "ground",
    "sunken",
    "raised",
    "hover",
    "accentsoft",
    "accentfaint",
    "actsoft",
    "watchsoft",
    "oksoft",
]


@pytest.mark.parametrize("ground", [*GROUNDS, "lawfulsoft", "p1soft", "p2soft", "p3soft", "p4soft"])
@pytest.mark.parametrize("sign", SIGNS)
def test_signs_and_the_ring_can_be_told_from_every_ground_they_stand_on(sign, ground):
    assert min(ratio(tokens[sign], tokens[ground]) for tokens in (LIGHT, DARK)) >= 3.0


@pytest.mark.parametrize("ground", ["page", "raised", "sunken", "ground", "hover", "accentfaint"])
def test_the_edge_of_a_field_can_be_told_from_its_ground(ground):
    assert min(ratio(tokens["control"], tokens[ground]) for tokens in (LIGHT, DARK)) >= 3.0


@pytest.mark.parametrize("ground", ["sunken", "page", "raised", "hover"])
def test_what_is_off_can_still_be_read(ground):
    assert min(ratio(tokens["ink3"], tokens[ground]) for tokens in (LIGHT, DARK)) >= 4.5


def test_light_and_dark_name_the_same_colours():
    assert LIGHT.keys() == DARK.keys()


def test_a_switch_to_dark_reaches_widgets_that_already_stand(qtbot):
    words = Label("Clara", shade="acttext")
    qtbot.addWidget(words)
    theme.use("dark")
    assert theme.is_dark()
    assert words.palette().color(QPalette.ColorRole.WindowText).name().upper() == DARK["acttext"]
    assert QApplication.palette().color(QPalette.ColorRole.Base).name().upper() == DARK["page"]
    theme.use("light")
    assert words.palette().color(QPalette.ColorRole.WindowText).name().upper() == LIGHT["acttext"]


def test_the_systems_own_scheme_is_followed_only_when_asked_for(qapp):
    theme.use("dark")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.is_dark()
    theme.use("system")
    shown = qapp.styleHints().colorScheme()
    assert theme.is_dark() == (shown == Qt.ColorScheme.Dark)


def test_a_widget_that_is_gone_hears_of_no_change(qapp):
    words = Label("Clara")
    words.deleteLater()
    qapp.sendPostedEvents(words, QEvent.Type.DeferredDelete)
    assert not isValid(words)
    theme.use("dark")


def test_measures_grow_with_the_text(qapp):
    assert theme.px(24) == 24
    theme.start(qapp, "light", base_px=26)
    assert theme.px(24) == 48
    assert theme.text_scale() == 2
    assert theme.font("title").pixelSize() == 36


def test_a_measure_never_vanishes(qapp):
    theme.start(qapp, "light", base_px=8)
    assert theme.px(0.4) == 1
    assert theme.px(0) == 0
    assert theme.px(-0.4) == -1


def test_there_are_three_sizes_and_figures_are_equally_wide():
    sizes = [theme.font(size).pixelSize() for size in ("small", "base", "title")]
    assert sizes == [11, 13, 18]
    measure = QFontMetricsF(theme.font())
    assert len({measure.horizontalAdvance(figure) for figure in "0123456789"}) == 1


def test_movement_stops_when_less_is_asked_for():
    theme.keep_still(still=True)
    assert theme.motion(120) == 0
    theme.keep_still(still=False)
    assert theme.motion(120) == 120


def test_what_is_off_is_quieter_in_qts_own_widgets_too(qtbot):
    plain = QWidget()
    qtbot.addWidget(plain)
    off = plain.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert off.name().upper() == LIGHT["ink3"]

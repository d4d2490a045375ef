"""The 100 days of a student stand under the band's weeks, in words as well."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QHelpEvent, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gf2tracker.domain.closed import DayRange
from gf2tracker.domain.course import Course
from ui import theme
from ui.band import Band
from ui.day import Day, Look, draw_spark_bar, draw_tile
from ui.spark import draw_spark, spark_width
from ui.strip import Event, Strip
from ui.tip import tip_of

COURSE = Course(
    date(2026, 8, 10),
    closed=(
        DayRange(date(2026, 9, 18), date(2026, 9, 18), "fællesdag"),
        DayRange(date(2026, 10, 12), date(2026, 10, 16), "efterårsferie"),
    ),
)
TODAY = date(2026, 9, 8)
TUESDAY = date(2026, 9, 1)
DAYS = (Day(TUESDAY, Look.ABSENT, 1.0), Day(date(2026, 9, 2), Look.LATE, 0.2, "bussen"))
EVENTS = (
    Event(TUESDAY, "phone", "talte med far"),
    Event(TUESDAY, "message", "sms sendt"),
    Event(date(2026, 9, 2), "wellbeing", "samtale"),
)


@pytest.fixture
def strip(qtbot):
    made = Strip()
    qtbot.addWidget(made)
    made.show_days(COURSE, TODAY, DAYS, EVENTS)
    made.resize(1104, made.sizeHint().height())
    made.show()
    return made


def told(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_weeks_stand_exactly_under_those_of_the_band(strip, qtbot):
    band = Band()
    qtbot.addWidget(band)
    band.show_course(COURSE, TODAY, TODAY)
    band.resize(1104, 50)
    assert [strip.line().slot(n) for n in range(23)] == [band.line().slot(n) for n in range(23)]


@pytest.mark.parametrize("width", [500, 1104, 1744])
def test_tiles_of_a_week_stand_inside_its_slot_without_touching(strip, width):
    strip.resize(width, strip.height())
    for index, week in enumerate(COURSE.calendar_weeks):
        start, wide = strip.line().slot(index)
        tiles = [strip.tile(week.monday + timedelta(days=n)) for n in range(5)]
        assert tiles[0].left() == start
        assert tiles[-1].right() < start + wide
        assert all(a.right() + 1 < b.left() for a, b in pairwise(tiles))


def test_a_day_is_filled_from_below_with_what_was_lost(strip):
    picture = strip.grab().toImage()
    whole, part = strip.tile(TUESDAY), strip.tile(date(2026, 9, 2))
    act, watch, none = (QColor(theme.name(token)) for token in ("act", "watch", "none"))
    assert picture.pixelColor(whole.center().x(), whole.top()) == act
    assert picture.pixelColor(part.center().x(), part.bottom()) == watch
    assert picture.pixelColor(part.center().x(), part.top()) == none


def test_days_without_marks_are_present_or_coming(strip):
    assert strip.day(date(2026, 9, 3)).look is Look.PRESENT
    assert strip.day(date(2026, 9, 9)).look is Look.COMING
    assert strip.day(date(2026, 10, 13)).look is Look.CLOSED


def test_weekends_and_days_outside_have_no_tile(strip):
    assert strip.tile(date(2026, 9, 5)).isEmpty()
    assert strip.tile(date(2025, 1, 1)).isEmpty()


def test_a_screen_reader_hears_the_day_and_what_happened(strip):
    assert told(strip) == "Dage i forløbet: tir 08.09., til stede"
    for _step in range(5):
        QTest.keyClick(strip, Qt.Key.Key_Left)
    assert told(strip).endswith("tir 01.09., udeblevet, talte med far · sms sendt")
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert told(strip).endswith("for sent eller gået tidligt 20,0\u00a0%, bussen, samtale")


def test_arrows_step_school_days_and_enter_chooses(strip):
    chosen = []
    strip.day_chosen.connect(chosen.append)
    QTest.keyClick(strip, Qt.Key.Key_Left)
    QTest.keyClick(strip, Qt.Key.Key_Return)
    QTest.keyClick(strip, Qt.Key.Key_Up)
    QTest.keyClick(strip, Qt.Key.Key_Return)
    assert chosen == [date(2026, 9, 7), date(2026, 8, 31)]
    for _step in range(300):
        QTest.keyClick(strip, Qt.Key.Key_Right)
    QTest.keyClick(strip, Qt.Key.Key_Return)
    assert chosen[-1] == COURSE.last_day


def test_a_click_chooses_the_day_under_the_mouse(strip):
    chosen = []
    strip.day_chosen.connect(chosen.append)
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.tile(TUESDAY).center())
    closed = strip.tile(date(2026, 10, 13)).center()
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=closed)
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(2, 40))
    assert chosen == [TUESDAY]


def test_resting_on_a_day_tells_about_it(strip):
    at = strip.tile(TUESDAY).center()
    QApplication.sendEvent(strip, QHelpEvent(QEvent.Type.ToolTip, at, strip.mapToGlobal(at)))
    assert tip_of(strip).text == "tir 01.09., udeblevet"
    assert tip_of(strip).keys == "talte med far · sms sendt"
    QTest.mouseMove(strip, QPoint(900, 40))
    assert not tip_of(strip).isVisible()


def test_icons_of_neighbouring_days_do_not_cover_each_other(strip):
    places = [x for x, _event in strip._icon_places()]
    assert len(places) == 3
    assert all(b - a >= 12 for a, b in pairwise(places))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("base_px", [13, 26])
def test_every_look_is_drawn_at_every_size(dressed, strip, scheme, base_px):
    theme.start(dressed, scheme, base_px=base_px)
    days = COURSE.school_days
    strip.show_days(COURSE, TODAY, [Day(d, look, 0.4) for d, look in zip(days, Look, strict=False)])
    assert strip.sizeHint().height() == theme.px(96)
    assert not strip.grab().isNull()


@pytest.mark.parametrize("look", list(Look))
def test_bars_and_tiles_stay_inside_their_room(look):
    for draw in (draw_tile, draw_spark_bar):
        picture = QImage(40, 60, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.magenta)
        painter = QPainter(picture)
        draw(painter, strip_room(), Day(TODAY, look, 3.0))
        painter.end()
        rim = [picture.pixel(x, y) for x in (9, 30) for y in range(60)]
        rim += [picture.pixel(x, y) for y in (9, 50) for x in range(40)]
        assert set(rim) == {QColor("magenta").rgb()}


def strip_room():
    return QRectF(10, 10, 20, 40)


def test_a_spark_parts_weeks_and_points_at_today():
    days = [Day(date(2026, 9, 3) + timedelta(days=n), Look.PRESENT) for n in (0, 1, 4, 5)]
    assert spark_width(days) == 4 * 6 + 3 * 2 + 4
    assert spark_width([]) == 0
    pictures = [painted(days, today) for today in (None, date(2026, 9, 8))]
    assert pictures[0].copy(0, 0, 60, 20) == pictures[1].copy(0, 0, 60, 20)
    assert pictures[0].copy(0, 20, 60, 10) != pictures[1].copy(0, 20, 60, 10)


def painted(days, today):
    picture = QImage(60, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    draw_spark(painter, QRectF(0, 0, 60, 20), days, today)
    painter.end()
    return picture

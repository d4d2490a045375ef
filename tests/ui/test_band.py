"""The band shows every week of a class, tells where the day stands and goes where it is asked."""

from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gf2tracker.domain.closed import DayRange
from gf2tracker.domain.course import Course
from ui import theme
from ui.band import Band
from ui.tip import tip_of
from ui.weeklabels import phase_weeks

COURSE = Course(
    date(2026, 8, 10),
    closed=(
        DayRange(date(2026, 9, 18), date(2026, 9, 18), "fællesdag"),
        DayRange(date(2026, 10, 12), date(2026, 10, 16), "efterårsferie"),
        DayRange(date(2026, 12, 19), date(2027, 1, 3), "juleferie"),
    ),
)
TODAY = date(2026, 9, 8)


@pytest.fixture
def band(qtbot):
    made = Band()
    qtbot.addWidget(made)
    made.show_course(COURSE, TODAY, TODAY)
    made.resize(1104, made.sizeHint().height())
    made.show()
    return made


@pytest.fixture
def chosen(band):
    days = []
    band.week_chosen.connect(days.append)
    return days


def middle(band, index):
    start, width = band.line().slot(index)
    return QPoint(start + width // 2, theme.px(17))


def shade(band, index, weekday, y=12):
    start, width = band.line().day(index, weekday)
    return band.grab().toImage().pixelColor(start + width // 2, y).name()


def tinted(token):
    return QColor(theme.name(token)).name()


def test_it_is_50_high_and_hidden_without_a_class(qtbot):
    made = Band()
    qtbot.addWidget(made)
    made.show_course(None, TODAY, TODAY)
    assert made.isHidden()
    assert made.sizeHint().height() == 50
    assert made.labels() == ()


def test_it_says_where_the_day_stands(band):
    told = QAccessible.queryAccessibleInterface(band).text(QAccessible.Text.Name)
    assert told.endswith("uge 37, undervisningsuge 5, Stærk opstart, tirsdag")


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 10, 14), "uge 42, lukket, onsdag"),
        (date(2026, 12, 30), "uge 53, lukket, onsdag"),
        (date(2026, 8, 16), "uge 33, undervisningsuge 1, Stærk opstart, søndag"),
        (date(2027, 2, 1), "uden for forløbet"),
    ],
)
def test_it_says_so_in_closed_weeks_and_outside_the_course(band, day, told):
    band.show_course(COURSE, day, TODAY)
    assert band.spoken() == told


def test_past_weeks_are_mid_coming_weeks_soft_and_this_week_changes_today(band):
    assert shade(band, 0, 0) == tinted("p1mid")
    assert shade(band, 4, 0) == tinted("p1mid")
    assert shade(band, 4, 1) == tinted("p1mid")
    assert shade(band, 4, 4) == tinted("p1soft")
    assert shade(band, 6, 0) == tinted("p2soft")


def test_what_is_past_is_measured_from_the_real_today_when_the_day_is_stepped(band):
    band.show_course(COURSE, date(2026, 11, 3), TODAY)
    assert shade(band, 12, 0) == tinted("p3soft")


def test_closed_days_and_weeks_are_hatched(band):
    picture = band.grab().toImage()
    lines = tinted("page")
    for index, weekday in ((5, 4), (9, 2), (19, 0)):
        start, width = band.line().day(index, weekday)
        seen = {picture.pixelColor(start + x, 14).name() for x in range(width)}
        assert lines in seen
        assert len(seen) > 1


def test_a_click_goes_to_the_same_weekday_of_that_week(band, chosen):
    QTest.mouseClick(band, Qt.MouseButton.LeftButton, pos=middle(band, 6))
    assert chosen == [date(2026, 9, 22)]


def test_a_click_on_this_week_goes_to_today(band, chosen):
    band.show_course(COURSE, date(2026, 11, 6), TODAY)
    QTest.mouseClick(band, Qt.MouseButton.LeftButton, pos=middle(band, 4))
    assert chosen == [TODAY]


def test_a_closed_weekday_gives_the_nearest_school_day(band, chosen):
    band.show_course(COURSE, date(2026, 9, 11), TODAY)
    QTest.mouseClick(band, Qt.MouseButton.LeftButton, pos=middle(band, 5))
    assert chosen == [date(2026, 9, 17)]


def test_a_click_under_the_weeks_does_nothing(band, chosen):
    QTest.mouseClick(band, Qt.MouseButton.LeftButton, pos=QPoint(30, 40))
    assert chosen == []


def test_arrows_step_weeks_and_over_closed_ones(band, chosen):
    band.show_course(COURSE, date(2026, 10, 7), TODAY)
    band.setFocus()
    QTest.keyClick(band, Qt.Key.Key_Right)
    QTest.keyClick(band, Qt.Key.Key_Left)
    QTest.keyClick(band, Qt.Key.Key_Home)
    QTest.keyClick(band, Qt.Key.Key_End)
    assert chosen == [
        date(2026, 10, 21),
        date(2026, 9, 30),
        date(2026, 8, 12),
        date(2027, 1, 13),
    ]


def test_arrows_stop_at_the_ends(band, chosen):
    band.show_course(COURSE, date(2027, 1, 15), TODAY)
    QTest.keyClick(band, Qt.Key.Key_Right)
    assert chosen == []


@pytest.mark.parametrize(
    ("day", "key", "there"),
    [
        (date(2026, 8, 5), Qt.Key.Key_Right, date(2026, 8, 12)),
        (date(2027, 2, 3), Qt.Key.Key_Left, date(2027, 1, 13)),
    ],
)
def test_arrows_lead_into_the_course_from_outside(band, chosen, day, key, there):
    band.show_course(COURSE, day, TODAY)
    QTest.keyClick(band, key)
    assert chosen == [there]


def test_tool_tips_tell_week_days_and_what_is_due(band):
    assert band.week_text(4) == "Uge 37 · undervisningsuge 5 · 07.–11.09."
    assert band.week_text(9) == "Uge 42 · efterårsferie · 12.–16.10."
    assert band.week_text(5).endswith("\nfre 18.09. fællesdag")
    assert band.week_text(1).endswith("\nKompetencevurdering senest fre 21.08.")


def test_a_tool_tip_tells_the_last_school_day_of_a_deadline_without_school(band):
    course = Course(date(2026, 8, 10), 20, (5, 5, 5, 5))  # ends on Christmas Day
    band.show_course(course, TODAY, TODAY)
    said = band.week_text(len(course.calendar_weeks) - 1)
    assert said.endswith("senest fre 25.12., sidste skoledag ons 23.12.")


def test_every_phase_and_deadline_has_its_words_at_the_designs_width(band):
    said = {label.text.replace("\u00a0", " ") for label in band.labels()}
    assert said == {
        "Stærk opstart",
        "Stærkt netværk",
        "Stærk opfølgning",
        "Stærkt videre",
        "Kompetencevurdering",
        "Profil",
        "60 %",
        "80 %",
    }


def test_a_wide_band_has_the_dates_of_deadlines_to_come(band):
    band.resize(1744, band.height())
    said = {label.text.replace("\u00a0", " ") for label in band.labels()}
    assert {"Profil senest 20.11.", "60 % 27.11.", "80 % senest 15.01."} <= said
    assert "Kompetencevurdering" in said


@pytest.mark.parametrize("width", [1104, 1300, 1500, 1744, 2400])
def test_no_deadline_loses_its_name_to_the_date_of_another(band, width):
    band.resize(width, band.height())
    said = " ".join(label.text.replace("\u00a0", " ") for label in band.labels())
    missing = [what for what in ("Profil", "60 %", "80 %") if what not in said]
    assert missing == []


def test_a_deadline_within_nine_days_is_bold_and_a_passed_one_quiet(band):
    band.show_course(COURSE, date(2026, 11, 19), date(2026, 11, 19))
    looks = {label.text.replace("\u00a0", " "): label for label in band.labels()}
    assert looks["60 %"].is_bold
    assert looks["60 %"].token == "ink"
    assert not looks["80 %"].is_bold
    assert looks["Kompetencevurdering"].token == "ink3"


@pytest.mark.parametrize("width", [320, 700, 900, 1104, 1300, 1744, 2400])
@pytest.mark.parametrize("base_px", [10, 13, 20, 26])
def test_words_never_overlap_whatever_the_width_and_text_size(dressed, band, width, base_px):
    theme.start(dressed, "light", base_px=base_px)
    band.resize(width, band.sizeHint().height())
    band.grab()
    placed = sorted(band.labels(), key=lambda label: label.x)
    for one, after in pairwise(placed):
        assert one.end <= after.x
    assert all(label.end <= width for label in placed)


def test_it_grows_with_the_text(dressed, band):
    theme.start(dressed, "light", base_px=26)
    assert band.sizeHint().height() == 100
    assert band.line().left == 48


@pytest.mark.parametrize("weeks", [1, 4, 20, 23, 31])
def test_courses_of_any_length_are_drawn(band, weeks):
    for start in (date(2026, 8, 12), date(2027, 1, 4)):
        course = Course(start, weeks, closed=COURSE.closed)
        band.show_course(course, start, start)
        assert not band.grab().isNull()
        assert phase_weeks(course)[0] == (1, 0)


def test_days_before_a_start_in_the_middle_of_a_week_are_empty(band):
    course = Course(date(2026, 8, 12), closed=COURSE.closed)
    band.show_course(course, date(2026, 8, 20), date(2026, 8, 20))
    assert shade(band, 0, 0) == tinted("page")
    assert shade(band, 0, 2) == tinted("p1mid")


def test_it_is_one_tab_stop_and_shows_it(band, qtbot):
    band.clearFocus()
    before = band.grab().toImage()
    with qtbot.waitActive(band):
        band.activateWindow()
    band.setFocus(Qt.FocusReason.TabFocusReason)
    assert band.focusPolicy() == Qt.FocusPolicy.TabFocus
    assert band.grab().toImage() != before


def test_resting_over_a_week_tells_about_it_until_the_mouse_moves_on(band):
    over = middle(band, 1)
    QApplication.sendEvent(band, QHelpEvent(QEvent.Type.ToolTip, over, band.mapToGlobal(over)))
    tip = tip_of(band)
    assert tip.isVisible()
    assert tip.text.startswith("Uge 34 · undervisningsuge 2")
    assert tip.keys == "Kompetencevurdering senest fre 21.08."
    QTest.mouseMove(band, middle(band, 4))
    assert not tip.isVisible()

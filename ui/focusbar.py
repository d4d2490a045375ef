"""The Focus bar: which class, which day, and the way to everything else."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from gf2tracker.domain.course import Course
from gf2tracker.domain.people import ClassId
from gf2tracker.language import WEEKDAYS, _, day_long, week_label
from ui import icon, keycap, paint, theme, tip
from ui.button import Button, Pressable
from ui.chip import Told
from ui.classlist import ClassChoice, ClassList

HEIGHT, MARGIN, FIELD, FIELD_HEIGHT, FIELD_SHORT = 48, 24, 216, 30, 112
PAD, CHEVRON, FACT_GAP = 6, 16, 24

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class _ClassButton(Pressable):
    """The class in the largest letters, with a chevron: opens the list of classes."""

    @override
    def sizeHint(self) -> QSize:
        words = paint.width(self.text(), theme.font("title", bold=True))
        return QSize(round(words) + theme.px(2 * PAD + PAD + CHEVRON), theme.px(36))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        if self.is_hovered or self.isDown():
            paint.fill(painter, self.rect(), theme.color("hover"), theme.px(6))
        side = theme.px(CHEVRON)
        chevron = QRectF(0, (self.height() - side) / 2, side, side)
        chevron.moveRight(self.width() - theme.px(PAD))
        icon.paint(painter, "down", chevron, "ink2")
        left = theme.px(PAD)
        words = QRectF(left, 0, chevron.left() - left, self.height())
        paint.text(painter, words, self.text(), "ink", theme.font("title", bold=True))


class _DayButton(Pressable):
    """The day; pressing it goes back to the real today, arrows step school days."""

    @override
    def sizeHint(self) -> QSize:
        words = paint.width(self.text(), theme.font(bold=True))
        return QSize(round(words) + 1 + theme.px(8), theme.px(28))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        if self.is_hovered:
            paint.fill(painter, self.rect(), theme.color("hover"), theme.px(6))
        words = QRectF(self.rect()).adjusted(theme.px(4), 0, 0, 0)
        paint.text(painter, words, self.text(), "ink", theme.font(bold=True))


class _Facts(Told):
    """Facts in a row, parted by quiet dots."""

    def __init__(self) -> None:
        super().__init__("")
        self.facts: tuple[str, ...] = ()

    def show_facts(self, *facts: str) -> None:
        """Show these facts; empty ones are left out."""
        self.facts = tuple(filter(None, facts))
        self.setText(", ".join(self.facts))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        between = theme.px(FACT_GAP) * max(len(self.facts) - 1, 0)
        words = sum(round(paint.width(fact)) + 1 for fact in self.facts)
        return QSize(words + between, theme.px(24))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        x = 0.0
        for place, fact in enumerate(self.facts):
            if place:
                paint.dot_between(painter, x + theme.px(FACT_GAP) / 2, self.height() / 2)
                x += theme.px(FACT_GAP)
            words = QRectF(x, 0, self.width() - x, self.height())
            x += paint.text(painter, words, fact, "ink2")


class _SearchField(Pressable):
    """What looks like a field: pressing it or typing on it opens the palette.

    Signals:
        wanted(str): with what was typed on it.
    """

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Søg eller gør"), keys="Ctrl+K")
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.wanted.emit("")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().strip() and event.text().isprintable():
            self.wanted.emit(event.text())
            return
        super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(FIELD), theme.px(FIELD_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        line = theme.color("control" if self.is_hovered else "line")
        paint.box(painter, self.rect(), theme.color("sunken"), line, theme.px(6))
        side, middle = theme.px(16), self.height() / 2
        sign = QRectF(theme.px(10), middle - side / 2, side, side)
        icon.paint(painter, "search", sign, "ink3")
        caps = keycap.width(self.keys)
        keycap.draw(painter, QPointF(self.width() - theme.px(8) - caps, middle), self.keys)
        words = QRectF(theme.px(34), 0, self.width() - theme.px(34 + 12) - caps, self.height())
        if words.width() >= paint.width(self.text()):
            paint.text(painter, words, self.text(), "ink3")


class FocusBar(QWidget):
    """Class, day and search, in one line over every page.

    Signals:
        class_chosen(ClassId): the user wants another class.
        day_chosen(date): the user wants another day.
        search_wanted(str): the user wants the palette, with what was typed.
    """

    class_chosen = Signal(object)
    day_chosen = Signal(object)
    search_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._class_id: ClassId | None = None
        self._course: Course | None = None
        self._day = self._today = date.min
        self._classes: tuple[ClassChoice, ...] = ()
        self._list: ClassList | None = None
        self.chooser = _ClassButton("")
        self.about = _Facts()
        self.before = Button("", icon="left", kind="quiet", name=_("Forrige skoledag"))
        self.day = _DayButton("")
        self.after = Button("", icon="right", kind="quiet", name=_("Næste skoledag"))
        self.when = _Facts()
        self.field = _SearchField()
        self._parts = (self.chooser, self.about, self.before, self.day, self.after, self.when)
        for part in (*self._parts, self.field):
            part.setParent(self)
        self.day.raise_()
        self.day.installEventFilter(self)
        self.setAccessibleName(_("Hold og dag"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_class(None, "", "", None)
        self._connect()

    def _connect(self) -> None:
        self.chooser.clicked.connect(self.open_classes)
        self.before.clicked.connect(self._step_back)
        self.after.clicked.connect(self._step_on)
        self.day.clicked.connect(self._go_to_today)
        self.field.wanted.connect(self.search_wanted)
        theme.on_change(self._refresh)

    # --- what is shown ---------------------------------------------------------------------------

    def offer_classes(self, classes: Sequence[ClassChoice]) -> None:
        """Offer these classes in the list under the class."""
        self._classes = tuple(classes)
        if self._list is not None:
            self._list.offer(self._classes)

    def show_class(
        self, class_id: ClassId | None, code: str, about: str, course: Course | None
    ) -> None:
        """Show a class by its code, with facts about it ("Tømrer · 25 elever"); None shows none."""
        self._class_id, self._course = class_id, course
        self.chooser.setText(code or _("Intet hold"))
        self.chooser.setAccessibleName(_("Hold {code}, vælg et andet").format(code=code))
        tip.explain(self.chooser, _("Vælg hold"))
        self.about.setText(about)
        self.about.facts = (about,) if about else ()
        self._show_when()

    def show_day(self, day: date, today: date | None = None) -> None:
        """Show a day; `today`, once told, is where pressing the day leads back to."""
        self._day = day
        self._today = today or (self._today if self._today != date.min else day)
        self._show_when()

    def _show_when(self) -> None:
        if self._day == date.min:
            return
        self.day.setText(day_long(self._day))
        spoken = f"{WEEKDAYS[self._day.weekday()]} {self.day.text().partition(' ')[2]}"
        back = _("Gå til i dag") if self._day != self._today else _("I dag")
        tip.explain(self.day, back)
        self.day.setAccessibleName(_("Dag: {day}").format(day=spoken))
        self._refresh()

    def _refresh(self) -> None:
        self._place()
        self.updateGeometry()
        self.update()

    # --- going somewhere else --------------------------------------------------------------------

    def open_classes(self) -> None:
        """Open the list of classes under the class."""
        if self._list is None:
            self._list = ClassList(self.window())
            self._list.chosen.connect(self.class_chosen)
            self._list.offer(self._classes)
        below = QPoint(0, self.chooser.height() + theme.px(2))
        self._list.open_at(self.chooser.mapTo(self.window(), below), self._class_id)

    def step(self, direction: int) -> None:
        """Go to the next (1) or the last (-1) school day of the class, or weekday without one."""
        days = self._course.school_days if self._course else ()
        if direction > 0:
            there = next((day for day in days if day > self._day), None)
        else:
            there = next((day for day in reversed(days) if day < self._day), None)
        self.day_chosen.emit(there or _next_weekday(self._day, direction))

    def _step_back(self) -> None:
        self.step(-1)

    def _step_on(self) -> None:
        self.step(1)

    def _go_to_today(self) -> None:
        if self._day != self._today:
            self.day_chosen.emit(self._today)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self.step(step)
                return True
        return False

    # --- where things stand ----------------------------------------------------------------------

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(480), theme.px(HEIGHT))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        margin, field = theme.px(MARGIN), theme.px(FIELD)
        for has_about, weeks, is_short in _LEVELS:
            field = theme.px(FIELD_SHORT if is_short else FIELD)
            self.about.setVisible(has_about and bool(self.about.facts))
            self.when.show_facts(*self._weeks(weeks))
            room = self.width() - margin - field - theme.px(16)
            if self._line_up() <= room:
                break
        self.field.resize(field, theme.px(FIELD_HEIGHT))
        top = (self.height() - self.field.height()) // 2
        self.field.move(self.width() - margin - field, top)

    def _weeks(self, how_much: int) -> tuple[str, ...]:
        if not how_much or self._day == date.min:
            return ()
        week = week_label(self._day)
        found = self._course.calendar_week_of(self._day) if self._course else None
        if how_much == 1 or found is None or self._course is None:
            return (week,)
        if found.number is None:
            return week, self._course.closed_name(self._day) or _("lukket uge")
        text = _("undervisningsuge {n} af {all}") if how_much == 3 else _("uv.uge {n} af {all}")
        return week, text.format(n=found.number, all=self._course.weeks)

    def _line_up(self) -> int:
        x = self._stand(self.chooser, theme.px(MARGIN - PAD))
        if self.about.isVisibleTo(self):
            x = self._stand(self.about, x)
        self._rule = x + theme.px(18 if self.about.isVisibleTo(self) else 8)
        x = self._stand(self.before, self._rule + theme.px(6))
        x = self._stand(self.day, x - theme.px(4))
        x = self._stand(self.after, x - theme.px(6))
        return self._stand(self.when, x + theme.px(3))

    def _stand(self, part: QWidget, x: int) -> int:
        size = part.sizeHint()
        part.setGeometry(QRect(QPoint(x, (theme.px(HEIGHT) - size.height()) // 2), size))
        return x + size.width()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("page"))
        high = theme.px(16)
        rule = QRect(self._rule, (self.height() - high) // 2, 1, high)
        painter.fillRect(rule, theme.color("line2"))


_LEVELS = (
    (True, 3, False),
    (True, 2, False),
    (False, 3, False),
    (False, 2, False),
    (False, 2, True),
    (False, 1, True),
    (False, 0, True),
)
"""What gives way where the window is narrow: facts about the class, words of the week, the field."""


def _next_weekday(day: date, direction: int) -> date:
    there = day + timedelta(days=direction)
    while there.weekday() > 4:
        there += timedelta(days=direction)
    return there

"""A class's week: a grid to type in and to paste into, day beside day."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.actions import absence as absence_deeds
from gf2tracker.actions import contact as contacts
from gf2tracker.actions import register as registers
from gf2tracker.domain.contact import ContactKind, proposed_handled_until
from gf2tracker.domain.people import ReasonId, StudentId
from gf2tracker.language import _, plural
from gf2tracker.queries import school
from gf2tracker.queries import week as week_query
from gf2tracker.queries.school import ReasonRow
from gf2tracker.queries.week import Week, WeekRow
from ui import theme
from ui.clipboard import table_text
from ui.dialogs.absenceforms import About, AbsenceForms
from ui.dialogs.calls import call_menu
from ui.dialogs.studentnote import note_by_key
from ui.dialogs.weekkeys import WeekKeys
from ui.menu import Menu
from ui.notepad import Notepad
from ui.register.keyboard import RegisterKeyboard
from ui.register.lessons import taken_at
from ui.register.menu import Reasoned, reason_menu, reasoned
from ui.screen import Focus, Screen, Turn
from ui.sheetexport import KEYS, SheetExport
from ui.week.bar import WeekBar
from ui.week.foot import WeekFoot
from ui.week.marking import WeekMarking
from ui.week.nothing import NoWeek
from ui.week.view import WeekView
from ui.work import Work


class WeekScreen(Screen):
    """Everybody is present until marked; the cursor's day is the day the window looks at."""

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.week: Week | None = None
        self._noted: tuple[StudentId, date] | None = None
        self._looked_for: StudentId | None = None
        self._is_showing = False  # the cursor moves because another week is shown
        self._reasons: Sequence[ReasonRow] = ()
        self.bar, self.view, self.foot = WeekBar(), WeekView(), WeekFoot()
        self.empty = NoWeek(self.go)
        self.keyboard = RegisterKeyboard(self.view)
        self.marking = WeekMarking(self.view, self.do, self.ask_again, work.refused.emit)
        self.forms = AbsenceForms(self)
        self.notepad = Notepad(self.view.viewport(), _("Note"), _("Skriv ikke diagnoser"))
        self.calls = call_menu(self, self._log_call)
        self.saving = SheetExport(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        week = QWidget()
        column = QVBoxLayout(week)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.foot)
        self.stack = QStackedLayout(self)
        self.stack.addWidget(week)
        self.stack.addWidget(self.empty)
        menu = self.bar.menu
        menu.add(_("Åbn dagen"), self._open_day, icon="absence")
        menu.add(_("Hele holdet ude …"), self._open_out, icon="company", keys="F8")
        menu.add(_("Planlæg fravær …"), self._open_plan, icon="plan", keys="F7")
        menu.add(_("Sygemeldinger …"), self.forms.open_messages, icon="message", keys="F9")
        menu.addSeparator()
        menu.add(_("Forrige uge"), partial(self._step, -1), icon="left", keys="PgUp")
        menu.add(_("Næste uge"), partial(self._step, 1), icon="right", keys="PgDown")
        menu.add(_("Kopiér ugen"), self.copy_all, icon="copy", keys="Ctrl+Shift+C")
        menu.add(_("Gem ugen i Excel …"), self.export, icon="export", keys=KEYS)
        menu.addSeparator()
        menu.add(_("Taster"), self.open_keys, icon="columns", keys="F1")
        menu.add(_("Mere om eleven …"), self.view.ask_menu, icon="student", keys="Menu")

    def _connect(self) -> None:
        for button, direction in (
            (self.empty.after, 1),
            (self.empty.before, -1),
            (self.bar.after, 1),
            (self.bar.before, -1),
        ):
            button.clicked.connect(partial(self._step, direction))
        self.bar.keys.clicked.connect(self.open_keys)
        note_by_key(self, self._row)
        self.saving.listen(self.export)
        self.work.failed.connect(lambda _fault: self.marking.drop())
        self.keyboard.written.connect(self.marking.write)
        self.keyboard.wanted.connect(self._on_wanted)
        self.view.moved.connect(self._on_moved)
        self.view.menu_wanted.connect(self._open_menu)
        self.view.week_wanted.connect(self._step)
        self.view.day_wanted.connect(self._open_day)
        self.view.table_wanted.connect(self.copy_all)
        self.notepad.written.connect(self._on_noted)
        self.notepad.left.connect(self.view.setFocus)
        self.foot.taken.connect(self._take)

    # --- asks and shows ---------------------------------------------------------------------------

    @override
    def look_at(self, focus: Focus) -> None:
        self.keyboard.finish()  # what is being typed belongs to the week before this one
        self.notepad.finish()
        before = self._focus
        is_same = before is not None and _same_week(before, focus) and self.week is not None
        if is_same and self.isVisible() and not self.stack.currentIndex():
            self._focus = focus
            self.view.go_to_day(focus.day)
            self._show_day()
            return
        super().look_at(focus)

    @override
    def load(self, focus: Focus) -> None:
        self.marking.class_id = focus.class_id
        if focus.class_id is None:
            self.empty.tell_no_class(
                _("Ugen vises for et hold. Vælg et øverst, eller opret det første.")
            )
            self.bar.show_nothing()
            self._turn_to(1)
            return
        self.ask(self._on_reasons, school.reasons)
        self.ask(self._show, week_query.of_class, focus.class_id, focus.day, focus.today)

    @override
    def first_focus(self) -> QWidget | None:
        return self.view if self.stack.currentIndex() == 0 else self.empty.first_step()

    @override
    def look_for(self, student_id: StudentId) -> None:
        self._looked_for = student_id
        if self.week is not None and self.view.day_here() is not None:
            self.view.go_to_student(student_id)

    def _show(self, week: Week) -> None:
        if self.marking.is_pending:  # what was typed since is shown; the last answer comes later
            return
        self.week = week
        if not week.lessons or not week.rows:
            self._show_empty(week)
            return
        focus = self.focus_now
        self._turn_to(0)
        self.bar.show_week(week, focus.today)
        self._is_showing = True
        self.view.show_week(week, focus.today)
        self.view.go_to_day(focus.day)
        self._is_showing = False
        if self._looked_for is not None:
            self.view.go_to_student(self._looked_for)
            self._looked_for = None
        self._show_day()

    def _show_day(self) -> None:
        day = self.view.day_here()
        if self.week is not None:
            lesson = self.view.here()[1] - day.first if day is not None else 1
            self.foot.show_week(self.week, day, self.clock(), lesson)
        self.view.head.day = day.date if day is not None else self.focus_now.day
        self.view.head.viewport().update()

    def _show_empty(self, week: Week) -> None:
        if week.lessons:
            text = _("Holdet har ingen elever i denne uge. Importér holdlisten, eller føj dem til.")
            self.empty.tell_no_students(text)
        else:
            self.empty.tell_closed(week)
        self.bar.show_closed(week)
        self._turn_to(1)

    def _turn_to(self, page: int) -> None:
        """Show the week (0) or why there is none (1); the keyboard goes along."""
        is_other = page != self.stack.currentIndex()
        focused = QApplication.focusWidget()
        is_here = focused is not None and self.isAncestorOf(focused)
        self.stack.setCurrentIndex(page)
        if is_other and is_here:
            self.take_focus()

    def _on_moved(self) -> None:
        day = self.view.day_here()
        if day is None or self._focus is None or self._is_showing:
            return
        self._show_day()
        if day.date != self.focus_now.day and _monday(day.date) == _monday(self.focus_now.day):
            self.go(day=day.date)

    def _step(self, direction: int) -> None:
        """Look at the same weekday a week on (1) or back (-1), over weeks without school."""
        week = self.week
        target = (week.after if direction > 0 else week.before) if week is not None else None
        if target is not None:
            wanted = _monday(target) + timedelta(days=self.focus_now.day.weekday())
            self.go(day=min(wanted, _monday(target) + timedelta(days=4)))

    # --- deeds --------------------------------------------------------------------------------------

    def _on_wanted(self, wish: str) -> None:
        deeds: dict[str, Callable[[], object]] = {
            "copy": self.marking.copy,
            "paste": self.marking.paste,
            "cut": self.marking.cut,
            "clear": self.marking.clear,
            "lesson": self._copy_lesson,
            "note": self._open_note,
            "call": self._open_calls,
            "menu": self.view.ask_menu,
            "plan": self._open_plan,
            "out": self._open_out,
            "history": self._open_history,
        }
        deed = deeds.get(wish)
        if deed is not None:
            deed()

    def _take(self, lessons: Sequence[int]) -> None:
        day = self.view.day_here()
        if day is None or not lessons or not self.keyboard.finish():
            return
        at = taken_at(day.date, day.lessons[lessons[-1] - 1], self.clock())
        self.marking.do(registers.take, self.focus_now.class_id, day.date, tuple(lessons), at)

    def _copy_lesson(self) -> None:
        day = self.view.day_here()
        number = self.view.here()[1] - day.first if day is not None else 0
        if day is None or number < 2:
            self.told.emit(_("Stå i 2. lektion eller senere: så kopieres lektionen før."))
            return
        chosen = self._chosen()
        students = chosen if len(chosen) > 1 else None
        focus = self.focus_now
        self.marking.do(registers.copy_lesson, focus.class_id, day.date, number, students)

    def copy_all(self) -> None:
        """Copy the whole week with names and headings."""
        model = self.view.model_here
        QGuiApplication.clipboard().setText(table_text(model.table()))
        rows = plural(len(model.rows), _("{n} elev"), _("{n} elever"))
        words = _("Ugen er kopieret: {rows}. Sæt ind i Excel med Ctrl V.")
        self.told.emit(words.format(rows=rows))

    def export(self) -> None:
        """Save the week as a workbook."""
        if self.keyboard.finish():
            self.saving.week(is_shown=not self.stack.currentIndex())

    def _chosen(self) -> list[StudentId]:
        rows = self.view.model_here.rows
        return [
            rows[at].student_id for at in sorted({at for at, _one in self.view.selected_cells()})
        ]

    def _row(self) -> WeekRow | None:
        at, rows = self.view.currentIndex().row(), self.view.model_here.rows
        return rows[at] if 0 <= at < len(rows) else None

    # --- the marks at the cursor ---------------------------------------------------------------------

    def _open_menu(self, at: QPoint) -> None:
        if self._row() is None:
            return
        marks = self._reasoned()
        menu = Menu(_("Eleven"), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        reasons = reason_menu(menu, self._reasons, marks, partial(self._give_reason, marks))
        if reasons is not None:
            menu.add_menu(reasons, icon="filter")
        clear = menu.add(_("Til stede"), self.marking.clear, icon="check", keys="Del")
        clear.setEnabled(marks is not None)
        menu.add(_("Skriv note"), self._open_note, icon="note", keys="F2")
        menu.add(_("Log opkald"), self._open_calls, icon="phone", keys="F4")
        menu.addSeparator()
        menu.add(_("Planlæg fravær …"), self._open_plan, icon="plan", keys="F7")
        menu.add(_("Åbn dagen"), self._open_day, icon="absence")
        menu.add(_("Åbn eleven"), self._open_student, icon="student")
        menu.add(_("Rettelser den dag …"), self._open_history, icon="clock", keys="Ctrl+H")
        menu.addSeparator()
        menu.add(_("Kopiér til Excel"), self.marking.copy, icon="copy", keys="Ctrl+C")
        menu.add(_("Sæt ind fra Excel"), self.marking.paste, icon="import", keys="Ctrl+V")
        menu.open_at(at)

    def _reasoned(self) -> Reasoned | None:
        """Return the marks that a reason is given to: the selected, else the day's of that kind."""
        cells, day = self.view.selected_cells(), self.view.day_here()
        if len(cells) < 2 and day is not None:
            row = self.view.here()[0]
            cells = [(row, day.first + one.number) for one in day.lessons]
        return reasoned(self.view.model_here.rows, self.view.here(), cells)

    def _give_reason(self, marks: Reasoned | None, reason_id: ReasonId | None) -> None:
        if marks is not None and self.week is not None:
            rows, lessons = self.view.model_here.rows, self.week.lessons
            cells = [
                (rows[at].student_id, lessons[one - 1].date, lessons[one - 1].number)
                for at, one in marks.cells
            ]
            self.do(absence_deeds.give_reason, cells, reason_id)

    def _on_reasons(self, reasons: Sequence[ReasonRow]) -> None:
        self._reasons = reasons

    def _open_note(self) -> None:
        row, day = self._row(), self.view.day_here()
        if row is None or day is None:
            return
        self._noted = row.student_id, day.date
        place = self.view.cell(self.view.currentIndex())
        place.setWidth(theme.px(280))
        place.moveRight(min(place.right(), self.view.viewport().width() - theme.px(24)))
        self.notepad.open(place, row.notes.get(day.date, ""))

    def _on_noted(self, text: str) -> None:
        if self._noted is not None:
            self.marking.do(registers.note, *self._noted, text)

    # --- forms and other pages -----------------------------------------------------------------------

    def _about(self) -> About | None:
        """Return the selected students and days, else the cursor's; None where there is nobody."""
        row = self._row()
        if row is None or self.week is None or self.view.day_here() is None:
            return None
        chosen, lessons = self._chosen(), self.week.lessons
        days = sorted({lessons[at - 1].date for _row, at in self.view.selected_cells()})
        name = plural(len(chosen), _("{n} elev"), _("{n} elever")) if chosen[1:] else row.name
        return About(tuple(chosen), name, days[0], until=days[-1])

    def _open_plan(self) -> None:
        about = self._about()
        if about is not None:
            self.forms.open_plan(about)

    def _open_out(self) -> None:
        """Open the form that marks the class as out with the school on the days of the cursor."""
        day, about = self.view.day_here(), self._about()
        if self.week is None or day is None or about is None:
            return
        here = set(range(day.first + 1, day.first + len(day.lessons) + 1))
        everybody = tuple(one.student_id for one in self.week.rows if not here <= one.away)
        whole = About(everybody, self.week.code, about.day, until=about.until)
        chosen = [one for one in about.students if one in everybody]
        lesson = self.view.here()[1] - day.first
        self.forms.open_out(self.week.code, whole, chosen, lesson)

    def _open_history(self) -> None:
        row, day = self._row(), self.view.day_here()
        if row is not None and day is not None:
            self.forms.open_history(About((row.student_id,), row.name, day.date))

    def _open_calls(self) -> None:
        if self._row() is not None:
            corner = self.view.cell(self.view.currentIndex()).bottomLeft()
            self.calls.open_at(self.view.viewport().mapToGlobal(corner))

    def _log_call(self, kind: ContactKind) -> None:
        row, day = self._row(), self.view.day_here()
        if row is None or day is None or self.week is None:
            return
        following = [one.date for one in self.week.days if one.lessons and one.date > day.date]
        after = [*following, *([self.week.after] if self.week.after else [])]
        until = proposed_handled_until(kind, day.date, after)
        self.marking.do(contacts.log, row.student_id, kind, self.clock(), "", until)

    def _open_day(self) -> None:
        row, day = self._row(), self.view.day_here()
        if row is not None and day is not None:
            self.turned.emit(Turn("day", day.date, row.student_id))

    def _open_student(self) -> None:
        row = self._row()
        if row is not None:
            self.go("student", student_id=row.student_id)

    @override
    def open_keys(self) -> bool:
        WeekKeys(self.window()).open_over()
        return True


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _same_week(one: Focus, other: Focus) -> bool:
    is_alike = (one.class_id, one.today) == (other.class_id, other.today)
    return is_alike and _monday(one.day) == _monday(other.day)

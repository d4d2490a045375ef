"""The register of a class on a day: the page that is used most."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.actions import absence as absence_deeds
from gf2tracker.actions import contact as contacts
from gf2tracker.actions import register as registers
from gf2tracker.domain.contact import ContactKind, proposed_handled_until
from gf2tracker.domain.people import ReasonId, StudentId
from gf2tracker.language import _, date_long, plural
from gf2tracker.queries import register as register_query
from gf2tracker.queries import school
from gf2tracker.queries.register import Register, RegisterRow
from gf2tracker.queries.school import ReasonRow
from ui import theme
from ui.clipboard import table_text
from ui.dialogs.absenceforms import About, AbsenceForms
from ui.dialogs.calls import call_menu
from ui.dialogs.papers import PaperForms
from ui.dialogs.registerkeys import RegisterKeys
from ui.dialogs.studentnote import note_by_key
from ui.menu import Menu
from ui.notepad import Notepad
from ui.register.bar import RegisterBar
from ui.register.foot import RegisterFoot
from ui.register.keyboard import RegisterKeyboard
from ui.register.lessons import lesson_now, next_lessons, take_words, taken_at
from ui.register.marking import Marking
from ui.register.menu import Reasoned, reason_menu, reasoned
from ui.register.nothing import NoLessons
from ui.register.view import RegisterView
from ui.screen import Focus, Screen
from ui.sheetexport import KEYS, SheetExport
from ui.work import Work


class RegisterScreen(Screen):
    """Everybody is present until marked; typing marks and moves down."""

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.register: Register | None = None
        self._noted: StudentId | None = None
        self._waits: Callable[[], None] | None = None
        self._looked_for: StudentId | None = None
        self._reasons: Sequence[ReasonRow] = ()
        self.bar, self.view, self.foot = RegisterBar(), RegisterView(), RegisterFoot()
        self.empty = NoLessons(self.go)
        self.keyboard = RegisterKeyboard(self.view)
        self.marking = Marking(self.view, self.do, self.ask_again, work.refused.emit)
        self.forms = AbsenceForms(self)
        self.notepad = Notepad(self.view.viewport(), _("Note"), _("Skriv ikke diagnoser"))
        self.calls = call_menu(self, self._log_call)
        self.saving = SheetExport(self)
        self._build()
        work.failed.connect(lambda _fault: self.marking.drop())
        self.keyboard.written.connect(self.marking.write)
        self.keyboard.wanted.connect(self._on_wanted)
        self.view.noted.connect(self._open_note)
        self.view.moved.connect(self._show_foot)
        self.view.menu_wanted.connect(self._open_menu)
        self.notepad.written.connect(self._on_noted)
        self.notepad.left.connect(self.view.setFocus)
        self.foot.taken.connect(self._take)
        self.bar.student_wanted.connect(self._go_to_student)
        self.bar.copy.clicked.connect(self._copy_lesson)
        self.bar.keys.clicked.connect(self.open_keys)
        note_by_key(self, self._row)
        self.saving.listen(self.export)
        QShortcut(QKeySequence("Ctrl+Shift+C"), self).activated.connect(self.copy_all)

    def _build(self) -> None:
        register = QWidget()
        column = QVBoxLayout(register)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.foot)
        self.stack = QStackedLayout(self)
        self.stack.addWidget(register)
        self.stack.addWidget(self.empty)
        menu = self.bar.menu
        menu.add(_("Før hele dagen"), self._take_day, icon="check")
        menu.add(_("Fortryd at lektionen er ført"), self._untake, icon="undo")
        menu.addSeparator()
        menu.add(_("Hele holdet ude …"), self.open_out, icon="company", keys="F8")
        menu.add(_("&Planlæg fravær …"), self.open_plan, icon="plan", keys="F7")
        menu.add(_("Sygemeldinger …"), self.forms.open_messages, icon="message", keys="F9")
        menu.addSeparator()
        menu.add(_("Som forrige lektion"), self._copy_lesson, icon="copy", keys="Ctrl+D")
        menu.add(_("Kopiér dagen"), self.copy_all, icon="copy", keys="Ctrl+Shift+C")
        menu.add(_("Gem dagen i Excel …"), self.export, icon="export", keys=KEYS)
        menu.add_menu(PaperForms(self).menu(None, menu), icon="print")
        menu.add(_("Taster"), self.open_keys, icon="columns", keys="F1")
        menu.add(_("Mere om eleven …"), self.view.ask_menu, icon="student", keys="Menu")

    # --- asks and shows ---------------------------------------------------------------------------

    @override
    def look_at(self, focus: Focus) -> None:
        self.keyboard.finish()  # what is being typed belongs to the day before this one
        self.notepad.finish()
        super().look_at(focus)

    @override
    def load(self, focus: Focus) -> None:
        self.marking.class_id, self.marking.day = focus.class_id, focus.day
        if focus.class_id is None:
            self.empty.tell_no_class(
                _("Protokollen føres for et hold. Vælg et øverst, eller opret det første.")
            )
            self.bar.show_nothing()
            self._turn_to(1)
            return
        self.ask(self._on_reasons, school.reasons)
        self.ask(self._show, register_query.day, focus.class_id, focus.day, focus.today)

    @override
    def first_focus(self) -> QWidget | None:
        return self.view if self.stack.currentIndex() == 0 else self.empty.first_step()

    def _show(self, register: Register) -> None:
        if self.marking.is_pending:  # what was typed since is shown; the last answer comes later
            return
        is_other_day = self.register is None or (
            (self.register.class_id, self.register.date) != (register.class_id, register.date)
        )
        self.register = register
        if not register.lessons or not register.rows:
            self._show_empty(register)
            return
        self._turn_to(0)
        now = lesson_now(register, self.clock())
        self.bar.show_register(register)
        self.view.show_register(register, now)
        self._show_foot()
        if is_other_day:
            at = self.view.model_here.columns.column_of(now or 1)
            self.view.go_to(max(self.view.currentIndex().row(), 0), at)
        self._go_to_looked_for()
        self._go_on_waiting()

    @override
    def look_for(self, student_id: StudentId) -> None:
        self._looked_for = student_id
        if self.register is not None and self.register.date == self.focus_now.day:
            self._go_to_looked_for()

    def _go_to_looked_for(self) -> None:
        if self._looked_for is not None:
            self.view.go_to_student(self._looked_for)
            self._looked_for = None

    def _is_coming(self) -> bool:
        return self.register is None and self.focus_now.class_id is not None

    def _go_on_waiting(self) -> None:
        """Open the form that was wanted from elsewhere before the register had come."""
        waits, self._waits = self._waits, None
        if waits is not None:
            waits()

    def _show_foot(self) -> None:
        if self.register is not None:
            _row, at = self.view.here()
            lessons = next_lessons(self.register, self.clock(), at)
            self.foot.show_register(self.register, lessons, take_words(self.register, lessons))

    def _show_empty(self, register: Register) -> None:
        if register.lessons:
            text = _("Holdet har ingen elever {day}. Importér holdlisten, eller føj dem til.")
            self.empty.tell_no_students(text.format(day=date_long(register.date)))
        else:
            self.empty.tell_closed(register, self.focus_now.today)
        self.bar.show_nothing()
        self._turn_to(1)

    def _turn_to(self, page: int) -> None:
        """Show the register (0) or why there is none (1); the keyboard goes along."""
        self._waits = self._waits if page == 0 else None  # no form without a register
        is_other = page != self.stack.currentIndex()
        focused = QApplication.focusWidget()
        is_here = focused is not None and self.isAncestorOf(focused)
        self.stack.setCurrentIndex(page)
        if is_other and is_here:
            self.take_focus()

    # --- marks --------------------------------------------------------------------------------------

    def _take(self, lessons: Sequence[int]) -> None:
        if self.register is None or not lessons or not self.keyboard.finish():
            return
        focus, now = self.focus_now, self.clock()
        at = taken_at(focus.day, self.register.lessons[lessons[-1] - 1], now)
        self.marking.do(registers.take, focus.class_id, focus.day, tuple(lessons), at)

    def _take_day(self) -> None:
        if self.register is not None and self.register.date <= self.focus_now.today:
            self._take([lesson.number for lesson in self.register.lessons])

    def _untake(self) -> None:
        lesson = self.view.model_here.columns.lesson_at(self.view.lesson_column())
        if lesson is not None:
            focus = self.focus_now
            self.marking.do(registers.untake, focus.class_id, focus.day, (lesson,))

    def _copy_lesson(self) -> None:
        lesson = self.view.model_here.columns.lesson_at(self.view.lesson_column())
        if lesson is None or lesson < 2:
            self.told.emit(_("Stå i 2. lektion eller senere: så kopieres lektionen før."))
            return
        rows = {row for row, _lesson in self.view.selected_cells()}
        chosen = [self.view.model_here.rows[row].student_id for row in rows]
        students = chosen if len(chosen) > 1 else None
        focus = self.focus_now
        self.marking.do(registers.copy_lesson, focus.class_id, focus.day, lesson, students)

    # --- wishes of the keyboard ------------------------------------------------------------------------

    def _on_wanted(self, wish: str) -> None:
        name, _colon, text = wish.partition(":")
        deeds: dict[str, Callable[[], object]] = {
            "copy": self.marking.copy,
            "paste": self.marking.paste,
            "cut": self.marking.cut,
            "clear": self.marking.clear,
            "lesson": self._copy_lesson,
            "call": self._open_calls,
            "menu": self.view.ask_menu,
            "plan": self.open_plan,
            "out": self.open_out,
            "history": self._open_history,
        }
        if name == "note":
            self._open_note(self.view.currentIndex().row(), text)
        else:
            deeds[name]()

    # --- the marks at the cursor ---------------------------------------------------------------------

    def _open_menu(self, at: QPoint) -> None:
        if self._row() is None or self.register is None:
            return
        marks = reasoned(self.view.model_here.rows, self.view.here(), self.view.selected_cells())
        menu = Menu(_("Eleven"), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        reasons = reason_menu(menu, self._reasons, marks, partial(self._give_reason, marks))
        if reasons is not None:
            menu.add_menu(reasons, icon="filter")
        menu.add(_("Til stede"), self.marking.clear, icon="check", keys="Del").setEnabled(
            marks is not None
        )
        menu.add(_("Skriv note"), partial(self._on_wanted, "note"), icon="note", keys="F2")
        menu.add(_("Log opkald"), self._open_calls, icon="phone", keys="F4")
        menu.addSeparator()
        menu.add(_("&Planlæg fravær …"), self.open_plan, icon="plan", keys="F7")
        menu.add(_("Til&bage før tid …"), self._open_back, icon="undo")
        menu.add(_("Fr&itagelser …"), self._open_exemptions, icon="absence")
        menu.addSeparator()
        menu.add(_("Åbn eleven"), self._open_student, icon="student")
        menu.add(_("Rettelser den dag …"), self._open_history, icon="clock", keys="Ctrl+H")
        menu.addSeparator()
        menu.add(_("Kopiér til Excel"), self.marking.copy, icon="copy", keys="Ctrl+C")
        menu.add(_("Sæt ind fra Excel"), self.marking.paste, icon="import", keys="Ctrl+V")
        menu.open_at(at)

    def _give_reason(self, marks: Reasoned | None, reason_id: ReasonId | None) -> None:
        if marks is not None:
            rows, day = self.view.model_here.rows, self.focus_now.day
            cells = [(rows[at].student_id, day, lesson) for at, lesson in marks.cells]
            self.do(absence_deeds.give_reason, cells, reason_id)

    def _on_reasons(self, reasons: Sequence[ReasonRow]) -> None:
        self._reasons = reasons
        names = {int(one.id): one.name for one in reasons if not one.is_default}
        self.view.model_here.name_reasons(names)

    # --- forms ------------------------------------------------------------------------------------

    def open_plan(self) -> None:
        """Open the form of absence over days, for the students at the cursor."""
        about = self._about()
        if about is not None:
            self.forms.open_plan(about)
        elif self._is_coming():
            self._waits = self.open_plan

    def open_out(self) -> None:
        """Open the form that marks the class as out with the school."""
        if self._is_coming():
            self._waits = self.open_out
        if self.register is None or not self.register.rows:
            return
        everybody = tuple(row.student_id for row in self.register.rows)
        whole = About(everybody, self.register.code, self.focus_now.day)
        about = self._about()
        chosen = about.students if about is not None else ()
        self.forms.open_out(self.register.code, whole, chosen, self.view.here()[1])

    def _open_back(self) -> None:
        about = self._about()
        if about is not None:
            self.forms.open_back(about)

    def _open_exemptions(self) -> None:
        about = self._about(only_one=True)
        if about is not None:
            self.forms.open_exemptions(about)

    def _open_history(self) -> None:
        about = self._about(only_one=True)
        if about is not None:
            self.forms.open_history(about)

    def _about(self, *, only_one: bool = False) -> About | None:
        """Return the selected students, else the cursor's; None where there is nobody."""
        row = self._row()
        if row is None or self.stack.currentIndex():
            return None
        rows = self.view.model_here.rows
        chosen = sorted({at for at, _lesson in self.view.selected_cells()})
        if only_one or len(chosen) < 2:
            return About((row.student_id,), row.name, self.focus_now.day)
        name = plural(len(chosen), _("{n} elev"), _("{n} elever"))
        return About(tuple(rows[at].student_id for at in chosen), name, self.focus_now.day)

    def copy_all(self) -> None:
        """Copy the whole day with names and headings."""
        if not self.keyboard.finish() or self.stack.currentIndex():
            return
        model = self.view.model_here
        QGuiApplication.clipboard().setText(table_text(model.table()))
        rows = plural(len(model.rows), _("{n} elev"), _("{n} elever"))
        words = _("Dagen er kopieret: {rows}. Sæt ind i Excel med Ctrl V.")
        self.told.emit(words.format(rows=rows))

    def export(self) -> None:
        """Save the day as a workbook."""
        if self.keyboard.finish():
            self.saving.day(is_shown=not self.stack.currentIndex())

    # --- the student at the cursor -----------------------------------------------------------------------

    def _row(self) -> RegisterRow | None:
        at = self.view.currentIndex().row()
        rows = self.view.model_here.rows
        return rows[at] if 0 <= at < len(rows) else None

    def _go_to_student(self, student_id: StudentId) -> None:
        self.view.go_to_student(student_id)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_student(self) -> None:
        row = self._row()
        if row is not None:
            self.go("student", student_id=row.student_id)

    def _open_note(self, at: int, typed: str = "") -> None:
        row = self._row()
        if row is None or at < 0:
            return
        self._noted = row.student_id
        index = self.view.model_here.index(at, self.view.model_here.columns.note)
        place = self.view.cell(index).adjusted(theme.px(18), 0, 0, 0)
        self.notepad.open(place, row.note, typed)

    def _on_noted(self, text: str) -> None:
        if self._noted is not None:
            self.marking.do(registers.note, self._noted, self.focus_now.day, text)

    def _open_calls(self) -> None:
        row = self._row()
        if row is not None:
            index = self.view.model_here.index(
                self.view.currentIndex().row(), self.view.model_here.columns.note
            )
            corner = self.view.cell(index).bottomLeft()
            self.calls.open_at(self.view.viewport().mapToGlobal(corner))

    def _log_call(self, kind: ContactKind) -> None:
        row = self._row()
        if row is None or self.register is None:
            return
        following = self.register.next_school_day
        days = [following] if following is not None else []
        until = proposed_handled_until(kind, self.focus_now.day, days)
        self.marking.do(contacts.log, row.student_id, kind, self.clock(), "", until)

    @override
    def open_keys(self) -> bool:
        RegisterKeys(self.window()).open_over()
        return True

"""The register of a class on a day: the page that is used most."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.actions import absence as absence_deeds
from gf2tracker.actions import contact as contacts
from gf2tracker.actions import register as registers
from gf2tracker.domain.contact import ContactKind, proposed_handled_until
from gf2tracker.domain.mark import parse_mark
from gf2tracker.domain.people import ReasonId, StudentId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, date_long
from gf2tracker.queries import history, school
from gf2tracker.queries import register as register_query
from gf2tracker.queries.register import Register, RegisterRow
from gf2tracker.queries.school import ReasonRow
from ui import theme
from ui.button import Button
from ui.dialogs.calls import call_menu
from ui.dialogs.markhistory import MarkHistory
from ui.dialogs.registerkeys import RegisterKeys
from ui.menu import Menu
from ui.notepad import Notepad
from ui.quiet import Quiet
from ui.register.bar import RegisterBar
from ui.register.foot import RegisterFoot
from ui.register.keyboard import RegisterKeyboard
from ui.register.lessons import lesson_now, next_lessons, take_words, taken_at
from ui.register.menu import Reasoned, reason_menu, reasoned
from ui.register.typing import Written, cells_of, copied, pasted, table_of
from ui.register.view import RegisterView
from ui.screen import Focus, Screen
from ui.work import Work


class RegisterScreen(Screen):
    """Everybody is present until marked; typing marks and moves down."""

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.register: Register | None = None
        self._pending = 0
        self._noted: StudentId | None = None
        self._reasons: Sequence[ReasonRow] = ()
        self.bar, self.view, self.foot = RegisterBar(), RegisterView(), RegisterFoot()
        self.empty = Quiet()
        self.keyboard = RegisterKeyboard(self.view)
        self.notepad = Notepad(self.view.viewport(), _("Note"), _("Skriv ikke diagnoser"))
        self.calls = call_menu(self, self._log_call)
        self._build()
        work.failed.connect(self._on_bug)
        self.keyboard.written.connect(self._on_written)
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

    def _build_empty(self) -> None:
        self.first_class = Button(_("Opret hold"), kind="primary")
        self.to_students = Button(_("Til eleverne"), icon="student", kind="primary")
        self.to_import = Button(_("Importér liste"), icon="import")
        self.next_day = Button(_("Næste skoledag"), kind="primary", caps="Alt+→")
        self.empty.offer(self.first_class, self.to_students, self.to_import, self.next_day)
        self.first_class.clicked.connect(partial(self.go, "classes"))
        self.to_students.clicked.connect(partial(self.go, "students"))
        self.to_import.clicked.connect(partial(self.go, "import"))
        self.next_day.clicked.connect(self._go_on)

    def _build(self) -> None:
        self._build_empty()
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
        menu.add(_("Som forrige lektion"), self._copy_lesson, icon="copy", keys="Ctrl+D")
        menu.add(_("Taster"), self.open_keys, icon="columns", keys="F1")
        menu.add(_("Mere om eleven …"), self.view.ask_menu, icon="student", keys="Menu")

    # --- asks and shows ---------------------------------------------------------------------------

    @override
    def look_at(self, focus: Focus) -> None:
        self.keyboard.finish()  # what is being typed belongs to the day before this one
        super().look_at(focus)

    @override
    def load(self, focus: Focus) -> None:
        if focus.class_id is None:
            self.empty.tell(
                _("Intet hold valgt"),
                _("Protokollen føres for et hold. Vælg et øverst, eller opret det første."),
                self.first_class,
                self.to_import,
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
        if self._pending:  # what was typed since is shown already; the last answer comes after it
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

    def _show_foot(self) -> None:
        if self.register is not None:
            _row, at = self.view.here()
            lessons = next_lessons(self.register, self.clock(), at)
            self.foot.show_register(self.register, lessons, take_words(self.register, lessons))

    def _show_empty(self, register: Register) -> None:
        if register.lessons:
            text = _("Holdet har ingen elever {day}. Importér holdlisten, eller føj dem til.")
            text = text.format(day=date_long(register.date))
            self.empty.tell(_("Ingen elever"), text, self.to_students, self.to_import)
        else:
            steps = [self.next_day] if register.next_school_day is not None else []
            self.empty.tell(*_closed_words(register), *steps)
        self.bar.show_nothing()
        self._turn_to(1)

    def _turn_to(self, page: int) -> None:
        """Show the register (0) or why there is none (1); the keyboard goes along."""
        is_other = page != self.stack.currentIndex()
        focused = QApplication.focusWidget()
        is_here = focused is not None and self.isAncestorOf(focused)
        self.stack.setCurrentIndex(page)
        if is_other and is_here:
            self.take_focus()

    def _go_on(self) -> None:
        if self.register is not None and self.register.next_school_day is not None:
            self.go(day=self.register.next_school_day)

    # --- marks --------------------------------------------------------------------------------------

    def _on_written(self, changes: Sequence[Written]) -> None:
        focus, model = self.focus_now, self.view.model_here
        cells = cells_of(model.rows, changes)
        if not cells:
            return
        model.put_marks({change.row: change.marks for change in changes})
        self._do(registers.mark, focus.class_id, focus.day, cells)

    def _do(self, action: Callable[..., object], *args: object) -> None:
        self._pending += 1
        self.do(action, *args, then=self._on_stored, refused=self._on_refused)

    def _on_stored(self, _value: object) -> None:
        self._pending = max(self._pending - 1, 0)
        if not self._pending:
            self.ask_again()

    def _on_refused(self, refusal: Refusal) -> None:
        self.work.refused.emit(refusal)
        self._on_stored(refusal)

    def _on_bug(self, _fault: object) -> None:
        if self._pending:  # whatever was not stored is not shown any longer
            self._pending = 0
            self.ask_again()

    def _take(self, lessons: Sequence[int]) -> None:
        if self.register is None or not lessons or not self.keyboard.finish():
            return
        focus, now = self.focus_now, self.clock()
        at = taken_at(focus.day, self.register.lessons[lessons[-1] - 1], now)
        self._do(registers.take, focus.class_id, focus.day, tuple(lessons), at)

    def _take_day(self) -> None:
        if self.register is not None and self.register.date <= self.focus_now.today:
            self._take([lesson.number for lesson in self.register.lessons])

    def _untake(self) -> None:
        lesson = self.view.model_here.columns.lesson_at(self.view.lesson_column())
        if lesson is not None:
            focus = self.focus_now
            self._do(registers.untake, focus.class_id, focus.day, (lesson,))

    def _copy_lesson(self) -> None:
        lesson = self.view.model_here.columns.lesson_at(self.view.lesson_column())
        if lesson is None or lesson < 2:
            self.told.emit(_("Stå i 2. lektion eller senere: så kopieres lektionen før."))
            return
        rows = {row for row, _lesson in self.view.selected_cells()}
        chosen = [self.view.model_here.rows[row].student_id for row in rows]
        students = chosen if len(chosen) > 1 else None
        focus = self.focus_now
        self._do(registers.copy_lesson, focus.class_id, focus.day, lesson, students)

    # --- wishes of the keyboard ------------------------------------------------------------------------

    def _on_wanted(self, wish: str) -> None:
        name, _colon, text = wish.partition(":")
        deeds: dict[str, Callable[[], object]] = {
            "copy": self._copy,
            "paste": self._paste,
            "cut": self._cut,
            "clear": self._clear,
            "lesson": self._copy_lesson,
            "call": self._open_calls,
            "menu": self.view.ask_menu,
        }
        if name == "note":
            self._open_note(self.view.currentIndex().row(), text)
        else:
            deeds[name]()

    def _clear(self) -> None:
        model = self.view.model_here
        changed = {row: model.rows[row].marks for row, _lesson in self.view.selected_cells()}
        for row, lesson in self.view.selected_cells():
            if lesson not in model.rows[row].exempt:
                marks = changed[row]
                changed[row] = (*marks[: lesson - 1], parse_mark(""), *marks[lesson:])
        self._on_written([Written(row, marks) for row, marks in changed.items()])

    def _copy(self) -> None:
        text = copied(self.view.model_here.rows, self.view.selected_cells())
        QGuiApplication.clipboard().setText(text)

    def _cut(self) -> None:
        self._copy()
        self._clear()

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        model, cells = self.view.model_here, self.view.selected_cells()
        if model.register is None or not cells or not text.strip("\r\n"):
            return
        try:
            changes = pasted(model.rows, *cells[0], table_of(text, cells), model.register)
        except Refusal as refusal:
            self.work.refused.emit(refusal)
            return
        self._on_written(changes)

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
        menu.add(_("Til stede"), self._clear, icon="check", keys="Del").setEnabled(
            marks is not None
        )
        menu.add(_("Skriv note"), partial(self._on_wanted, "note"), icon="note", keys="F2")
        menu.add(_("Log opkald"), self._open_calls, icon="phone", keys="F4")
        menu.addSeparator()
        menu.add(_("Åbn eleven"), self._open_student, icon="student")
        menu.add(_("Rettelser den dag …"), self._ask_history, icon="clock")
        menu.addSeparator()
        menu.add(_("Kopiér til Excel"), self._copy, icon="copy", keys="Ctrl+C")
        menu.add(_("Sæt ind fra Excel"), self._paste, icon="import", keys="Ctrl+V")
        menu.open_at(at)

    def _give_reason(self, marks: Reasoned | None, reason_id: ReasonId | None) -> None:
        if marks is not None:
            rows, day = self.view.model_here.rows, self.focus_now.day
            cells = [(rows[at].student_id, day, lesson) for at, lesson in marks.cells]
            self.do(absence_deeds.give_reason, cells, reason_id)

    def _ask_history(self) -> None:
        row = self._row()
        if row is not None:
            day = self.focus_now.day
            self.work.ask(partial(self._show_history, row), history.of_marks, row.student_id, day)

    def _show_history(self, row: RegisterRow, answer: Any) -> None:
        MarkHistory(self.window(), row.name, answer.value).open_over()

    def _on_reasons(self, reasons: Sequence[ReasonRow]) -> None:
        self._reasons = reasons
        names = {int(one.id): one.name for one in reasons if not one.is_default}
        self.view.model_here.name_reasons(names)

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
            self._do(registers.note, self._noted, self.focus_now.day, text)

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
        self._do(contacts.log, row.student_id, kind, self.clock(), "", until)

    @override
    def open_keys(self) -> bool:
        RegisterKeys(self.window()).open_over()
        return True


def _closed_words(register: Register) -> tuple[str, str]:
    day = date_long(register.date)
    if register.closed is not None:
        title = register.closed or _("Skolen er lukket")
        return title, _("Der er ingen undervisning {day}. Gå til en anden dag øverst.").format(
            day=day
        )
    text = _("Holdet har ikke undervisning {day}. Gå til en skoledag øverst.")
    return _("Ingen undervisning"), text.format(day=day)

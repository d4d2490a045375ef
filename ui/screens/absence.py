"""The register of a class on a day: the page that is used most."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.actions import contact as contacts
from gf2tracker.actions import register as registers
from gf2tracker.domain.contact import ContactKind, proposed_handled_until
from gf2tracker.domain.mark import parse_mark
from gf2tracker.domain.people import StudentId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, date_long
from gf2tracker.queries import register as register_query
from gf2tracker.queries.register import Register, RegisterRow
from ui import theme
from ui.dialogs.calls import call_menu
from ui.dialogs.registerkeys import RegisterKeys
from ui.notepad import Notepad
from ui.quiet import Quiet
from ui.register.bar import RegisterBar
from ui.register.foot import RegisterFoot
from ui.register.keyboard import RegisterKeyboard
from ui.register.lessons import lesson_now, next_lessons, take_words, taken_at
from ui.register.typing import Written, cells_of, pasted
from ui.register.view import RegisterView
from ui.screen import Focus, Screen
from ui.work import Work


class AbsenceScreen(Screen):
    """Everybody is present until marked; typing marks and moves down."""

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.register: Register | None = None
        self._pending = 0
        self._noted: StudentId | None = None
        self.bar, self.view, self.foot = RegisterBar(), RegisterView(), RegisterFoot()
        self.empty = Quiet()
        self.keyboard = RegisterKeyboard(self.view)
        self.notepad = Notepad(self.view.viewport(), _("Note"), _("Skriv ikke diagnoser"))
        self.calls = call_menu(self, self._log_call)
        self._build()
        self.keyboard.written.connect(self._on_written)
        self.keyboard.wanted.connect(self._on_wanted)
        self.view.noted.connect(self._open_note)
        self.notepad.written.connect(self._on_noted)
        self.notepad.left.connect(self.view.setFocus)
        self.foot.taken.connect(self._take)
        self.bar.student_wanted.connect(self._go_to_student)
        self.bar.copy.clicked.connect(self._copy_lesson)
        self.bar.keys.clicked.connect(self.open_keys)

    def _build(self) -> None:
        register = QWidget()
        column = QVBoxLayout(register)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, self.view, self.foot):
            column.addWidget(part, 1 if part is self.view else 0)
        self.stack = QStackedLayout(self)
        self.stack.addWidget(register)
        self.stack.addWidget(self.empty)
        menu = self.bar.menu
        menu.add(_("Før hele dagen"), self._take_day, icon="check")
        menu.add(_("Fortryd at lektionen er ført"), self._untake, icon="undo")
        menu.addSeparator()
        menu.add(_("Skriv note"), lambda: self._on_wanted("note"), icon="note", keys="F2")
        menu.add(_("Log opkald"), lambda: self._on_wanted("call"), icon="phone", keys="F4")
        menu.add(_("Åbn eleven"), self._open_student, icon="student")
        menu.addSeparator()
        menu.add(_("Kopiér til Excel"), self._copy, icon="copy", keys="Ctrl+C")
        menu.add(_("Sæt ind fra Excel"), self._paste, icon="import", keys="Ctrl+V")

    # --- asks and shows ---------------------------------------------------------------------------

    @override
    def look_at(self, focus: Focus) -> None:
        self.keyboard.finish()  # what is being typed belongs to the day before this one
        super().look_at(focus)

    @override
    def load(self, focus: Focus) -> None:
        if focus.class_id is None:
            self._show_empty(
                _("Intet hold valgt"), _("Vælg et hold øverst, eller opret det første.")
            )
            return
        self.ask(self._show, register_query.day, focus.class_id, focus.day, focus.today)

    @override
    def first_focus(self) -> QWidget:
        return self.view

    def _show(self, register: Register) -> None:
        if self._pending:  # what was typed since is shown already; the last answer comes after it
            return
        is_other_day = self.register is None or (
            (self.register.class_id, self.register.date) != (register.class_id, register.date)
        )
        self.register = register
        if not register.lessons:
            self._show_empty(*_closed_words(register))
            return
        if not register.rows:
            text = _("Holdet har ingen elever {day}.").format(day=date_long(register.date))
            self._show_empty(_("Ingen elever"), text)
            return
        self.stack.setCurrentIndex(0)
        now = lesson_now(register, self.clock())
        self.bar.show_register(register)
        self.view.show_register(register, now)
        self._show_foot()
        if is_other_day:
            at = self.view.model_here.columns.column_of(now or 1)
            self.view.go_to(max(self.view.currentIndex().row(), 0), at)

    def _show_foot(self) -> None:
        if self.register is not None:
            lessons = next_lessons(self.register, self.clock())
            self.foot.show_register(self.register, lessons, take_words(self.register, lessons))

    def _show_empty(self, title: str, text: str) -> None:
        self.empty.tell(title, text)
        self.stack.setCurrentIndex(1)

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
        self._pending -= 1
        if not self._pending:
            self.ask_again()

    def _on_refused(self, refusal: Refusal) -> None:
        self._pending -= 1
        self.work.refused.emit(refusal)
        if not self._pending:
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
            "menu": self.bar.more.click,
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
        model = self.view.model_here
        lines: dict[int, list[str]] = {}
        for row, lesson in self.view.selected_cells():
            mark = model.rows[row].marks[lesson - 1]
            lines.setdefault(row, []).append(str(mark) if mark else "")
        text = "\n".join("\t".join(line) for line in lines.values())
        QGuiApplication.clipboard().setText(text)

    def _cut(self) -> None:
        self._copy()
        self._clear()

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text().rstrip("\r\n")
        model = self.view.model_here
        cells = self.view.selected_cells()
        if model.register is None or not cells or not text:
            return
        table = [line.split("\t") for line in text.splitlines()]
        if len(table) == 1 and len(table[0]) == 1:  # one mark fills the whole selection
            last_row, first = cells[-1][0], cells[0]
            wide = max(lesson for _row, lesson in cells) - first[1] + 1
            table = [table[0] * wide] * (last_row - first[0] + 1)
        try:
            changes = pasted(model.rows, *cells[0], table, model.register)
        except Refusal as refusal:
            self.work.refused.emit(refusal)
            return
        self._on_written(changes)

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

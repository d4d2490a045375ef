"""Møder: a team's meetings, the agenda that makes itself, minutes that become tasks."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from gf2tracker.actions import meeting, task
from gf2tracker.domain.meeting import AgendaPoint, MeetingState
from gf2tracker.domain.people import StaffId, StudentId
from gf2tracker.errors import Refusal
from gf2tracker.language import _
from gf2tracker.queries import agenda, tasks
from gf2tracker.queries import meeting as meetings
from gf2tracker.queries.agenda import MeetingPage
from gf2tracker.queries.meeting import MeetingChoices, MeetingRow
from gf2tracker.queries.tasks import TaskRow
from gf2tracker.reports.meeting import agenda_paper, minutes_paper
from ui import draft, frozen, theme
from ui.button import Button
from ui.dialogs.meetingforms import MeetingForms
from ui.dialogs.meetingkeys import MeetingKeys
from ui.dialogs.preview import Preview
from ui.headline import choices, pile
from ui.meeting.bar import MeetingBar
from ui.meeting.columns import CODES, WIDE_ONLY, meeting_columns
from ui.meeting.pane import MeetingPane
from ui.meeting.tasklist import TaskList
from ui.meeting.words import bar_words, mark_of, title_words
from ui.menu import Menu
from ui.pill import Filters
from ui.quiet import Quiet
from ui.screen import Focus, HalfDone, Screen
from ui.table import Table
from ui.tableviews import TableViews
from ui.work import Work

LIST_NARROW, LIST_WIDE, WIDE = 328, 690, 1500
MOST_OF_ROOM = 0.4
NO_CHOICES = MeetingChoices((), (), {})
CLASS, ALL, TASKS = "class", "all", "tasks"
SCOPES = ((CLASS, _("Holdet")), (ALL, _("Alle hold")), (TASKS, _("Opgaver")))


class MeetingsScreen(Screen):
    """The meetings at the left, the one chosen at the right; or every open task of the school.

    Attributes:
        meeting_id: the meeting that is shown; None without any.
    """

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.meeting_id: int | None = None
        self._rows: Sequence[MeetingRow] = ()
        self._offered = NO_CHOICES
        self._unsaved: dict[int, str] = {}
        self._gone: set[int] = set()
        self._waits_for_list = self._is_asking = False
        self._next: int | None = None
        self._wanted_day: date | None = None
        self.forms = MeetingForms(self)
        self.pane, self.list = MeetingPane(), TaskList()
        self.table: Table[MeetingRow] = Table(
            meeting_columns(), lambda row: row.id, name=_("Møder"), mark=mark_of
        )
        self.bar, self.scope = MeetingBar(), Filters(_("Møder"), SCOPES)
        self.views = TableViews(self.table, self.scope, instead=(self.list.table,))
        self.empty, self.call = Quiet(), Button(_("Nyt møde"), icon="plus", kind="primary")
        self.empty.offer(self.call)
        self._build()
        self._connect()

    def _build(self) -> None:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.table)
        row.addWidget(self.pane, 1)
        self._both = both
        self.stack = QStackedWidget()
        for part in (both, self.list, self.empty):
            self.stack.addWidget(part)
        pile(self, choices(self.scope, self.views), self.stack)

    def _connect(self) -> None:
        self.scope.chosen.connect(self._on_scope)
        self.bar.new.clicked.connect(self._open_new)
        self.bar.keys.clicked.connect(self.open_keys)
        self.call.clicked.connect(self._open_new)
        self.table.selected.connect(self._on_selected)
        self.table.opened.connect(self._write)
        self.table.menu_built.connect(self._fill_menu)
        self.forms.called.connect(self._on_called)
        self.pane.change_wanted.connect(self._open_change)
        self.pane.paper_wanted.connect(self._open_paper)
        self.pane.attended.connect(self._attend)
        self.pane.agenda.changed.connect(self._write_agenda)
        self.pane.agenda.renewed.connect(partial(self._write_agenda, ()))
        self.pane.minutes.written.connect(self._hold)
        self.pane.minutes.typed.connect(self._on_typed)
        self.pane.tasks.ticked.connect(self._tick)
        self.pane.tasks.chosen.connect(self._open_task)
        self.pane.tasks.wanted.connect(self._new_task)
        self.list.ticked.connect(self._tick)
        self.list.chosen.connect(self._open_task)
        self.list.opened.connect(self._go_to)
        self.list.removed.connect(self._remove_task)
        keep = self.pane.minutes.keep
        for keys, deed in (
            ("Ctrl+Return", keep),
            ("Ctrl+Enter", keep),
            ("F2", self._open_change),
            ("Ctrl+Shift+P", self._open_paper),
        ):
            QShortcut(QKeySequence(keys), self.pane).activated.connect(deed)
        delete = QShortcut(QKeySequence("Delete"), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove)
        for place, pill in enumerate(self.scope.pills.values(), start=1):
            QShortcut(QKeySequence(f"Alt+{place}"), self).activated.connect(pill.click)

    # --- asks and shows ---------------------------------------------------------------------------

    @override
    def load(self, focus: Focus) -> None:
        self._wanted_day = focus.day
        self._ask(focus)

    def _ask(self, focus: Focus) -> None:
        self._is_asking, self._next = True, None
        scope = self.scope.current
        of_class = focus.class_id if scope == CLASS else None
        self._fit()
        self.ask(self._on_choices, meetings.choices)
        self.ask(self._show_tasks, tasks.unfinished)
        if self.meeting_id is not None:
            self.ask(self._show_page, agenda.page, self.meeting_id, focus.today)
        self.ask(self._show_list, meetings.listing, focus.today, of_class)  # may turn to another

    @override
    def first_focus(self) -> QWidget | None:
        shown = self.stack.currentWidget()
        if shown is self.empty:
            return self.empty.first_step()
        return self.list.table if shown is self.list else self.table

    def _on_choices(self, offered: MeetingChoices) -> None:
        self._offered = offered
        self.pane.minutes.take_staff(offered.staff, self.initials)

    def _show_tasks(self, rows: Sequence[TaskRow]) -> None:
        today = self.focus_now.today
        self.list.show_tasks(rows, today)
        self.scope.pills[TASKS].show_count(sum(row.is_late(today) for row in rows) or None)

    def _show_list(self, rows: Sequence[MeetingRow]) -> None:
        self._is_asking = False
        if self._next is not None:  # the arrows have gone on meanwhile
            self._turn_to(self._next)
            return
        self.table.replace(rows)
        self._rows = rows
        self._gone -= {row.id for row in rows}  # undone, with what was typed of it
        has_class = self.focus_now.class_id is not None
        text = _("Indkald teamet: dagsordenen laver sig selv af det, der er sket på holdet.")
        if not self._offered.classes:
            text = _("Opret et hold først; møder handler om hold.")
        title = _("Holdet har ingen møder endnu") if has_class else _("Der er ingen møder endnu")
        self.empty.tell(title, text, *([self.call] if self._offered.classes else []))
        self._stand()
        wanted = self._wanted(rows)
        if wanted is not None:
            self.table.choose(wanted)
            self._give_keyboard()
        if wanted != self.meeting_id:
            self._turn_to(wanted)

    def _stand(self) -> None:
        """Show what is chosen: tasks, which tell of themselves, or meetings where there are any."""
        if self.scope.current == TASKS:
            self.bar.tell("")
            self.stack.setCurrentWidget(self.list)
        else:
            self.bar.tell(bar_words(self._rows, self.focus_now.today))
            self.stack.setCurrentWidget(self._both if self._rows else self.empty)

    def _wanted(self, rows: Sequence[MeetingRow]) -> int | None:
        """Return the meeting to show: that of the day looked at, else the same, else the next."""
        day, class_id = self._wanted_day, self.focus_now.class_id
        of_day = [row.id for row in rows if row.date == day and class_id in row.class_ids]
        self._wanted_day = None
        there = [row.id for row in rows]
        if of_day and self.meeting_id not in of_day:
            return of_day[0]
        return self.meeting_id if self.meeting_id in there else next(iter(there), None)

    def _turn_to(self, meeting_id: int | None) -> None:
        self.meeting_id = meeting_id
        self.forget_questions()
        self._ask(self.focus_now)

    def _show_page(self, page: MeetingPage | None) -> None:
        if page is not None:  # the list tells of one that is gone
            row = page.details.row
            self.pane.show_page(page, self._unsaved.get(row.id))
            self.pane.tasks.show_tasks(page.team, self.focus_now.today)

    def _on_selected(self, chosen: Sequence[MeetingRow]) -> None:
        if len(chosen) != 1:
            return
        if self._is_asking:
            self._next = chosen[0].id
        elif chosen[0].id != self.meeting_id:
            self._turn_to(chosen[0].id)

    def _on_scope(self, scope: str) -> None:
        if scope == TASKS:
            self._stand()
        else:
            self.forget_questions()
            self._ask(self.focus_now)
        self.take_focus()

    # --- meetings -----------------------------------------------------------------------------------

    def _open_new(self) -> None:
        if self._offered.classes:
            self.forms.open_new(self._offered, self.focus_now.class_id)

    def _on_called(self, meeting_id: int) -> None:
        self._turn_to(meeting_id)
        self._waits_for_list = True
        self._give_keyboard()

    def _give_keyboard(self) -> None:
        """Let the list have the keyboard, once it has the meeting that was called."""
        if self._waits_for_list and self.stack.currentWidget() is self._both:
            self._waits_for_list = False
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_change(self) -> None:
        if self.pane.page is not None:
            self.forms.open_change(self._offered, self.pane.page.details)

    def _remove(self) -> None:
        if self.meeting_id is not None:
            self._gone.add(self.meeting_id)
            self.do(meeting.remove, self.meeting_id)
            draft.hub.stirred.emit()

    def _attend(self, absent: Sequence[StaffId]) -> None:
        self.do(meeting.attend, self.meeting_id, absent)

    def _write_agenda(self, points: Sequence[AgendaPoint]) -> None:
        self.do(meeting.write_agenda, self.meeting_id, tuple(points))

    def _write(self, _row: object = None) -> None:
        self.pane.minutes.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_menu(self, menu: Menu) -> None:
        menu.add(_("Skriv referat"), self._write, icon="note", keys="Enter")
        menu.add(_("Ret mødet …"), self._open_change, icon="tool", keys="F2")
        menu.add(_("Udskriv …"), self._open_paper, icon="print", keys="Ctrl+Shift+P")
        menu.add(_("Slet mødet"), self._remove, icon="close", keys="Delete")

    def _open_paper(self) -> None:
        page, today = self.pane.page, self.focus_now.today
        if page is None:
            return
        details = page.details
        papers = [(_("Dagsorden"), agenda_paper(details, page.points, today))]
        if details.row.state is MeetingState.HELD:
            papers.insert(0, (_("Referat"), minutes_paper(details, page.points, today)))
        Preview(self, papers).open_over()

    # --- minutes ------------------------------------------------------------------------------------

    def _on_typed(self, text: str) -> None:
        page = self.pane.page
        if page is None:
            return
        is_kept = text == page.details.minutes
        if is_kept:
            self._unsaved.pop(page.details.row.id, None)
        else:
            self._unsaved[page.details.row.id] = text
        self.pane.minutes.tell_kept(is_kept=is_kept)

    def _hold(self, text: str) -> None:
        page = self.pane.page
        if page is None or self.stack.currentWidget() is not self._both:
            return
        number = page.details.row.id

        def kept(_tasks: object) -> None:
            self._unsaved.pop(number, None)
            draft.hub.stirred.emit()
            self.ask_again()

        def refused(refusal: Refusal) -> None:
            self.pane.minutes.refuse(refusal.text)

        self.do(meeting.hold, number, text, page.points, then=kept, refused=refused)

    @override
    def half_done(self) -> HalfDone | None:
        typed = {number: text for number, text in self._unsaved.items() if number not in self._gone}
        if not typed:
            return None
        newest = next(reversed(typed))
        row = next((one for one in self.table.rows.items if one.id == newest), None)
        what = _("Referat af {meeting}").format(meeting=title_words(row)) if row else _("Referat")
        return HalfDone(what, frozen.told(typed))

    @override
    def take_half_done(self, value: str, then: Callable[[], object]) -> None:
        self._unsaved = frozen.heard(value)
        newest = next(reversed(self._unsaved), None)
        if self._focus is not None:
            self._turn_to(newest)
        else:
            self.meeting_id = newest
        then()

    # --- tasks --------------------------------------------------------------------------------------

    def _tick(self, row: TaskRow) -> None:
        self.do(task.settle, [row.id], self.focus_now.today if row.done_on is None else None)

    def _open_task(self, row: TaskRow) -> None:
        self.forms.open_task(self._offered.staff, row.class_ids, row)

    def _remove_task(self, row: TaskRow) -> None:
        self.do(task.remove, row.id)

    def _new_task(self) -> None:
        if self.pane.page is not None:
            row = self.pane.page.details.row
            several = row.id if len(row.class_ids) > 1 else None
            self.forms.open_task(self._offered.staff, row.class_ids, None, several)

    def _go_to(self, row: TaskRow) -> None:
        """Go where a task is about: its student, else the meeting it comes from, else its form."""
        if row.student_id is not None:
            self.go("student", student_id=StudentId(row.student_id))
        elif row.meeting_id is not None:
            self.scope.choose(ALL)
            self._turn_to(row.meeting_id)
            self.take_focus()
        else:
            self._open_task(row)

    @override
    def open_keys(self) -> bool:
        MeetingKeys(self.window()).open_over()
        return True

    # --- Qt's own -----------------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the list its room, and leave out what a list of one class or a small one lacks."""
        is_wide = self.width() >= theme.px(WIDE)
        wide = theme.px(LIST_WIDE if is_wide else LIST_NARROW)
        self.table.setFixedWidth(min(wide, round(self.width() * MOST_OF_ROOM)))
        is_of_class = self.scope.current == CLASS and self._focus is not None
        is_of_class = is_of_class and self.focus_now.class_id is not None
        self.table.leave_out((*(() if is_wide else WIDE_ONLY), *((CODES,) if is_of_class else ())))

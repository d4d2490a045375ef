"""One student as one story: figures, the course day by day, everything dated that is known."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.actions import contact as contacts
from gf2tracker.domain.contact import ContactKind, proposed_handled_until
from gf2tracker.domain.people import StudentId
from gf2tracker.language import _
from gf2tracker.queries import absence, coursedays, school, story
from gf2tracker.queries import contact as contact_query
from gf2tracker.queries.absence import StudentAbsence
from gf2tracker.queries.contact import ContactEntry
from gf2tracker.queries.coursedays import CourseDays
from gf2tracker.queries.school import Settings
from gf2tracker.queries.story import Event, EventKind, Story
from ui import theme
from ui.button import Link
from ui.dialogs.calls import call_menu
from ui.dialogs.note import NoteDialog
from ui.dialogs.studentforms import StudentForms
from ui.hairline import Hairline
from ui.pill import Filters
from ui.quiet import Quiet
from ui.screen import Focus, Screen
from ui.scroll import slim
from ui.sparkdays import days_of
from ui.strip import Event as StripEvent
from ui.strip import Strip
from ui.student.facts import Facts
from ui.student.figures import FigureRow, figures_of
from ui.student.head import StudentHead
from ui.student.timeline import ICONS, SHOWN, Timeline
from ui.work import Work

FACTS_NARROW, FACTS_WIDE, WIDE = 300, 420, 1500
ALL = "all"


class StudentScreen(Screen):
    """Opened from anywhere a student is named."""

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.story: Story | None = None
        self.absence: StudentAbsence | None = None
        self.days: CourseDays | None = None
        self.contact: ContactEntry | None = None
        self.settings: Settings | None = None
        self._most = SHOWN
        self.head, self.figures, self.strip = StudentHead(), FigureRow(), Strip()
        kinds = [(ALL, _("Alt"))] + [(kind.value, kind.label) for kind in EventKind]
        self.filters = Filters(_("Vis"), kinds)
        self.timeline, self.facts = Timeline(), Facts()
        self.more = Link(_("Vis ældre"))
        self.quiet = Quiet()
        self.calls = call_menu(self, self._log_call)
        self.forms = StudentForms(self)
        self._build()
        self._note = QShortcut(QKeySequence("Ctrl+N"), self)
        self._note.activated.connect(self._open_note)
        self.head.call.clicked.connect(self._open_calls)
        self.head.note.clicked.connect(self._open_note)
        self.head.edit.clicked.connect(self._edit)
        self.filters.chosen.connect(self._show_events)
        self.more.clicked.connect(self._show_more)
        self.timeline.chosen.connect(self._on_chosen)
        self.strip.day_chosen.connect(self._go_to_day)

    def _build(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.figures, self.strip):
            column.addWidget(part)
        column.addWidget(Hairline())
        column.addLayout(self._below())
        column.addStretch(1)
        self.roll = QScrollArea()
        self.roll.setWidgetResizable(True)
        self.roll.setFrameShape(QFrame.Shape.NoFrame)
        self.roll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.roll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        slim(self.roll)
        self.roll.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.roll)
        whole.addWidget(self.quiet)
        self.quiet.hide()

    def _below(self) -> QHBoxLayout:
        below, told = QHBoxLayout(), QVBoxLayout()
        below.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(16))
        below.setSpacing(theme.px(36))
        told.setSpacing(theme.px(8))
        told.addWidget(self.filters)
        told.addWidget(self.timeline)
        told.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        told.addStretch(1)
        below.addLayout(told, 1)
        below.addWidget(self.facts, 0, Qt.AlignmentFlag.AlignTop)
        return below

    # --- asks and shows ---------------------------------------------------------------------------

    @override
    def load(self, focus: Focus) -> None:
        has_student = focus.student_id is not None
        self.roll.setVisible(has_student)
        self.quiet.setVisible(not has_student)
        self._most = SHOWN
        if focus.student_id is None:
            self.quiet.tell(_("Ingen elev valgt"), _("Find en elev med Ctrl+K."))
            return
        self.days = None
        self.ask(self._on_settings, school.settings)
        self.ask(self._on_contacts, contact_query.of_student, focus.student_id)
        self.ask(self._on_absence, absence.of_student, focus.student_id, focus.today)
        self.ask(self._on_story, story.of_student, focus.student_id, focus.today)

    @override
    def first_focus(self) -> QWidget:
        return self.head.call

    def _on_settings(self, settings: Settings) -> None:
        self.settings = settings
        self._show_figures()

    def _on_contacts(self, entries: Sequence[ContactEntry]) -> None:
        self.contact = entries[0] if entries else None
        self._show_figures()

    def _on_absence(self, found: StudentAbsence | None) -> None:
        self.absence = found
        self._show_figures()

    def _on_story(self, told: Story) -> None:
        is_other = self.story is None or self.story.student.id != told.student.id
        self.story = told
        self.head.show_student(told.student)
        self.facts.show_student(told.student)
        stay = told.student.present or (told.student.enrolments or (None,))[-1]
        if is_other and stay is not None and stay.class_id != self.focus_now.class_id:
            self.go(class_id=stay.class_id)  # the band over the page is the student's own
        if stay is None:
            self.strip.hide()
        elif self.days is None:
            focus = self.focus_now
            self.ask(
                self._on_days, coursedays.of_student, told.student.id, stay.class_id, focus.today
            )
        self._show_events()

    def _on_days(self, days: CourseDays | None) -> None:
        self.days = days
        self._show_strip()
        self._show_events()

    def _show_figures(self) -> None:
        if self.settings is not None:
            found = self.absence.figures if self.absence is not None else None
            watch, act = self.settings.watch_share, self.settings.act_share
            self.figures.show_figures(figures_of(found, self.contact, watch, act))

    def _show_strip(self) -> None:
        self.strip.setVisible(self.days is not None)
        if self.days is None or self.story is None:
            return
        today = self.focus_now.today
        days = days_of(self.days.course.school_days, self.days.days, today)
        events = [
            StripEvent(event.date, ICONS[event.kind], event.title)
            for event in self.story.events
            if event.kind in {EventKind.CONTACT, EventKind.NOTE, EventKind.ENROLMENT}
        ]
        self.strip.show_days(self.days.course, today, days, events)

    def _show_events(self) -> None:
        if self.story is None:
            return
        events = self.story.events
        counts = {kind.value: 0 for kind in EventKind}
        for event in events:
            counts[event.kind.value] += 1
        self.filters.show_counts({ALL: len(events), **counts})
        for key, pill in self.filters.pills.items():
            pill.setVisible(key == ALL or bool(counts[key]))
        chosen = self.filters.current
        shown = [event for event in events if chosen in {ALL, event.kind.value}]
        course = self.days.course if self.days is not None else None
        self.more.setVisible(self.timeline.show_events(shown, course, self._most))

    def _show_more(self) -> None:
        self._most += SHOWN
        self._show_events()

    # --- deeds ----------------------------------------------------------------------------------------

    def _open_calls(self) -> None:
        self.calls.open_under(self.head.call)

    def _log_call(self, kind: ContactKind) -> None:
        student_id, today = self.focus_now.student_id, self.focus_now.today
        if student_id is None:
            return
        days = self.days.course.school_days if self.days is not None else ()
        until = proposed_handled_until(kind, today, days)
        self.do(contacts.log, student_id, kind, self.clock(), "", until)

    def _open_note(self) -> None:
        if self.story is None or self.focus_now.student_id is None:
            return
        student = self.story.student
        dialog = NoteDialog(self.window(), student.first_name, self.focus_now.today)
        dialog.submitted.connect(partial(self._log_note, student.id, dialog))
        dialog.open_over()

    def _log_note(self, student_id: StudentId, dialog: NoteDialog, values: dict[str, Any]) -> None:
        self.do(
            contacts.log,
            student_id,
            ContactKind.NOTE,
            self.clock(),
            values["text"],
            values["handled_until"],
            then=partial(_close, dialog),
            refused=dialog.refuse,
        )

    def _edit(self) -> None:
        if self.story is not None:
            self.forms.open_edit(self.story.student.id)

    def _on_chosen(self, event: Event) -> None:
        if event.kind is EventKind.ABSENCE:
            self._go_to_day(event.date)

    def _go_to_day(self, day: Any) -> None:
        self.go("absence", day=day)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= theme.px(WIDE)
        self.facts.setFixedWidth(theme.px(FACTS_WIDE if is_wide else FACTS_NARROW))


def _close(dialog: NoteDialog, _value: object) -> None:
    dialog.accept()

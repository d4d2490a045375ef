"""One student as one story: figures, the course day by day, everything dated that is known."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.actions import contact as contacts
from gf2tracker.actions import exemption as exemption_deeds
from gf2tracker.actions import notes
from gf2tracker.domain.contact import ContactKind, proposed_handled_until
from gf2tracker.domain.note import NoteKind
from gf2tracker.domain.signal import Signal
from gf2tracker.language import _
from gf2tracker.queries import contact as contact_query
from gf2tracker.queries import (
    coursedays,
    exemptions,
    followup,
    leaving,
    overview,
    planned,
    school,
    signals,
    story,
    studentseats,
)
from gf2tracker.queries.contact import ContactEntry
from gf2tracker.queries.coursedays import CourseDays
from gf2tracker.queries.overview import StudentOverview
from gf2tracker.queries.school import Settings
from gf2tracker.queries.story import Event, EventKind, Story
from ui import theme
from ui.button import Button, Link
from ui.dialog import Dialog
from ui.dialogs.absenceforms import About, AbsenceForms
from ui.dialogs.calls import call_menu
from ui.dialogs.followup import open_handled
from ui.dialogs.leaveforms import LeaveForms
from ui.dialogs.note import ContactDialog
from ui.dialogs.papers import PaperForms
from ui.dialogs.studentforms import StudentForms
from ui.dialogs.studentnote import open_note
from ui.draft import reopens
from ui.hairline import Hairline
from ui.menu import Menu
from ui.pill import Filters
from ui.quiet import Quiet
from ui.screen import Focus, Screen
from ui.scroll import slim
from ui.sparkdays import days_of
from ui.strip import Event as StripEvent
from ui.strip import Strip
from ui.student.facts import Beside, Facts, foreseen
from ui.student.figures import FigureRow, figures_of
from ui.student.head import StudentHead
from ui.student.signals import SignalList
from ui.student.timeline import ICONS, SHOWN, EventRow, Timeline
from ui.work import Work

FACTS_NARROW, FACTS_WIDE, WIDE, NARROW = 300, 420, 1500, 960
ALL = "all"


class StudentScreen(Screen):
    """Opened from anywhere a student is named."""

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.story: Story | None = None
        self.absence: StudentOverview | None = None
        self.days: CourseDays | None = None
        self.contacts: Sequence[ContactEntry] = ()
        self.signals: Sequence[Signal] = ()
        self.beside = Beside()
        self.decided: Settings | None = None
        self._most = SHOWN
        self.head, self.figures, self.strip = StudentHead(), FigureRow(), Strip()
        kinds = [(ALL, _("Alt"))] + [(kind.value, kind.label) for kind in EventKind]
        self.filters = Filters(_("Vis"), kinds)
        self.open, self.timeline, self.facts = SignalList(), Timeline(), Facts()
        self.more = Link(_("Vis ældre"))
        self.quiet = Quiet()
        self.to_students = Button(_("Til eleverne"), icon="student", kind="primary")
        self.quiet.offer(self.to_students)
        self.calls = call_menu(self, self._log_call)
        self.forms = StudentForms(self)
        self._build()
        self._connect()

    def _connect(self) -> None:
        self._note = QShortcut(QKeySequence("Ctrl+N"), self)
        self._note.activated.connect(self._open_note)
        self.head.call.clicked.connect(self._open_calls)
        self.head.note.clicked.connect(self._open_note)
        self.head.edit.clicked.connect(self._edit)
        self.filters.chosen.connect(self._show_events)
        self.more.clicked.connect(self._show_more)
        self.timeline.chosen.connect(self._on_chosen)
        self.timeline.wished.connect(self._on_wished)
        self.head.revealed.connect(self._show_facts)
        self.facts.exemption_removed.connect(partial(self.do, exemption_deeds.remove))
        self.facts.seats_wanted.connect(partial(self.go, "pairs", view="seating"))
        self.strip.day_chosen.connect(self._go_to_day)
        self.to_students.clicked.connect(partial(self.go, "students"))

    def _build(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.figures, self.strip, Hairline()):
            column.addWidget(part)
        column.addLayout(self._below())
        column.addStretch(1)
        self.roll = QScrollArea()
        self.roll.setWidgetResizable(True)
        self.roll.setFrameShape(QFrame.Shape.NoFrame)
        self.roll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.roll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        slim(self.roll)
        self.roll.setWidget(page)
        menu = self.head.menu
        AbsenceForms(self).fill(menu, self._about)
        menu.add(_("Udskriv oversigt …"), PaperForms(self).open_own, icon="print", keys="Ctrl+P")
        LeaveForms(self).fill(menu)
        menu.add(_("Håndteret til …"), self._open_handled, icon="check")
        menu.add(_("Kopiér nummer"), self._copy_number, icon="copy")
        menu.add(_("Se protokollen"), partial(self.go, "absence", view="day"), icon="class")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.roll)
        whole.addWidget(self.quiet)
        self.quiet.hide()

    def _below(self) -> QBoxLayout:
        below, told = QBoxLayout(QBoxLayout.Direction.LeftToRight), QVBoxLayout()
        self._columns = below
        below.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(16))
        below.setSpacing(theme.px(36))
        told.setSpacing(theme.px(8))
        told.addWidget(self.open)
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
            text = _("Find en elev med Ctrl+K, eller vælg en på listen.")
            self.quiet.tell(_("Ingen elev valgt"), text, self.to_students)
            return
        self.days = None
        who, today, beside = focus.student_id, focus.today, self._on_beside
        self.ask(lambda found: beside(exemptions=found), exemptions.of_student, who)
        self.ask(lambda found: beside(planned=foreseen(found, today)), planned.ahead, [who], today)
        self.ask(lambda found: beside(notice=found), leaving.of_student, who, today)
        self.ask(lambda found: beside(seats=found), studentseats.of_student, who, today)
        self.ask(self._on_settings, school.settings)
        self.ask(self._on_contacts, contact_query.of_student, focus.student_id)
        self.ask(self._on_signals, signals.of_student, focus.student_id, focus.today)
        self.ask(self.open.show_followed, followup.of_student, focus.student_id)
        self.ask(self._on_absence, overview.of_student, focus.student_id, focus.today)
        self.ask(self._on_story, story.of_student, focus.student_id, focus.today)

    @override
    def first_focus(self) -> QWidget | None:
        return self.head.call if self.roll.isVisibleTo(self) else self.quiet.first_step()

    def _on_settings(self, settings: Settings) -> None:
        self.decided = settings
        self._show_figures()

    def _on_contacts(self, entries: Sequence[ContactEntry]) -> None:
        self.contacts = entries
        self._show_figures()

    def _on_signals(self, found: Sequence[Signal]) -> None:
        self.signals = found
        self.open.show_signals(found)
        self._show_figures()

    def _show_facts(self) -> None:
        if self.story is not None:
            student, is_revealed = self.story.student, self.head.is_revealed
            self.facts.show_student(student, self.beside, is_revealed=is_revealed)

    def _on_beside(self, **facts: Any) -> None:
        self.beside = replace(self.beside, **facts)
        self._show_facts()

    def _on_absence(self, found: StudentOverview | None) -> None:
        self.absence = found
        self._show_figures()
        self._on_beside(openings=found.openings if found is not None else ())

    def _on_story(self, told: Story) -> None:
        is_other = self.story is None or self.story.student.id != told.student.id
        self.story = told
        self.head.show_student(told.student)
        self._show_facts()
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
        if self.decided is not None:
            newest = self.contacts[0] if self.contacts else None
            limits = self.decided.watch_share, self.decided.act_share
            self.figures.show_figures(figures_of(self.absence, newest, self.signals, limits))

    def _show_strip(self) -> None:
        self.strip.setVisible(self.days is not None)
        if self.days is None or self.story is None:
            return
        today = self.focus_now.today
        days = days_of(self.days.course.school_days, self.days.days, today)
        events = [
            StripEvent(event.date, ICONS[event.kind], event.title)
            for event in self.story.events
            if event.kind in ICONS and event.kind is not EventKind.CHANGE
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
        if self.story is not None:
            open_note(self, self.story.student.id, self.story.student.called)

    def _open_handled(self) -> None:
        if self.story is not None:
            open_handled(self, self.story.student.id, self.story.student.called)

    def _edit(self) -> None:
        if self.story is not None:
            self.forms.open_edit(self.story.student.id)

    def _on_chosen(self, event: Event) -> None:
        if event.id is not None or event.note is not None:
            self._correct(event)
        elif event.task is not None:
            day = event.task.meeting_on or self.focus_now.day
            self.go("plan", view="meetings", day=day)
        elif event.marks or event.kind is EventKind.NOTE:
            self._go_to_day(event.date)

    def _on_wished(self, wish: str, row: EventRow) -> None:
        event = row.event_shown
        if wish == "edit":
            self._correct(event)
        elif wish == "remove":
            self._remove(event)
        elif wish == "settle":
            self._settle(event)
        else:
            self._open_event_menu(row)

    def _remove(self, event: Event) -> None:
        if event.note is not None:
            self.do(notes.remove, event.note.id)
        elif event.id is not None:
            self.do(contacts.remove, event.id)

    def _settle(self, event: Event) -> None:
        if event.note is not None and event.note.kind is NoteKind.AGREEMENT:
            done_on = None if event.note.done_on else self.focus_now.today
            self.do(notes.settle, event.note.id, done_on)

    def _open_event_menu(self, row: EventRow) -> None:
        event, menu = row.event_shown, Menu(_("Hændelsen"), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if event.note is not None and event.note.kind is NoteKind.AGREEMENT:
            words = _("Ikke klaret alligevel") if event.note.done_on else _("Klaret")
            menu.add(words, partial(self._settle, event), icon="check", keys="K")
        if event.id is not None or event.note is not None:
            menu.add(_("Ret …"), partial(self._correct, event), icon="tool", keys="F2")
            menu.add(_("Slet"), partial(self._remove, event), keys="Del")
            menu.addSeparator()
        opened = partial(self._go_to_day, event.date)
        menu.add(_("Se protokollen den dag"), opened, icon="absence")
        menu.open_under(row)

    def _correct(self, event: Event) -> None:
        if event.note is not None and self.story is not None:
            student = self.story.student
            open_note(self, student.id, student.called, event.note)
            return
        entry = next((one for one in self.contacts if one.id == event.id), None)
        if entry is not None and self.story is not None:
            self._open_contact(self.story.student.called, entry)

    @reopens
    def _open_contact(self, name: str, entry: ContactEntry) -> None:
        dialog = ContactDialog(self.window(), name, self.focus_now.today, entry)
        dialog.submitted.connect(partial(self._change, entry.id, dialog))
        dialog.open_over()

    def _change(self, number: int, dialog: ContactDialog, values: dict[str, Any]) -> None:
        fields: contacts.ContactFields = {
            "kind": ContactKind(values["kind"]),
            "text": values["text"],
            "handled_until": values["handled_until"],
        }
        then = partial(_close, dialog)
        self.do(contacts.change, number, fields, then=then, refused=dialog.refuse)

    def _about(self) -> About | None:
        if self.story is None:
            return None
        student, last = self.story.student, None
        if self.days is not None:
            last = self.days.course.ends_on
        return About((student.id,), student.called, self.focus_now.today, last)

    def _copy_number(self) -> None:
        if self.head.phone.text():
            QGuiApplication.clipboard().setText(self.head.phone.text())
            self.told.emit(_("Nummeret er kopieret."))

    def _go_to_day(self, day: Any) -> None:
        self.go("absence", view="day", day=day)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide, is_narrow = self.width() >= theme.px(WIDE), self.width() < theme.px(NARROW)
        facts = theme.px(FACTS_WIDE if is_wide else FACTS_NARROW)
        self.facts.setFixedWidth(self.width() - 2 * theme.px(24) if is_narrow else facts)
        directions = QBoxLayout.Direction
        direction = directions.TopToBottom if is_narrow else directions.LeftToRight
        self._columns.setDirection(direction)
        self.head.fit(is_narrow=is_narrow)
        self.figures.fit(is_narrow=is_narrow)


def _close(dialog: Dialog, _value: object) -> None:
    dialog.accept()

"""Page Opfølgning: students whom nobody has acted on, and one key for what was done."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from gf2tracker.actions import contact as contacts
from gf2tracker.actions import followup, notes
from gf2tracker.domain.contact import ContactKind, proposed_handled_until
from gf2tracker.domain.people import ClassId, StudentId
from gf2tracker.domain.reminder import remind_words, reminder
from gf2tracker.domain.search import simplify
from gf2tracker.language import _, plural
from gf2tracker.queries import contact as contact_query
from gf2tracker.queries import notes as note_query
from gf2tracker.queries import signals, staff
from gf2tracker.queries.contact import ContactEntry
from gf2tracker.queries.gaps import RegisterGap
from gf2tracker.queries.notes import NoteEntry
from gf2tracker.queries.signals import Case, Inbox
from gf2tracker.queries.staff import StaffMember
from ui import theme
from ui.button import Button
from ui.dialogs.caseforms import CaseForms
from ui.dialogs.followupkeys import FollowUpKeys
from ui.followup.columns import call_columns, case_columns, gap_columns
from ui.followup.detail import DEEDS, DONE, Detail, has_due, is_unread
from ui.followup.lines import CaseLine, mark_of_gap
from ui.followup.seen import Seen
from ui.followup.table import CaseTable
from ui.followup.views import ALL, CALLS, GAPS, MINE, PILLS, fits, groups, told
from ui.headline import Headline, choices, pile
from ui.menu import Menu
from ui.pill import Filters
from ui.screen import Focus, Screen
from ui.students.search import SearchEdit
from ui.table import Table
from ui.tableviews import TableViews
from ui.work import Work

DETAIL_NARROW, DETAIL_WIDE, WIDE = 356, 460, 1400
WITH_SEARCH, WITH_DETAIL = 1000, 720
KINDS = {
    "T": ContactKind.TALKED,
    "S": ContactKind.SMS,
    "I": ContactKind.NO_ANSWER,
    "M": ContactKind.MEETING,
}


class FollowUpScreen(Screen):
    """The list at the left, the one chosen at the right; a deed clears what it answers."""

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.inbox = Inbox((), ())
        self.staff: Sequence[StaffMember] = ()
        self._begun_for: str | None = None
        self._seen = Seen()
        self.forms = CaseForms(self)
        self.filters = Filters(_("Vis"), PILLS)
        self.search = SearchEdit(_("Søg i listen"), _("Søg navn, hold, ansvarlig"))
        self.give = Button(_("Giv til …"), icon="student", caps="E")
        keeps = self.give.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # so that the page does not jump between its lists
        self.give.setSizePolicy(keeps)
        self.head = Headline([self.give])
        self.cases = CaseTable(case_columns(), name=_("Opfølgning"))
        self.calls = CaseTable(call_columns(), name=_("Ringes op"))
        self.gaps: Table[RegisterGap] = Table(
            gap_columns(), lambda gap: gap.class_id, name=_("Protokol mangler"), mark=mark_of_gap
        )
        self.detail = Detail()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.search.setFixedWidth(theme.px(220))
        self.lists = QStackedWidget()
        for table in (self.cases, self.calls, self.gaps):
            self.lists.addWidget(table)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.lists, 1)
        row.addWidget(self.detail)
        others = self.calls, self.gaps
        self.views = TableViews(self.cases, self.filters, self.search, instead=others)
        pile(self, self.head, choices(self.filters, self.views, at_right=self.search), body)

    def _connect(self) -> None:
        deeds = {cap: partial(self.act, cap) for cap in [*(cap for cap, *_rest in DEEDS), "K", "C"]}
        for table in (self.cases, self.calls):
            table.take_deeds(deeds)
            table.opened.connect(self._open_line)
            table.selected.connect(self._on_selected)
            table.menu_built.connect(self._fill_menu)
        self.gaps.opened.connect(self._open_gap)
        self.gaps.selected.connect(self._on_selected)
        self.gaps.menu_built.connect(self._fill_gap_menu)
        self.filters.chosen.connect(self._on_list)
        self.search.textChanged.connect(self._show_list)
        self.search.left_down.connect(self._into_list)
        self.give.clicked.connect(partial(self.act, "E"))
        self.detail.wished.connect(self.act)
        self.detail.settled.connect(self._settle)
        self.detail.chosen.connect(self._correct)
        self.detail.day_wished.connect(self._open_day)
        for keys, slot in (("Ctrl+N", partial(self.act, "N")), ("Ctrl+F", self._into_search)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)
        for place, (_name, pill) in enumerate(self.filters.buttons.items(), start=1):
            QShortcut(QKeySequence(f"Alt+{place}"), self).activated.connect(pill.click)

    # --- asks and shows -------------------------------------------------------------------------------

    @override
    def load(self, focus: Focus) -> None:
        now = self.clock().time().replace(tzinfo=None)
        mine = self.initials or None
        self.filters.pills[MINE].setVisible(bool(mine))
        if mine is None and self.filters.current == MINE:
            self.filters.choose(ALL)
        self.ask(self._take_staff, staff.everybody)
        self.ask(self._show, signals.inbox, focus.today, now, mine)

    @override
    def first_focus(self) -> QWidget:
        return self._list()

    def _take_staff(self, people: Sequence[StaffMember]) -> None:
        self.staff = people

    def _show(self, inbox: Inbox) -> None:
        self.inbox = inbox
        if self._begun_for != self.initials:
            self._begin()
        if self.isVisible():
            self._seen.remember(self.settings, self.initials, inbox.cases)
        self._show_list()
        self.badged.emit(sum(case.is_mine for case in inbox.cases))

    def _begin(self) -> None:
        """Begin at the whole school where the asker has no list of their own."""
        self._begun_for = self.initials
        has_own = self.inbox.has_class or any(case.is_mine for case in self.inbox.cases)
        if self.filters.current == MINE and not has_own and not self.views.has_chosen:
            self.filters.choose(ALL)

    def _on_list(self) -> None:
        self._begun_for = self.initials
        was_in_list = self.lists.isAncestorOf(QApplication.focusWidget() or self)
        self._show_list()
        if was_in_list:
            self._list().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_list(self, _typed: str = "") -> None:
        today, gaps = self.focus_now.today, self.inbox.gaps
        lines = [CaseLine(case, today, self._seen.is_new(case)) for case in self.inbox.cases]
        parts = groups(lines)
        counts = {key: len(part) for key, part in parts.items()}
        self.filters.show_counts({**counts, GAPS: len(gaps)})
        view, words = self.filters.current, simplify(self.search.text()).split()
        shown: Sequence[Any] = gaps if view == GAPS else parts[view]
        shown = [one for one in shown if fits(words, one)]
        table = self._list()
        self.lists.setCurrentWidget(table)
        self._tell(shown, is_searching=bool(words))
        table.replace(shown)
        if table.rows.items and not table.chosen():
            current = table.current() or table.rows.items[0]
            table.choose(table.rows.key(current))
        self._on_selected()

    def _tell(self, shown: Sequence[Any], *, is_searching: bool) -> None:
        words, hint = told(self.filters.current, len(shown), is_searching=is_searching)
        new = sum(isinstance(one, CaseLine) and one.is_new for one in shown)
        fact = plural(new, "{n} ny, siden du så efter", "{n} nye, siden du så efter") if new else ""
        self.head.tell(words, fact)
        self._list().show_empty(words, hint)

    def _list(self) -> Table[Any]:
        lists: dict[str, Table[Any]] = {CALLS: self.calls, GAPS: self.gaps}
        return lists.get(self.filters.current, self.cases)

    def _on_selected(self, _chosen: object = None) -> None:
        table = self._list()
        item = table.current()
        self.give.setEnabled(item is not None)
        if isinstance(item, RegisterGap):
            self.detail.show_gap(item, self._name_of(item.teacher) or item.teacher)
        elif isinstance(item, CaseLine):
            self.detail.show_case(item.case, item.today)
            self._ask_noted(item.case)
        else:
            self.detail.show_nothing()
        self._fit()

    def _ask_noted(self, case: Case) -> None:
        who = StudentId(case.student.student_id)
        self.work.ask(partial(self._take_notes, who), note_query.of_student, who)

    def _take_notes(self, who: StudentId, answer: Any) -> None:
        found: Sequence[NoteEntry] = answer.value
        self.work.ask(partial(self._take_noted, who, found), contact_query.of_student, who)

    def _take_noted(self, who: StudentId, found: Sequence[NoteEntry], answer: Any) -> None:
        entries: Sequence[ContactEntry] = answer.value
        self.detail.show_noted(who, found, entries)

    def _name_of(self, initials: str) -> str:
        return next((one.name for one in self.staff if one.initials == initials), "")

    # --- deeds ----------------------------------------------------------------------------------------

    def act(self, cap: str) -> None:
        """Do a deed by its letter to the student chosen; "" opens the student's page."""
        if self.filters.current == GAPS:
            self._remind() if cap == "C" else None
            return
        case = self._case()
        if case is None:
            return
        if cap in KINDS:
            self._log(case, KINDS[cap])
        else:
            opens: dict[str, Callable[[Case], object]] = {
                "": self._open_student,
                "C": self._copy_number,
                "E": self._give,
                "H": self.forms.open_handled,
                "K": self._done,
                "N": self.forms.open_note,
                "X": self.forms.open_next,
            }
            opens[cap](case)

    def _case(self) -> Case | None:
        line = self._list().current()
        return line.case if isinstance(line, CaseLine) else None

    def _log(self, case: Case, kind: ContactKind) -> None:
        today = self.focus_now.today
        days = [case.next_school_day] if case.next_school_day is not None else []
        until = proposed_handled_until(kind, today, days)
        if kind is ContactKind.MEETING:
            until = case.talk_holds_until
        who = StudentId(case.student.student_id)
        self.do(contacts.log, who, kind, self.clock(), "", until)

    def _correct(self, entry: NoteEntry) -> None:
        case = self._case()
        if case is not None:
            self.forms.open_note(case, entry)

    def _settle(self, entry: NoteEntry) -> None:
        self.do(notes.settle, entry.id, self.focus_now.today)

    def _done(self, case: Case) -> None:
        """Close the agreement that has been due longest, else the next step, else what was seen."""
        today = self.focus_now.today
        agreed = [one for one in self.detail.notes if one.is_open and one.due_on is not None]
        due = [one for one in agreed if one.due_on is not None and one.due_on <= today]
        seen = [one for one in self.detail.notes if is_unread(one, case)]
        if due:
            self._settle(min(due, key=lambda one: one.due_on or today))
        elif case.next_on is not None and case.next_on <= today:
            self.do(followup.plan_next, StudentId(case.student.student_id), "", None)
        elif seen:
            self._settle(seen[-1])

    def _give(self, case: Case) -> None:
        chosen = [line.case for line in self._list().chosen()]
        self.forms.open_owner(chosen or [case], self.staff)

    def _copy_number(self, case: Case) -> None:
        if case.student.phone:
            QGuiApplication.clipboard().setText(case.student.phone)
            self.told.emit(_("Nummeret er kopieret."))

    def _remind(self) -> None:
        chosen = self.gaps.chosen()
        if not chosen:
            return
        teacher = chosen[0].teacher
        days = [
            (gap.code, day.date, day.lessons)
            for gap in chosen
            for day in gap.days
            if gap.teacher == teacher
        ]
        name = self._name_of(teacher) or teacher
        QGuiApplication.clipboard().setText(reminder(name, days))
        self.told.emit(remind_words(name)[1])

    # --- where to -------------------------------------------------------------------------------------

    def _open_line(self, line: CaseLine) -> None:
        self._open_student(line.case)

    def _open_student(self, case: Case) -> None:
        student = case.student
        self.go(
            "student",
            student_id=StudentId(student.student_id),
            class_id=ClassId(student.class_id),
        )

    def _open_gap(self, gap: RegisterGap) -> None:
        self.go("absence", view="day", class_id=ClassId(gap.class_id), day=gap.newest)

    def _open_day(self, day: Any) -> None:
        gap = self.gaps.current()
        if gap is not None:
            self.go("absence", view="day", class_id=ClassId(gap.class_id), day=day)

    def _fill_menu(self, menu: Menu) -> None:
        menu.add(_("Åbn eleven"), partial(self.act, ""), icon="student", keys="Enter")
        for cap, text, sign in DEEDS:
            menu.add(text, partial(self.act, cap), icon=sign, keys=cap)
        case = self._case()
        if case is not None and has_due(case):
            menu.add(DONE[1], partial(self.act, "K"), icon=DONE[2], keys="K")
        menu.add(_("Kopiér nummer"), partial(self.act, "C"), icon="copy", keys="C")

    def _fill_gap_menu(self, menu: Menu) -> None:
        gap = self.gaps.current()
        words, _done = remind_words(gap.teacher if gap is not None else "")
        menu.add(words, self._remind, icon="copy", keys="C")

    def _into_list(self) -> None:
        self._fit()
        self._list().setFocus(Qt.FocusReason.TabFocusReason)

    def _into_search(self) -> None:
        if self.search.isHidden():  # where there is little room it stands in for the pills
            self.filters.hide()
            self.search.show()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @override
    def open_keys(self) -> bool:
        FollowUpKeys(self.window()).open_over()
        return True

    # --- Qt's own -------------------------------------------------------------------------------------

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._seen.look(self.settings, self.initials)
        super().showEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= theme.px(WIDE)
        self.detail.setFixedWidth(theme.px(DETAIL_WIDE if is_wide else DETAIL_NARROW))
        self._fit()

    def _fit(self) -> None:
        """Give the list the room there is: without it, search and pane come by key."""
        has_room = self.width() >= theme.px(WITH_SEARCH)
        is_searching = bool(self.search.text())
        self.views.setVisible(has_room or not is_searching)
        self.search.setVisible(has_room or is_searching)
        self.filters.setVisible(has_room or not is_searching)
        self.give.setVisible(has_room and self.filters.current != GAPS)
        is_told = not self.detail.is_empty
        self.detail.setVisible(is_told and self.width() >= theme.px(WITH_DETAIL))

"""Årsager: every day without a reason, settled with one key each; on Friday it is empty."""

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.actions import absence
from gf2tracker.actions import contact as contacts
from gf2tracker.domain.contact import ContactKind, proposed_handled_until
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.people import ClassId, ReasonId, StudentId
from gf2tracker.language import _, plural
from gf2tracker.queries import school, unsettled
from gf2tracker.queries.school import ReasonRow
from gf2tracker.queries.unsettled import OpenDay, Unsettled, Why
from ui.button import Button
from ui.dialogs.absenceforms import About, AbsenceForms
from ui.dialogs.calls import call_menu
from ui.dialogs.unsettledkeys import UnsettledKeys
from ui.menu import Menu
from ui.quiet import Quiet
from ui.screen import Focus, Screen, Turn
from ui.unsettled.bar import CLASS, EARLIER, MINE, UnsettledBar
from ui.unsettled.foot import UnsettledFoot
from ui.unsettled.table import SETTLES, UnsettledTable
from ui.work import Work


class UnsettledScreen(Screen):
    """One row a student and day; a letter settles it and goes on to the next."""

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.found = Unsettled((), ())
        self._reasons: Sequence[ReasonRow] = ()
        self._next: Hashable = None
        self.table, self.foot, self.empty = UnsettledTable(), UnsettledFoot(), Quiet()
        self.bar = UnsettledBar(self.table)
        self.forms = AbsenceForms(self)
        self.calls = call_menu(self, self._log_call)
        self._build()
        self.bar.weeks_chosen.connect(self._show_found)
        self.bar.scope_chosen.connect(self._look_elsewhere)
        self.bar.keys.clicked.connect(self.open_keys)
        self.table.settled.connect(self.settle)
        self.table.call_wanted.connect(self._open_calls)
        self.table.opened.connect(self._open_day)
        self.table.menu_built.connect(self._fill_menu)

    def _build(self) -> None:
        self.to_register = Button(_("Til protokollen"), icon="absence", kind="primary")
        self.to_earlier = Button(_("Se tidligere uger"), icon="clock")
        self.empty.offer(self.to_register, self.to_earlier)
        self.to_register.clicked.connect(self._to_register)
        self.to_earlier.clicked.connect(self._to_earlier)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.foot)
        self.stack = QStackedLayout(self)
        self.stack.addWidget(shown)
        self.stack.addWidget(self.empty)

    # --- asks and shows ---------------------------------------------------------------------------

    @override
    def load(self, focus: Focus) -> None:
        is_mine = self.bar.scope.current == MINE and bool(self.initials)
        if focus.class_id is None and not is_mine:
            self._show(Unsettled((), ()))
            return
        class_id = None if is_mine else focus.class_id
        self.table.leave_out(() if is_mine else ("code",))
        self.ask(self._on_reasons, school.reasons)
        self.ask(self._show, unsettled.unsettled, class_id, focus.today, self.initials)

    @override
    def first_focus(self) -> QWidget | None:
        return self.table if self.stack.currentIndex() == 0 else self.empty.first_step()

    def _on_reasons(self, reasons: Sequence[ReasonRow]) -> None:
        self._reasons = reasons

    def _show(self, found: Unsettled) -> None:
        if not found.codes and self.bar.scope.current == MINE and self.focus_now.class_id:
            self.bar.scope.choose(CLASS)  # who has no class of their own looks at the one chosen
            self.load_again()
            return
        self.found = found
        self.bar.show_open(found)
        self._show_found()

    def _show_found(self) -> None:
        is_earlier = self.bar.weeks.current == EARLIER
        rows = self.found.earlier if is_earlier else self.found.week
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self.table.replace(rows)
        if not rows:
            self._show_empty(is_earlier=is_earlier)
        elif self._next is None or not self.table.choose(self._next):
            self.table.choose(self.table.rows.key(self.table.current() or rows[0]))
        self._next = None
        self.stack.setCurrentIndex(0 if rows else 1)
        if had_focus:
            self.take_focus()

    def _show_empty(self, *, is_earlier: bool) -> None:
        text = _("Der er ingen dage uden årsag, og alle, der blev væk, er der taget kontakt til.")
        if is_earlier:
            text = _("Der er ingen dage uden årsag fra tidligere uger.")
        steps = [self.to_register]
        if self.found.earlier and not is_earlier:
            count = plural(len(self.found.earlier), _("{n} dag"), _("{n} dage"))
            text = _("Ugen er færdig. Fra tidligere uger mangler {count} en årsag.").format(
                count=count
            )
            steps.append(self.to_earlier)
        self.empty.tell(_("Alt er afklaret"), text, *steps)

    def _look_elsewhere(self) -> None:
        self.load_again()
        self.take_focus()

    def _to_register(self) -> None:
        focus = self.focus_now
        self.turned.emit(Turn("day", focus.day, focus.student_id or StudentId(0)))

    def _to_earlier(self) -> None:
        self.bar.weeks.choose(EARLIER)
        self._show_found()

    # --- settling -----------------------------------------------------------------------------------

    def settle(self, kind: AbsenceKind | None, reason_id: ReasonId | None = None) -> None:
        """Let the chosen days become a kind, or present; who stands so already is only told."""
        days = self._chosen()
        cells = [
            (StudentId(one.student.student_id), one.date, lesson)
            for one in days
            for lesson in one.lessons
            if one.why is Why.NO_REASON or reason_id or kind is not _kind_at(one, lesson)
        ]
        if cells:
            self._next = self._key_after(days)
            self.do(absence.settle, cells, kind, reason_id)
        elif days and kind is not None:
            text = _("Det står allerede som {kind}. F4 noterer en kontakt, så går dagen af listen.")
            self.told.emit(text.format(kind=kind.label))

    def _key_after(self, days: Sequence[OpenDay]) -> Hashable:
        """Return the key of the row after those that are settled; the last one stays."""
        rows, key = self.table.rows.items, self.table.rows.key
        left = {key(one) for one in days}
        last = max(at for at, one in enumerate(rows) if key(one) in left)
        return next((key(one) for one in rows[last + 1 :] if key(one) not in left), None)

    def _chosen(self) -> Sequence[OpenDay]:
        current = self.table.current()
        return self.table.chosen() or ((current,) if current is not None else ())

    def _fill_menu(self, menu: Menu) -> None:
        one = self.table.current()
        if one is None:
            return
        for letter, kind in SETTLES.items():
            own = self._finer(kind)
            name = kind.label.capitalize()
            if own:
                more = Menu(name, self)
                more.add(name, partial(self.settle, kind), keys=letter)
                for reason in own:
                    more.add(reason.name.replace("&", "&&"), partial(self.settle, kind, reason.id))
                menu.add_menu(more)
            else:
                menu.add(name, partial(self.settle, kind), keys=letter)
        menu.addSeparator()
        menu.add(_("Log opkald"), self._open_calls, icon="phone", keys="F4")
        menu.add(_("Åbn dagen"), partial(self._open_day, one), icon="absence", keys="Enter")
        menu.add(_("Åbn eleven"), partial(self._open_student, one), icon="student")
        menu.add(_("Rettelser den dag …"), partial(self._open_history, one), icon="clock")

    def _finer(self, kind: AbsenceKind) -> Sequence[ReasonRow]:
        return [
            one
            for one in self._reasons
            if one.kind is kind and one.is_active and not one.is_default
        ]

    # --- the student of the row ---------------------------------------------------------------------

    def _open_day(self, one: OpenDay) -> None:
        class_id = ClassId(one.student.class_id)
        if class_id != self.focus_now.class_id:
            self.go(class_id=class_id)
        self.turned.emit(Turn("day", one.date, StudentId(one.student.student_id)))

    def _open_student(self, one: OpenDay) -> None:
        class_id = ClassId(one.student.class_id)
        self.go("student", student_id=StudentId(one.student.student_id), class_id=class_id)

    def _open_history(self, one: OpenDay) -> None:
        who = (StudentId(one.student.student_id),)
        self.forms.open_history(About(who, one.student.name, one.date))

    def _open_calls(self) -> None:
        if self.table.current() is not None:
            cell = self.table.visualRect(self.table.currentIndex())
            corner = cell.bottomLeft() + QPoint(24, 0)
            self.calls.open_at(self.table.viewport().mapToGlobal(corner))

    def _log_call(self, kind: ContactKind) -> None:
        one = self.table.current()
        if one is not None:
            who = StudentId(one.student.student_id)
            until = proposed_handled_until(kind, self.focus_now.today, [])
            self.do(contacts.log, who, kind, self.clock(), "", until)

    @override
    def open_keys(self) -> bool:
        UnsettledKeys(self.window()).open_over()
        return True


def _kind_at(one: OpenDay, lesson: int) -> AbsenceKind | None:
    mark = one.marks[lesson - 1]
    return mark.kind if mark is not None else None

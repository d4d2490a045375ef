"""The forms round the register, as any page opens them: asked for, shown, done when saved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut

from gf2tracker.actions import absence
from gf2tracker.actions import exemption as exemption_deeds
from gf2tracker.actions.absence import Report
from gf2tracker.domain.people import StudentId
from gf2tracker.domain.planned import Wish
from gf2tracker.errors import Refusal
from gf2tracker.language import _, plural
from gf2tracker.queries import exemptions, history, planned
from gf2tracker.queries.exemptions import ExemptionRow
from gf2tracker.queries.planned import Offer
from ui.dialogs.back import BackDialog
from ui.dialogs.exemption import ExemptionDialog
from ui.dialogs.exemptions import ExemptionsDialog
from ui.dialogs.markhistory import MarkHistory
from ui.dialogs.plan import PlanDialog, Planning
from ui.dialogs.sick import Message, SickDialog
from ui.draft import reopens
from ui.menu import Menu

EVERYBODY, CHOSEN = "all", "chosen"


@dataclass(frozen=True)
class About:
    """Whom a form is about: students with a day, and what they are called together.

    Attributes:
        name: a name or a count, "Ida Sand" or "3 elever".
        last: the last day of their course, where it is known.
        until: the last of the days that are chosen; None is `day` alone.
    """

    students: Sequence[StudentId]
    name: str
    day: date
    last: date | None = None
    until: date | None = None


class AbsenceForms:
    """Opens forms over a page or the window, which has work, clock, focus_now and initials."""

    def __init__(self, over: Any) -> None:
        self._over = over

    def fill(self, menu: Menu, about: Callable[[], About | None]) -> None:
        """Offer in the menu of a student's page what is planned and exempted; F7 plans."""

        def opened(form: Callable[[About], None]) -> None:
            whom = about()
            if whom is not None:
                form(whom)

        plan = menu.add(
            _("&Planlæg fravær …"), partial(opened, self.open_plan), icon="plan", keys="F7"
        )
        QShortcut(QKeySequence("F7"), self._over).activated.connect(plan.trigger)
        menu.add(_("Til&bage før tid …"), partial(opened, self.open_back), icon="undo")
        menu.add(_("Fritag fra lektioner …"), partial(opened, self.open_exemption), icon="absence")
        menu.add(_("Fr&itagelser …"), partial(opened, self.open_exemptions), icon="absence")

    # --- planned absence ---------------------------------------------------------------------------

    @reopens
    def open_plan(self, about: About) -> None:
        """Open the form of absence over days."""
        title = _("Planlæg fravær: {name}").format(name=about.name)
        self._ask_offer(
            about.students,
            partial(
                self._show_plan, about, Planning(title, *self._days(about), (), last=about.until)
            ),
        )

    @reopens
    def open_out(
        self, code: str, everybody: About, chosen: Sequence[StudentId], lesson: int
    ) -> None:
        """Open the form that marks a class, or the chosen students of it, as out with the school."""
        title = _("{code} ude af huset").format(code=code)
        planning = Planning(
            title, *self._days(everybody), (), is_out=True, lesson=lesson, last=everybody.until
        )
        who = [(EVERYBODY, _("Hele holdet ({n})").format(n=len(everybody.students)))]
        if 1 < len(chosen) < len(everybody.students):
            told = plural(len(chosen), _("Den valgte elev"), _("De {n} valgte"))
            who.insert(0, (CHOSEN, told))
        self._ask_offer((), partial(self._show_out, everybody, chosen, planning, who))

    @reopens
    def open_back(self, about: About) -> None:
        """Open the form that ends a planned absence early."""
        self._ask_offer(about.students, partial(self._show_back, about))

    def _days(self, about: About) -> tuple[date, date]:
        return self._over.focus_now.today, about.day

    def _ask_offer(self, students: Sequence[StudentId], then: Any) -> None:
        self._over.work.ask(then, planned.offer, students, self._over.focus_now.today)

    def _show_plan(self, about: About, planning: Planning, answer: Any) -> None:
        offer: Offer = answer.value
        planning = replace(planning, reasons=offer.reasons, runs=offer.runs)
        dialog = PlanDialog(self._over.window(), planning)
        self._open_planning(dialog, lambda: about.students)

    def _show_out(
        self,
        everybody: About,
        chosen: Sequence[StudentId],
        planning: Planning,
        who: Sequence[tuple[str, str]],
        answer: Any,
    ) -> None:
        planning = replace(planning, reasons=answer.value.reasons)
        dialog = PlanDialog(self._over.window(), planning, who)
        self._open_planning(
            dialog, lambda: chosen if dialog.who.value() == CHOSEN else everybody.students
        )

    def _open_planning(self, dialog: PlanDialog, students: Any) -> None:
        work = self._over.work

        def preview(wish: Wish) -> None:
            work.ask(shown, planned.preview, students(), wish, refused=dialog.refuse)

        def shown(answer: Any) -> None:
            dialog.show_plan(answer.value)

        def save(_values: object) -> None:
            args = students(), dialog.wish, dialog.reason_name
            work.do(absence.plan, *args, then=lambda _plan: dialog.accept(), refused=dialog.refuse)

        dialog.asked.connect(preview)
        dialog.submitted.connect(save)
        dialog.ask_plan()
        dialog.open_over()

    def _show_back(self, about: About, answer: Any) -> None:
        offer: Offer = answer.value
        if not offer.runs:
            text = _("Der er ikke planlagt fravær for {name}.")
            self._over.work.refused.emit(Refusal(text.format(name=about.name)))
            return
        title = _("Tilbage før tid: {name}").format(name=about.name)
        today = self._over.focus_now.today
        dialog = BackDialog(self._over.window(), title, today, offer)

        def save(values: dict[str, Any]) -> None:
            args = about.students, values["from_day"]
            done = {"then": lambda _count: dialog.accept(), "refused": dialog.refuse}
            self._over.work.do(absence.resume, *args, **done)

        dialog.submitted.connect(save)
        dialog.open_over()

    # --- the morning's messages ------------------------------------------------------------------------

    @reopens
    def open_messages(self) -> None:
        """Open the form of the morning's messages of illness."""
        over = self._over
        today = over.focus_now.today
        dialog = SickDialog(over.window(), today)

        def renew(*_done: object) -> None:
            over.work.ask(lambda answer: dialog.show_ill(answer.value), planned.ill_today, today)

        def report(student_id: StudentId, message: Message, is_child: bool) -> None:  # noqa: FBT001  # Qt's signal
            at = message.at or over.clock().time().replace(second=0, microsecond=0)
            done = Report(at, message.last, is_child=is_child)

            def noted(_plan: object) -> None:
                dialog.taken(student_id)
                renew()

            refused = partial(_tell, dialog)
            args = absence.report_sick, student_id, today, done
            over.work.do(*args, then=noted, refused=refused)

        dialog.reported.connect(report)
        dialog.undo_wanted.connect(over.work.undo)
        dialog.stale.connect(renew)
        over.work.changed.connect(dialog.note_change)
        over.work.ask(
            lambda answer: dialog.show_people(answer.value),
            planned.reporters,
            today,
            over.initials,
        )
        renew()
        dialog.open_over()

    # --- exemptions and corrections -----------------------------------------------------------------------

    def open_exemptions(self, about: About) -> None:
        """Open the sheet of a student's exemptions."""
        work, (who, *_others) = self._over.work, about.students
        dialog = ExemptionsDialog(self._over.window(), about.name)

        def renew(*_done: object) -> None:
            work.ask(
                lambda answer: dialog.show_exemptions(answer.value), exemptions.of_student, who
            )

        def change(old: ExemptionRow | None) -> None:
            dialog.reject()
            self.open_exemption(about, old)

        def remove(number: int) -> None:
            work.do(exemption_deeds.remove, number, then=renew)

        dialog.wanted.connect(change)
        dialog.removed.connect(remove)
        renew()
        dialog.open_over()

    @reopens
    def open_exemption(self, about: About, old: ExemptionRow | None = None) -> None:
        """Open the form of one exemption; None is a new one."""
        (who, *_others) = about.students
        dialog = ExemptionDialog(self._over.window(), about.name, about.day, about.last, old)

        def save(values: dict[str, Any]) -> None:
            try:
                args = dialog.exemption(values)
            except Refusal as refusal:
                dialog.refuse(refusal)
                return
            deed: Any = exemption_deeds.change if old is not None else exemption_deeds.add
            key = old.id if old is not None else who
            done = {"then": lambda _value: dialog.accept(), "refused": dialog.refuse}
            self._over.work.do(deed, key, *args, **done)

        dialog.submitted.connect(save)
        dialog.open_over()

    def open_history(self, about: About) -> None:
        """Open the sheet of who changed a student's marks of a day."""

        def shown(answer: Any) -> None:
            MarkHistory(self._over.window(), about.name, answer.value).open_over()

        self._over.work.ask(shown, history.of_marks, about.students[0], about.day)


def _tell(dialog: SickDialog, refusal: Refusal) -> None:
    dialog.tell(refusal.text)

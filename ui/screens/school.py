"""The school itself: what it has decided, its places, closed days, reasons, staff and backups."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.language import _, join_words, plural
from gf2tracker.queries import catalogue, classes, leaving, school, template
from gf2tracker.queries.catalogue import ListedActivity
from gf2tracker.queries.classes import ClassRow
from gf2tracker.queries.leaving import ReasonUse
from gf2tracker.queries.school import ClosedRow, School
from gf2tracker.queries.staff import StaffMember
from gf2tracker.queries.template import ListedTemplate
from ui import theme
from ui.button import Link
from ui.dialogs.cataloguedeeds import CatalogueDeeds
from ui.dialogs.planforms import PlanForms
from ui.dialogs.schooldeeds import SchoolDeeds
from ui.headline import Headline
from ui.pill import Filters
from ui.school import lists
from ui.school.backuppage import BackupPage
from ui.school.breaks import Missing, missing
from ui.school.cataloguepart import CataloguePart, TemplatePart
from ui.school.closedlines import Holidays, holidays_around, school_year
from ui.school.closedpart import ClosedPart
from ui.school.columns import staff_columns
from ui.school.decided import Decided
from ui.school.leavingpart import LeavingPart
from ui.school.listing import Deed, Listing
from ui.school.sections import SectionList
from ui.screen import Focus, Screen
from ui.symbol import State, StateSymbol
from ui.table import Table
from ui.work import Work

DECIDED, SITES, CLOSED, PROGRAMMES = "decided", "sites", "closed", "programmes"
CATALOGUE, TEMPLATES = "catalogue", "templates"
REASONS, LEAVING, STAFF, BACKUPS = "reasons", "leaving", "staff", "backups"
SECTIONS = [
    (DECIDED, _("Skolens valg")),
    (SITES, _("Afdelinger")),
    (CLOSED, _("Lukkedage")),
    (PROGRAMMES, _("Uddannelser")),
    (CATALOGUE, _("Aktiviteter")),
    (TEMPLATES, _("Skabeloner")),
    (REASONS, _("Fraværsårsager")),
    (LEAVING, _("Afgangsårsager")),
    (STAFF, _("Medarbejdere")),
    (BACKUPS, _("Sikkerhedskopi")),
]
EMPLOYED, GONE, SHOWN = "employed", "gone", "school"
YEARS, LONG_NAME, MOST_WIDE = 3, 40, 1180


class SchoolScreen(Screen):
    """Ten sections at the left, the chosen one at the right."""

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.school: School | None = None
        self.holidays: Holidays = {}
        self.classes: tuple[ClassRow, ...] = ()
        self._missing: tuple[Missing, ...] = ()
        self.deeds = SchoolDeeds(self)
        self.head = Headline()
        self.warning, self.mend = StateSymbol(State.WATCH), Link(_("Luk dagene"), icon="plus")
        self.sections = SectionList(SECTIONS)
        self.decided, self.closed = Decided(), ClosedPart()
        of = self.deeds
        self.sites = lists.site_listing(of.site, of.remove_site)
        self.programmes = lists.programme_listing(of.programme, of.remove_programme)
        self.reasons = lists.reason_listing(
            lambda: self.focus_now.today, of.set_lawful, of.rename, of.take_out, of.put_back
        )
        plans = self.catalogue_deeds = CatalogueDeeds(self)
        self.plan_forms = PlanForms(self)
        self.catalogue = CataloguePart(plans.activity, plans.retire, plans.bring_back)
        self.templates = TemplatePart(
            self._use_template, plans.slots, plans.rename, plans.take_newer, plans.remove_template
        )
        self.leaving = LeavingPart(
            of.leave_reason, of.take_leave_out, of.put_leave_back, of.remove_leave_reason
        )
        self.employed = Filters(_("Vis"), [(EMPLOYED, _("Ansatte")), (GONE, _("Stoppede"))])
        self.staff = self._staff_listing()
        self.backups = BackupPage(work, clock)
        self.parts: dict[str, QWidget] = {
            DECIDED: self.decided,
            SITES: self.sites,
            CLOSED: self.closed,
            PROGRAMMES: self.programmes,
            CATALOGUE: self.catalogue,
            TEMPLATES: self.templates,
            REASONS: self.reasons,
            LEAVING: self.leaving,
            STAFF: self.staff,
            BACKUPS: self.backups,
        }
        self._build()
        self._connect()

    # --- what it is made of ------------------------------------------------------------------------

    def _staff_listing(self) -> Listing[StaffMember]:
        columns = staff_columns(lambda: self.initials)
        table = Table(columns, lambda one: one.id, name=_("Medarbejdere"))
        table.show_empty(
            _("Ingen her"), _("Medarbejdere kommer med holdlisten, eller skriv dem ind selv.")
        )
        deeds: list[Deed[StaffMember]] = [
            Deed(_("Ret"), self.deeds.member, "tool", "F2"),
            Deed(_("Det er mig"), self._be, "student", "", self._may_be, is_shown=True),
            Deed(_("Sæt som stoppet"), self.deeds.let_go, "right", "", lists.is_used),
            Deed(_("Sæt som ansat"), self.deeds.take_on, "undo", "", lists.is_out),
            Deed(_("Fjern"), self.deeds.remove_member, "close", "Del"),
        ]
        return Listing(table, _("Ny medarbejder"), deeds, [self.employed])

    def _build(self) -> None:
        self.stack = QStackedWidget()
        self.stack.setMaximumWidth(theme.px(MOST_WIDE))
        for name, part in self.parts.items():
            self.stack.addWidget(part)
            for table in part.findChildren(Table):
                table.part = name
        warned = QHBoxLayout()
        warned.setContentsMargins(theme.px(24), theme.px(4), theme.px(24), 0)
        warned.setSpacing(theme.px(16))
        for widget in (self.warning, self.mend):
            warned.addWidget(widget)
            widget.hide()
        warned.addStretch(1)
        body = QHBoxLayout()
        body.setContentsMargins(0, theme.px(8), 0, 0)
        body.setSpacing(0)
        body.addWidget(self.sections)
        body.addWidget(self.stack, 1)
        body.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(warned)
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self.sections.chosen.connect(self._on_section)
        self.sections.entered.connect(self._enter)
        self.mend.clicked.connect(self._mend)
        self.decided.edit_wanted.connect(self._decide)
        self.sites.new_wanted.connect(self._new_site)
        self.programmes.new_wanted.connect(self._new_programme)
        self.catalogue.new_wanted.connect(self._new_activity)
        self.templates.new_wanted.connect(self._new_template)
        self.reasons.new_wanted.connect(self._new_reason)
        self.leaving.new_wanted.connect(self._new_leave_reason)
        self.staff.new_wanted.connect(self._new_member)
        self.closed.listing.new_wanted.connect(self._close_days)
        self.closed.edit_wanted.connect(self._close_days)
        self.closed.remove_wanted.connect(self.deeds.open_days)
        self.closed.quick.wanted.connect(self._close_quickly)
        self.employed.chosen.connect(self._show_staff)
        self.backups.told.connect(self.told)
        self.backups.made.connect(self._on_backup)
        for keys, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(partial(self.sections.step, step))

    # --- asks and shows ---------------------------------------------------------------------------

    @override
    def load(self, focus: Focus) -> None:
        last = str(self.settings.shown.get(SHOWN))
        if self.school is None and last in self.parts:
            self.show_section(last)
        self.ask(self._show, school.overview)
        self.ask(self._show_leaving, leaving.reason_use)
        self.ask(self._show_catalogue, catalogue.listing)
        self.ask(self._show_templates, template.listing)
        self.ask(self._on_classes, classes.listing, focus.today)
        years = (focus.today.year - YEARS, focus.today.year + YEARS)
        self.ask(self._on_holidays, holidays_around, years)
        if self.sections.current == BACKUPS:
            self.backups.load()

    @override
    def first_focus(self) -> QWidget:
        return self.sections.items[self.sections.current]

    def _on_classes(self, rows: tuple[ClassRow, ...]) -> None:
        self.classes = rows

    def _on_holidays(self, holidays: Holidays) -> None:
        self.holidays = holidays
        self.closed.show_holidays(holidays)

    def _show(self, told: School) -> None:
        self.school = told
        today = self.focus_now.today
        self._missing = tuple(missing(told, today))
        self._show_head(told)
        self._show_missing()
        self.decided.show_settings(told.settings)
        self.sites.replace(told.sites)
        self.closed.show_school(told, today)
        self.programmes.replace(told.programmes)
        self.reasons.replace(told.reasons)
        self._show_staff()
        self._show_counts(told)

    def _show_leaving(self, rows: tuple[ReasonUse, ...]) -> None:
        self.leaving.show_reasons(rows)
        self.sections.items[LEAVING].show_count(self.leaving.count(rows))

    def _show_catalogue(self, rows: tuple[ListedActivity, ...]) -> None:
        self.catalogue.show_activities(rows)
        self.sections.items[CATALOGUE].show_count(self.catalogue.count())

    def _show_templates(self, rows: tuple[ListedTemplate, ...]) -> None:
        self.templates.show_templates(rows)
        self.sections.items[TEMPLATES].show_count(len(rows))

    def _show_head(self, told: School) -> None:
        counts = (
            plural(len(told.sites), "{n} afdeling", "{n} afdelinger"),
            plural(len(told.programmes), "{n} uddannelse", "{n} uddannelser"),
            plural(_employed(told), "{n} medarbejder", "{n} medarbejdere"),
        )
        name, words = told.settings.school_name or _("Skolen"), join_words(counts)
        is_set_up = told.sites or told.programmes or _employed(told)
        whole = _("{name}: {counts}") if is_set_up else _("{name} er ikke sat op endnu")
        is_long = is_set_up and len(name) > LONG_NAME
        told_first = name if is_long else whole.format(name=name, counts=words)
        self.head.tell(told_first, words if is_long else "")

    def _show_missing(self) -> None:
        told = ". ".join(each.sentence for each in self._missing)
        self.warning.show_state(State.WATCH, told)
        for widget in (self.warning, self.mend):
            widget.setVisible(bool(told))
        state = State.WATCH if told else None
        self.sections.items[CLOSED].show_state(state, told)

    def _show_counts(self, told: School) -> None:
        now = school_year(self.focus_now.today)
        counts = {
            SITES: len(told.sites),
            CLOSED: sum(school_year(row.first) == now for row in told.closed),
            PROGRAMMES: len(told.programmes),
            REASONS: sum(one.is_active for one in told.reasons),
            STAFF: _employed(told),
        }
        for name, count in counts.items():
            self.sections.items[name].show_count(count)
        self._show_sentences(told)

    def _show_sentences(self, told: School) -> None:
        today = self.focus_now.today
        sites = sum(not one.classes for one in told.sites)
        self.sites.head.tell(
            plural(sites, _("{n} afdeling har intet hold"), _("{n} afdelinger har intet hold"))
            if sites
            else _("Hver afdeling har sine egne ringetider")
        )
        programmes = sum(not one.classes for one in told.programmes)
        self.programmes.head.tell(
            plural(
                programmes, _("{n} uddannelse har intet hold"), _("{n} uddannelser har intet hold")
            )
            if programmes
            else _("Alle uddannelser har hold")
        )
        counted = [one for one in told.reasons if one.is_active and lists.may_be_lawful(one)]
        lawful = sum(one.is_lawful(today) for one in counted)
        text = _("{lawful} årsager er lovlige, {unlawful} er ulovlige")
        self.reasons.head.tell(text.format(lawful=lawful, unlawful=len(counted) - lawful))

    def _show_staff(self) -> None:
        told = self.school.staff if self.school is not None else ()
        is_employed = self.employed.current == EMPLOYED
        shown = [one for one in told if one.is_active == is_employed]
        employed = sum(one.is_active for one in told)
        self.employed.show_counts({EMPLOYED: employed, GONE: len(told) - employed})
        self.staff.replace(shown)

    # --- sections ---------------------------------------------------------------------------------

    def show_section(self, name: str) -> None:
        """Show a section by its name."""
        self.sections.choose(name)
        self._on_section(name)

    def _on_section(self, name: str) -> None:
        self.settings.shown[SHOWN] = name
        self.stack.setCurrentWidget(self.parts[name])
        if name == BACKUPS:
            self.backups.show_list()

    def _enter(self) -> None:
        part = self.stack.currentWidget()
        target: QWidget = self.decided.edit
        if isinstance(part, Listing):
            target = part.table
        elif part is self.closed:
            target = self.closed.listing.table
        elif part is self.backups:
            target = self.backups.first_focus()
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what is wanted ---------------------------------------------------------------------------

    def _decide(self) -> None:
        if self.school is not None:
            self.deeds.decide(self.school.settings)

    def _new_site(self) -> None:
        self.deeds.site(None, self.sites.want)

    def _new_programme(self) -> None:
        self.deeds.programme(None, self.programmes.want)

    def _new_activity(self) -> None:
        self.catalogue.offer_used()
        self.catalogue_deeds.activity(None, self.catalogue.want)

    def _new_template(self) -> None:
        """Save the plan of the chosen class as a template."""
        found = next((one for one in self.classes if one.id == self.focus_now.class_id), None)
        if found is None:
            self.told.emit(_("Vælg øverst det hold, hvis plan skal gemmes som skabelon."))
            return
        self.plan_forms.open_template(found.id, found.code)

    def _use_template(self, row: ListedTemplate) -> None:
        class_id = self.focus_now.class_id
        self.plan_forms.open_apply((class_id,) if class_id is not None else (), row.id)

    def _new_reason(self) -> None:
        at = self.reasons.table.current()
        self.deeds.reason(at.kind if at else AbsenceKind.APPROVED, self.reasons.want)

    def _new_leave_reason(self) -> None:
        self.deeds.leave_reason(None, self.leaving.want)

    def _new_member(self) -> None:
        self.employed.choose(EMPLOYED)
        self._show_staff()
        self.deeds.member(None, self.staff.want)

    def _be(self, member: StaffMember) -> None:
        window: Any = self.window()
        window.use_initials(member.initials)

    def _may_be(self, member: StaffMember) -> bool:
        return member.is_active and member.initials != self.initials

    def _close_days(self, period: ClosedRow | None = None) -> None:
        if self.school is None:
            return
        made = partial(self._on_closed, period.id if period is not None else None)
        self.deeds.close_days(self.school, period, self.holidays, self.classes, made)

    def _close_quickly(self, typed: tuple[str, str, int]) -> None:
        def done(period_id: int) -> None:
            self.closed.quick.clear()
            self._on_closed(period_id, None)

        self.deeds.close_quickly(typed, done, self.closed.quick.refuse)

    def _on_closed(self, period_id: int | None, made: int | None) -> None:
        self.closed.want(period_id or made)

    def _mend(self) -> None:
        """Go to the line that closes the first break that is missing, written and ready."""
        first = self._missing[0]
        site = "" if first.is_everywhere else str(first.sites[0].id)
        self.show_section(CLOSED)
        self.closed.show_year(date.fromisocalendar(first.year, first.of.weeks[0], 1))
        self.closed.quick.propose(first.text, site)

    def _on_backup(self, backup: Any) -> None:
        window: Any = self.window()
        window.backups.show(backup)


def _employed(told: School) -> int:
    return sum(one.is_active for one in told.staff)

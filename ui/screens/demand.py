"""Companies needed in all classes' plans: a bar a calendar week, and the list they are found from."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.actions import plan
from gf2tracker.domain.search import simplify
from gf2tracker.language import _, number, plural, sort_key
from gf2tracker.queries import demand
from gf2tracker.queries.demand import SOON, Demand, DemandWeek, Need
from ui import theme
from ui.button import Button
from ui.demand.chart import DemandChart
from ui.demand.columns import INVITED, NeedLine, line_of
from ui.demand.table import NeedTable
from ui.headline import choices
from ui.menu import Menu
from ui.pill import Filters
from ui.quiet import Quiet
from ui.screen import Focus, Screen
from ui.sentence import DOT, Run, Sentence, strong
from ui.sitepills import SitePills
from ui.students.search import SearchEdit
from ui.tableviews import TableViews
from ui.work import Work

ROOM_FOR_CHART = 400
"""From what height on the chart stands over the list, px."""
EVERYTHING, NEXT = "all", "soon"
EVERYBODY, MINE = "everybody", "mine"


class DemandBar(QWidget):
    """What is missing in one sentence; the chart as a picture at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = Sentence()
        self.picture = Button("", icon="copy", kind="quiet", name=_("Kopiér billedet"))
        self.more = Button("", icon="more", kind="quiet", name=_("Mere"))
        self.menu = Menu(_("Mere"), self)
        self.more.set_menu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18), 0, theme.px(18), 0)
        row.setSpacing(theme.px(5))
        row.addWidget(self.sentence)
        row.addStretch(1)
        for button in (self.picture, self.more):
            row.addWidget(button)
        self.setFixedHeight(theme.px(44))


class DemandScreen(Screen):
    """Enter goes to the activity; digits write how many companies have said yes."""

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.demand = Demand((), 0, 0)
        self.bar, self.chart, self.table = DemandBar(), DemandChart(), NeedTable()
        self.empty = Quiet()
        self.period = Filters(
            _("Periode"), [(NEXT, _("Næste 4 uger")), (EVERYTHING, _("Alle uger"))]
        )
        self.whose = Filters(_("Hvis"), [(EVERYBODY, _("Hele skolen")), (MINE, _("Mine"))])
        self.sites = SitePills()
        self.search = SearchEdit(_("Søg i listen"), _("Søg hold, aktivitet, virksomhed"))
        self.views = TableViews(self.table, self.period, self.whose, self.sites, self.search)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.search.setFixedWidth(theme.px(230))
        parts = (self.period, self.whose, self.views)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(choices(*parts, at_right=self.search))
        column.addWidget(choices(self.sites))
        column.addWidget(self.chart)
        column.addWidget(self.table, 1)
        self.stack = QStackedLayout(self)
        self.stack.addWidget(shown)
        self.stack.addWidget(self.empty)
        menu = self.bar.menu
        menu.add(_("Åbn aktiviteten"), self._open_here, icon="plan", keys="Enter")
        menu.add(_("Skriv antal"), self.table.write, icon="note", keys="F2")
        menu.addSeparator()
        menu.add(_("Kopiér billedet"), self.chart.copy, icon="copy")
        menu.add(_("Kopiér alt til Excel"), self.table.copy_all, icon="copy", keys="Ctrl+Shift+C")
        menu.add(_("Gem i Excel …"), self.table.export, icon="export", keys="Ctrl+Shift+E")

    def _connect(self) -> None:
        for part in (self.period, self.whose, self.sites):
            part.chosen.connect(self._show_list)
        self.search.textChanged.connect(self._show_list)
        self.search.left_down.connect(self._into_list)
        self.chart.chosen.connect(self._go_to_week)
        self.chart.copied.connect(lambda: self.told.emit(_("Billedet ligger på udklipsholderen")))
        self.table.opened.connect(self._open)
        self.table.typed.connect(self._write)
        self.table.selected.connect(self._on_selected)
        self.table.menu_built.connect(self._fill_menu)
        self.bar.picture.clicked.connect(self.chart.copy)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._into_search)

    # --- asks and shows ---------------------------------------------------------------------------

    @override
    def load(self, focus: Focus) -> None:
        self.whose.setVisible(bool(self.initials))
        if not self.initials:
            self.whose.choose(EVERYBODY)
        self.ask(self._show, demand.everywhere, focus.today)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.chart.setVisible(self.height() >= theme.px(ROOM_FOR_CHART))

    @override
    def first_focus(self) -> QWidget | None:
        return self.table if self.stack.currentIndex() == 0 else None

    def _show(self, found: Demand) -> None:
        self.demand = found
        self.sites.show_sites(
            sorted({need.site for week in found.weeks for need in week.needs}, key=sort_key)
        )
        if not found.weeks:
            self.empty.tell(
                _("Ingen planer ønsker virksomheder"),
                _("Skriv ved en aktivitet i Forløb, hvor mange virksomheder den har brug for."),
            )
        self.stack.setCurrentIndex(0 if found.weeks else 1)
        for button in (self.bar.picture, self.bar.more):
            button.setVisible(bool(found.weeks))
        self._show_list()

    def _show_list(self, _typed: str = "") -> None:
        today = self.focus_now.today
        weeks = self._weeks()
        end = today - timedelta(days=today.weekday()) + timedelta(weeks=SOON)
        is_all = self.period.current == EVERYTHING
        listed = [week for week in weeks if is_all or week.monday < end]
        needs = [need for week in listed for need in week.needs]
        self.bar.sentence.tell(*sentence(weeks, today))
        self.chart.show_weeks(weeks, today)
        self.table.show_empty(
            _("Ingen aktiviteter her"), _("Vis alle uger og hele skolen, eller ryd søgningen.")
        )
        self.table.close_field()
        self.table.replace([line_of(need, today) for need in needs])
        if needs and self.table.current() is None:
            first = next((need for need in needs if need.date >= today), needs[0])
            self.table.choose(first.planned_id)
            self.table.scrollTo(self.table.currentIndex(), NeedTable.ScrollHint.PositionAtTop)

    def _weeks(self) -> Sequence[DemandWeek]:
        """Return every week with what is chosen of it."""
        words = simplify(self.search.text()).split()
        found = []
        for week in self.demand.weeks:
            needs = tuple(need for need in week.needs if self._has(need, words))
            found.append(
                replace(
                    week,
                    needs=needs,
                    needed=sum(need.needed for need in needs),
                    invited=sum(need.invited for need in needs),
                    confirmed=sum(min(need.confirmed, need.needed) for need in needs),
                )
            )
        return found

    def _has(self, need: Need, words: Sequence[str]) -> bool:
        if self.whose.current == MINE and self.initials not in {*need.leads, need.teacher}:
            return False
        told = [need.code, need.title, need.site, need.programme, *need.leads]
        text = simplify(" ".join([*told, *(name for name, _state in need.companies)]))
        return self.sites.has(need.site) and all(word in text for word in words)

    # --- deeds ------------------------------------------------------------------------------------

    def _open_here(self) -> None:
        line = self.table.current()
        if line is not None:
            self._open(line)

    def _open(self, line: NeedLine) -> None:
        self.go("plan", view="board", class_id=line.need.class_id, day=line.need.date)

    def _write(self, line: NeedLine, name: str, value: int) -> None:
        field = "companies_invited" if name == INVITED else "companies_confirmed"
        self.do(plan.change, line.need.planned_id, {field: value})

    def _fill_menu(self, menu: Menu) -> None:
        menu.add(_("Åbn aktiviteten"), self._open_here, icon="plan", keys="Enter")
        menu.add(_("Skriv antal"), self.table.write, icon="note", keys="F2")

    def _on_selected(self, chosen: Sequence[NeedLine]) -> None:
        if chosen:
            self.chart.choose(chosen[0].need.date)

    def _go_to_week(self, monday: date) -> None:
        week = next((one for one in self.chart.weeks if one.monday == monday), None)
        if week is not None and week.needs:
            if self.table.rows.place_of(week.needs[0].planned_id) is None:
                self.period.choose(EVERYTHING)
                self._show_list()
            self.table.choose(week.needs[0].planned_id)

    def _into_list(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _into_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)


def sentence(weeks: Sequence[DemandWeek], today: date) -> tuple[str | Run, ...]:
    """Return how many companies are missing, and how many of them within four weeks."""
    needs = [need for week in weeks for need in week.needs]
    missing = sum(need.missing for need in needs)
    soon = sum(need.missing for need in needs if line_of(need, today).is_soon)
    if not needs:
        return (_("Ingen aktiviteter med det, du har valgt."),)
    if not missing:
        return (_("Alle ønskede virksomheder er bekræftet."),)
    told: list[str | Run] = [
        strong(plural(missing, _("{n} virksomhed mangler"), _("{n} virksomheder mangler")))
    ]
    if soon:
        told += [DOT, strong(_("{n} de næste 4 uger").format(n=number(soon)), "watchtext")]
    sure = sum(week.confirmed for week in weeks)
    needed = sum(week.needed for week in weeks)
    facts = _("{sure} af {needed} bekræftet").format(sure=number(sure), needed=number(needed))
    return (*told, DOT, facts)

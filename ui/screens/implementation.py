"""How far each class has come with each element: what a tovholder looks at on a Monday."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.domain.implementation import PHASES, Element
from gf2tracker.domain.people import ClassId
from gf2tracker.domain.search import simplify
from gf2tracker.language import _, percent, plural, sort_key
from gf2tracker.queries import implementation
from gf2tracker.queries.implementation import Implementation, Matrix, mean, totals_of
from ui import theme
from ui.button import Button
from ui.headline import choices
from ui.implementation.cells import state_of_class
from ui.implementation.columns import columns, mark_of
from ui.implementation.totals import Totals
from ui.menu import Menu
from ui.pill import Filters
from ui.quiet import Quiet
from ui.screen import Focus, Screen
from ui.sentence import DOT, Run, Sentence, strong
from ui.sitepills import SitePills
from ui.students.search import SearchEdit
from ui.symbol import State
from ui.table import Table
from ui.tableviews import TableViews
from ui.work import Work

ROOM_FOR_TOTALS = 300
"""From what height on all classes together stand under the list, px."""
EVERY, LACKING = "all", "lacking"


class ImplementationBar(QWidget):
    """How far the school is in one sentence; the rest at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = Sentence()
        self.more = Button("", icon="more", kind="quiet", name=_("Mere"))
        self.menu = Menu(_("Mere"), self)
        self.more.set_menu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18), 0, theme.px(18), 0)
        row.addWidget(self.sentence)
        row.addStretch(1)
        row.addWidget(self.more)
        self.setFixedHeight(theme.px(44))


class ImplementationScreen(Screen):
    """The worst class first; Enter opens the page that an element is done on."""

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.matrix = Matrix((), (), None)
        self.bar, self.empty = ImplementationBar(), Quiet()
        self.table: Table[Implementation] = Table(
            columns(), lambda one: one.row.id, name=_("Implementering"), mark=mark_of
        )
        self.totals = Totals(self.table)
        self.which = Filters(_("Hold"), [(EVERY, _("Alle hold")), (LACKING, _("Mangler noget"))])
        self.sites = SitePills()
        self.search = SearchEdit(_("Søg i listen"), _("Søg hold, uddannelse, lærer"))
        self.views = TableViews(self.table, self.which, self.sites, self.search)
        self._build()
        for part in (self.which, self.sites):
            part.chosen.connect(self._show_list)
        self.search.textChanged.connect(self._show_list)
        self.search.left_down.connect(self._into_list)
        self.table.opened.connect(self._open)
        self.table.menu_built.connect(self._fill_menu)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._into_search)

    def _build(self) -> None:
        self.search.setFixedWidth(theme.px(230))
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(choices(self.which, self.views, at_right=self.search))
        column.addWidget(choices(self.sites))
        column.addWidget(self.table, 1)
        column.addWidget(self.totals)
        self.stack = QStackedLayout(self)
        self.stack.addWidget(shown)
        self.stack.addWidget(self.empty)
        menu = self.bar.menu
        menu.add(_("Åbn det, der mangler"), self._open_here, icon="right", keys="Enter")
        menu.addSeparator()
        menu.add(_("Kopiér alt til Excel"), self.table.copy_all, icon="copy", keys="Ctrl+Shift+C")
        menu.add(_("Gem i Excel …"), self.table.export, icon="export", keys="Ctrl+Shift+E")

    # --- asks and shows ---------------------------------------------------------------------------

    @override
    def load(self, focus: Focus) -> None:
        self.ask(self._show, implementation.matrix, focus.today)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.totals.setVisible(self.height() >= theme.px(ROOM_FOR_TOTALS))

    @override
    def first_focus(self) -> QWidget | None:
        return self.table if self.stack.currentIndex() == 0 else None

    def _show(self, found: Matrix) -> None:
        self.matrix = found
        self.sites.show_sites(sorted({one.row.site for one in found.rows}, key=sort_key))
        lacking = sum(_is_lacking(one) for one in found.rows)
        self.which.show_counts({EVERY: len(found.rows), LACKING: lacking})
        if not found.rows:
            self.empty.tell(
                _("Ingen hold er i gang"),
                _("Her står hvert hold med det, der skulle være gjort, når et er begyndt."),
            )
        self.stack.setCurrentIndex(0 if found.rows else 1)
        self.bar.more.setVisible(bool(found.rows))
        self._show_list()

    def _show_list(self, _typed: str = "") -> None:
        words = simplify(self.search.text()).split()
        rows = sorted((one for one in self.matrix.rows if self._has(one, words)), key=_worst_first)
        self.bar.sentence.tell(*sentence(rows))
        self.table.show_empty(
            _("Ingen hold her"), _("Vis alle hold og alle steder, eller ryd søgningen.")
        )
        self.table.replace(rows)
        self.totals.show_totals(totals_of(rows), mean(rows), len(rows))
        if rows and self.table.current() is None:
            self.table.choose(rows[0].row.id)

    def _has(self, one: Implementation, words: Sequence[str]) -> bool:
        if self.which.current == LACKING and not _is_lacking(one):
            return False
        row = one.row
        text = simplify(
            " ".join(
                [row.code, row.programme, row.programme_short, row.site, row.contact_teacher_name]
            )
        )
        return self.sites.has(row.site) and all(word in text for word in words)

    # --- deeds ------------------------------------------------------------------------------------

    def _open_here(self) -> None:
        one = self.table.current()
        if one is not None:
            self._open(one)

    def _open(self, one: Implementation) -> None:
        column = self.table.rows.columns[max(self.table.currentIndex().column(), 0)]
        page, view = place_of(column.name)
        untaken = one.untaken if column.name == Element.REGISTER else None
        day = untaken or self.focus_now.day
        self.go(page, view=view, class_id=ClassId(one.row.id), day=day)

    def _fill_menu(self, menu: Menu) -> None:
        menu.add(_("Åbn det, der mangler"), self._open_here, icon="right", keys="Enter")

    def _into_list(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _into_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)


_PLACES = {
    **dict.fromkeys((Element.PAIRS, Element.GROUPS), ("pairs", "")),
    **dict.fromkeys((Element.PLAN, *PHASES), ("plan", "board")),
    Element.MEETINGS: ("plan", "meetings"),
    Element.REGISTER: ("absence", "day"),
}


def place_of(column: str) -> tuple[str, str]:
    """Return the page, and its view, on which the element of a column is done."""
    return {str(element): place for element, place in _PLACES.items()}.get(column, ("classes", ""))


def sentence(rows: Sequence[Implementation]) -> tuple[str | Run, ...]:
    """Return how far some classes are, worst first."""
    share = mean(rows)
    if share is None:
        return (_("Ingen hold med det, du har valgt."),)
    poor = sum(state_of_class(one.share) is State.ACT for one in rows)
    told: list[str | Run] = [
        strong(_("{share} af det, der skulle være gjort").format(share=percent(share, 0)))
    ]
    if poor:
        text = plural(poor, _("{n} hold er langt bagud"), _("{n} hold er langt bagud"))
        told += [DOT, strong(text, "acttext")]
    elif len(rows) > 1:
        told += [DOT, _("længst tilbage er {code}").format(code=rows[0].row.code)]
    return tuple(told)


def _is_lacking(one: Implementation) -> bool:
    return any(figure.is_lacking for figure in one.figures)


def _worst_first(one: Implementation) -> tuple[float, tuple[str, str]]:
    return (2.0 if one.share is None else one.share), sort_key(one.row.code)

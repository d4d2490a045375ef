"""Møder of pairs and groups: the whole class on one screen, held or not, how it went, and a line."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtWidgets import QApplication, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.actions import groups, peerlog
from gf2tracker.actions.peerlog import Entry, Seat
from gf2tracker.domain.task import Colleague, is_task, parse_task
from gf2tracker.errors import Refusal
from gf2tracker.language import _
from gf2tracker.queries import peerlog as log
from gf2tracker.queries import tasks
from gf2tracker.queries.peerlog import Round
from ui.button import Button
from ui.dialogs.peerlogkeys import PeerLogKeys
from ui.menu import Menu
from ui.peerlog.bar import PeerLogBar
from ui.peerlog.columns import LogRow, fits, rows_of
from ui.peerlog.foot import PeerLogFoot
from ui.peerlog.table import PeerLogTable
from ui.register.nothing import Nothing
from ui.screen import Focus, Screen
from ui.work import Work

SEATING = "seating"
Deed = tuple[Callable[..., object], tuple[object, ...]]
"""An action and what it is called with."""


class PeerLogScreen(Screen):
    """Every key is a deed of its own, stored at once; Enter types a line."""

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.found: Round | None = None
        self.rows: tuple[LogRow, ...] = ()
        self._staff: Sequence[Colleague] = ()
        self.table, self.foot = PeerLogTable(), PeerLogFoot()
        self.bar = PeerLogBar(self.table)
        self.to_seating = Button(_("Dan par og grupper"), icon="pairs", kind="primary")
        self.empty = Nothing(self.go, self.to_seating)
        self._build()
        self._connect()

    def _build(self) -> None:
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.foot)
        self.stack = QStackedLayout(self)
        self.stack.addWidget(shown)
        self.stack.addWidget(self.empty)
        self.bar.menu.addSeparator()
        self.bar.menu.add(_("Taster"), self.open_keys, icon="columns", keys="F1")

    def _connect(self) -> None:
        self.to_seating.clicked.connect(partial(self.go, view=SEATING))
        self.bar.shown.chosen.connect(self._show_rows)
        self.bar.all_met.clicked.connect(self.note_all)
        self.bar.rhythm_chosen.connect(self._set_rhythm)
        self.table.met.connect(self.note_met)
        self.table.missed.connect(self.note_missed)
        self.table.mood.connect(self.note_mood)
        self.table.cleared.connect(self._clear)
        self.table.typed.connect(self._on_typed)
        self.table.menu_built.connect(self._fill_menu)

    # --- asks and shows ---------------------------------------------------------------------------

    @override
    def load(self, focus: Focus) -> None:
        self.table.close_editor()
        if focus.class_id is None:
            self._show(Round((), (), 1, 0))
            return
        self.ask(self._take_staff, tasks.owners)
        self.ask(self._show, log.of_class, focus.class_id, self.day)

    @property
    def day(self) -> date:
        """The day that is noted: the one in the Focus bar, today where that one is to come."""
        focus = self.focus_now
        return min(focus.day, focus.today)

    @override
    def first_focus(self) -> QWidget | None:
        return self.table if self.stack.currentIndex() == 0 else self.empty.first_step()

    @override
    def open_keys(self) -> bool:
        PeerLogKeys(self.window()).open_over()
        return True

    def _take_staff(self, staff: Sequence[Colleague]) -> None:
        self._staff = staff

    def _show(self, found: Round) -> None:
        self.found, self.rows = found, rows_of(found, self.day)
        self.bar.show_round(found, self.rows)
        self._show_rows()

    def _show_rows(self) -> None:
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        shown = self.bar.shown.current
        self.table.replace([row for row in self.rows if fits(row, shown)])
        self.table.show_empty(_("Ingen her"), _("Alle grupper mødes, som det er aftalt."))
        if self.table.rows.items and self.table.current() is None:
            self.table.choose(self.table.rows.key(self.table.rows.items[0]))
        if not self.rows:
            self._show_empty()
        self.stack.setCurrentIndex(0 if self.rows else 1)
        if had_focus and not self.table.editor.hasFocus():
            self.take_focus()

    def _show_empty(self) -> None:
        if self.focus_now.class_id is None:
            self.empty.tell_no_class(_("Vælg et hold, eller opret et."))
            return
        text = _("Når holdet har makkerpar eller grupper, noteres deres møder her.")
        self.empty.tell(_("Holdet har ingen makkerpar eller grupper"), text, self.to_seating)

    # --- deeds ------------------------------------------------------------------------------------

    def note_met(self) -> None:
        """Note of the chosen rows that they met; what was written stays."""
        entries = {}
        for row in self._chosen():
            mood = row.line.mood if row.line is not None else None
            entries[row] = Entry(is_met=True, mood=mood, text=_text(row))
        self._write(entries)

    def note_missed(self) -> None:
        """Note of the chosen rows that they did not meet; what was written stays."""
        self._write({row: Entry(is_met=False, text=_text(row)) for row in self._chosen()})

    def note_mood(self, mood: int) -> None:
        """Note of the chosen rows how it went; then they met as well."""
        entry = partial(Entry, is_met=True, mood=mood)
        self._write({row: entry(text=_text(row)) for row in self._chosen()})

    def note_all(self) -> None:
        """Note that all groups met of which nothing is noted, in one step."""
        rest = [row for row in self.rows if row.is_group and row.line is None]
        if rest:
            self._write({row: Entry(is_met=True) for row in rest})

    def _write(self, entries: Mapping[LogRow, Entry]) -> None:
        if entries:
            noted = {seat_of(row): entry for row, entry in entries.items()}
            self.do(peerlog.write, self.focus_now.class_id, self.day, noted)

    def _clear(self) -> None:
        lines = [row.line.id for row in self._chosen() if row.line is not None]
        if lines:
            self.do(peerlog.remove, lines)

    def _set_rhythm(self, weeks: int) -> None:
        self.do(groups.set_rhythm, self.focus_now.class_id, weeks)

    def _chosen(self) -> Sequence[LogRow]:
        current = self.table.current()
        return self.table.chosen() or ((current,) if current is not None else ())

    # --- a line or a task -------------------------------------------------------------------------

    def _on_typed(self, row: LogRow, text: str) -> None:
        try:
            action, args = self._asked_of(row, text) if is_task(text) else self._said_of(row, text)
        except Refusal as refusal:
            self._refuse_line(refusal)
        else:
            stored, refused = self._on_stored, self._refuse_line
            self.do(action, *args, then=stored, refused=refused)

    def _said_of(self, row: LogRow, text: str) -> Deed:
        line = row.line
        entry = Entry(line.is_met if line else True, line.mood if line else None, text)
        noted = {seat_of(row): entry}
        return peerlog.write, (self.focus_now.class_id, self.day, noted)

    def _asked_of(self, row: LogRow, text: str) -> Deed:
        """Return the deed that makes a task; refused before it is noted whether they met."""
        found = parse_task(text, self._staff, self.focus_now.today)
        if row.line is None:
            raise Refusal(_("Notér først, om de mødtes (M eller I), og skriv så opgaven."))
        mine = (one for one in self._staff if one.initials == self.initials)
        owner = found.owner or next(mine, None)
        owner_id = owner.staff_id if owner is not None else None
        return peerlog.follow_up, (row.line.id, found.text, owner_id, found.due_on)

    def _on_stored(self, _value: object) -> None:
        self.table.line_stored()

    def _refuse_line(self, refusal: Refusal) -> None:
        self.table.refuse_line()
        self.work.refused.emit(refusal)

    def _fill_menu(self, menu: Menu) -> None:
        menu.add(_("Mødtes"), self.note_met, keys="M")
        menu.add(_("Ikke mødtes"), self.note_missed, keys="I")
        moods = Menu(_("Stemning"), self)
        for mood in range(peerlog.WORST, peerlog.BEST + 1):
            moods.add(str(mood), partial(self.note_mood, mood), keys=str(mood))
        menu.add_menu(moods)
        menu.addSeparator()
        menu.add(_("Skriv en linje"), self.table.edit_line, icon="note", keys="Enter")
        menu.add(_("Ny opgave"), partial(self.table.edit_line, "@"), icon="plus", keys="@")
        menu.add(_("Intet noteret"), self._clear, keys="Delete")


def seat_of(row: LogRow) -> Seat:
    """Return which pair or group a row is, as it is noted."""
    return Seat(row.peers.pair_id, row.peers.group_id)


def _text(row: LogRow) -> str:
    return row.line.text if row.line else ""

"""Closed days a school year at a time, with a line that closes more."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gf2tracker.language import _, plural
from gf2tracker.queries.school import ClosedRow, School
from ui.button import Button
from ui.label import Label
from ui.school.closedlines import (
    ClosedLine,
    Holidays,
    columns,
    lines_of,
    school_year,
    school_year_name,
)
from ui.school.listing import Deed, Listing
from ui.school.quickclosed import QuickClosed
from ui.table import Table
from ui.tip import explain


class ClosedPart(QWidget):
    """What the school closes, between the public holidays that are given.

    Signals:
        edit_wanted(ClosedRow): correct a period.
        remove_wanted(ClosedRow): open its days again.
    """

    edit_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._closed: Sequence[ClosedRow] = ()
        self._holidays: Holidays = {}
        self._today = date.min
        self._wanted: int | None = None
        self.year = 0
        self.before = Button("", icon="left", kind="quiet", name=_("Forrige skoleår"))
        self.after = Button("", icon="right", kind="quiet", name=_("Næste skoleår"))
        self.shown = Label(bold=True)
        self.quick = QuickClosed()
        table: Table[ClosedLine] = Table(
            columns(), lambda line: line.key, name=_("Lukkedage"), group=_month
        )
        table.show_empty(_("Intet er lukket i dette skoleår"))
        self.listing = Listing(
            table,
            _("Nye lukkedage"),
            [
                Deed(_("Ret"), self._edit, "tool", "F2", _is_own),
                Deed(_("Åbn dagene igen"), self._remove, "close", "Del", _is_own),
            ],
            [self.before, self.shown, self.after],
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.listing, 1)
        self.listing.rows.insertWidget(1, self.quick)
        for button, keys, step in (
            (self.before, "Alt+PgUp", self._step_back),
            (self.after, "Alt+PgDown", self._step_on),
        ):
            button.listen(keys)
            explain(button, button.accessibleName(), keys)
            button.clicked.connect(step)

    def show_school(self, of: School, today: date) -> None:
        """Show what a school closes; the first time in the school year of today."""
        self._closed, self._today = of.closed, today
        self.year = self.year or school_year(today)
        self.quick.offer(of.sites, today)
        self._show()

    def show_holidays(self, holidays: Holidays) -> None:
        """Show the public holidays between what the school closes."""
        self._holidays = holidays
        self._show()

    def want(self, period_id: int | None) -> None:
        """Choose a period as soon as it is known, in its own school year."""
        self._wanted = period_id
        self._show()

    def show_year(self, day: date) -> None:
        """Show the school year a day lies in."""
        self.year = school_year(day)
        self._show()

    def _show(self) -> None:
        wanted = next((row for row in self._closed if row.id == self._wanted), None)
        if wanted is not None:
            self._wanted, self.year = None, school_year(wanted.first)
            self.listing.want(wanted.id)
        lines = lines_of(self._closed, self._holidays, self.year, self._today)
        self.shown.setText(school_year_name(self.year))
        own = [line for line in lines if line.is_own]
        periods = plural(len(own), "{n} lukket periode", "{n} lukkede perioder")
        self.listing.head.tell("", periods if own else _("Kun helligdage endnu"))
        coming = next((line for line in lines if line.is_own and not line.is_past), None)
        if self.listing.table.current() is None and coming is not None:
            self.listing.want(coming.key)
        self.listing.replace(lines)

    def _step_back(self) -> None:
        self.year -= 1
        self._show()

    def _step_on(self) -> None:
        self.year += 1
        self._show()

    def _edit(self, line: ClosedLine) -> None:
        self.edit_wanted.emit(line.row)

    def _remove(self, line: ClosedLine) -> None:
        self.remove_wanted.emit(line.row)


def _is_own(line: ClosedLine) -> bool:
    return line.is_own


def _month(line: ClosedLine) -> tuple[int, int]:
    return line.first.year, line.first.month

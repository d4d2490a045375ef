"""What can be done with the marks at the cursor, as a menu: reason, note, call, corrections."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.people import ReasonId
from gf2tracker.language import _
from ui.menu import Menu
from ui.register.typing import MarkRow

if TYPE_CHECKING:
    from gf2tracker.queries.school import ReasonRow

Cells = Sequence[tuple[int, int]]  # row, lesson (from 1)


class ReasonedRow(MarkRow, Protocol):
    """A student with a mark and the id of its reason, or None, for each lesson."""

    @property
    def reasons(self) -> Sequence[int | None]:
        """Return the reasons."""


@dataclass(frozen=True)
class Reasoned:
    """Marks of one kind that can be given a reason.

    Attributes:
        cells: row and lesson (from 1).
        reason_id: the reason they have, None for the kind's own or for different ones.
    """

    kind: AbsenceKind
    cells: Cells
    reason_id: int | None


def reasoned(
    rows: Sequence[ReasonedRow], here: tuple[int, int], selected: Cells
) -> Reasoned | None:
    """Return which marks a reason would be given to; None without a mark at the cursor.

    They are the selected ones of the cursor's kind; with one cell selected, all of that kind that
    the student has on the day.
    """
    row, lesson = here
    mark = rows[row].marks[lesson - 1]
    if mark is None:
        return None
    if len(selected) > 1:
        wanted: Cells = selected
    else:
        wanted = [(row, at) for at in range(1, len(rows[row].marks) + 1)]
    cells = [cell for cell in wanted if _kind_at(rows, cell) is mark.kind]
    given = {rows[at].reasons[number - 1] for at, number in cells}
    return Reasoned(mark.kind, cells, given.pop() if len(given) == 1 else None)


def _kind_at(rows: Sequence[ReasonedRow], cell: tuple[int, int]) -> AbsenceKind | None:
    mark = rows[cell[0]].marks[cell[1] - 1]
    return mark.kind if mark is not None else None


def reason_menu(
    parent: QWidget,
    reasons: Sequence["ReasonRow"],
    marks: Reasoned | None,
    give: Callable[[ReasonId | None], None],
) -> Menu | None:
    """Return the reasons for marks of a kind; None where there is nothing to choose.

    `give` gets the reason; None is the kind's own.
    """
    own = [one for one in reasons if marks is not None and one.kind is marks.kind]
    offered = [one for one in own if one.is_active]
    if marks is None or len(offered) < 2:
        return None
    menu = Menu(_("Årsag"), parent)
    for reason in offered:
        text = reason.name[:1].upper() + reason.name[1:]
        chosen = None if reason.is_default else reason.id
        action = menu.add(text.replace("&", "&&"), partial(give, chosen))
        action.setCheckable(True)
        action.setChecked(marks.reason_id == chosen)
    return menu

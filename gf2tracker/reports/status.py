"""The status report: the same workbook every week, for a class or the whole school."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gf2tracker.language import _
from gf2tracker.reports.target import check_target, refusal_of, write_beside

if TYPE_CHECKING:
    from gf2tracker.queries.status import Status

SUFFIX = ".xlsx"

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Report:
    """A report that was written: where, its sheets in order, and how many students it lists."""

    file: Path
    sheets: tuple[str, ...]
    students: int


def proposed_name(status: "Status") -> str:
    """Return a file name that sorts by date and names no person: "gf2-status-2026-11-19.xlsx"."""
    codes = [one.row.code for one in status.classes]
    one_class = f"-{codes[0]}" if len(codes) == 1 and not status.is_whole_school else ""
    return f"gf2-status{one_class}-{status.today.isoformat()}{SUFFIX}"


def nobody(_done: int, _of: int, _text: str) -> None:
    """Tell nobody how far the report has come."""


def write_status(
    answer: "Status",
    target: Path,
    *,
    made_by: str,
    today: date,
    progress: Progress = nobody,
) -> Report:
    """Write the status report beside its target and move it into place.

    Nothing is left and an old target is unchanged when it is refused or `progress` raises.

    Args:
        answer: what `queries.status.status` said.
        target: the file, ".xlsx".
        made_by: who made it, as the report shows it; "" is nobody.
        today: when the report was made.
        progress: told (done, of, what is being done) at each class and before the file is saved;
            raises to give up.

    Raises:
        Refusal: see `target.check_target` and `target.write_beside`.
    """
    from gf2tracker.reports.statusbook.book import status_book  # noqa: PLC0415  # openpyxl is slow

    file = check_target(target, SUFFIX)
    book, students = status_book(answer, made_by, today, progress)
    of, saving = len(answer.classes), _("Gemmer {name}").format(name=target.name)
    progress(of, of, saving)
    try:
        content = book.content()
    except OSError as fault:  # openpyxl writes each sheet into a file of its own first
        raise refusal_of(fault, target) from fault
    progress(of, of, saving)  # the last moment to give up
    write_beside(file, content)
    return Report(target, book.sheet_names, students)


def write_each(
    answer: "Status",
    target: Path,
    *,
    made_by: str,
    today: date,
    progress: Progress = nobody,
) -> tuple[Report, ...]:
    """Write the status report, and beside it one for each of its classes; the whole comes first.

    A file that was there is replaced. What was written before it is refused or `progress` raises
    stays, each file whole. Arguments and Refusal as in `write_status`.
    """
    of = len(answer.classes) + 1

    def quiet(_done: int, _of: int, _text: str) -> None:
        progress(len(made), of, _("Skriver {name}").format(name=name))

    made: list[Report] = []
    for part in (answer, *(answer.only(one) for one in answer.classes)):
        file = target if part is answer else target.with_name(proposed_name(part))
        name = file.name
        made.append(write_status(part, file, made_by=made_by, today=today, progress=quiet))
    return tuple(made)

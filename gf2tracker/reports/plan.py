"""Plans of classes as a workbook: a year wheel to look at, and a list that can be read back."""

from dataclasses import dataclass
from pathlib import Path

from gf2tracker.language import _
from gf2tracker.queries.planbook import PlanBook
from gf2tracker.reports.status import SUFFIX, Progress, nobody
from gf2tracker.reports.target import check_target, refusal_of, write_beside

_NOT_IN_NAMES = str.maketrans(dict.fromkeys('\\/:*?"<>|', " "))


@dataclass(frozen=True, slots=True)
class PlanReport:
    """A workbook of plans that was written: where, its sheets in order, and what it holds."""

    file: Path
    sheets: tuple[str, ...]
    classes: int
    activities: int


def proposed_name(answer: PlanBook) -> str:
    """Return a file name that sorts by date: "Plan tøm-26a 2026-11-19.xlsx"."""
    codes = [one.code for one in answer.classes]
    whose = codes[0] if len(codes) == 1 else _("{n} hold").format(n=len(codes))
    name = _("Plan {whose} {day}").format(whose=whose, day=answer.today.isoformat())
    return " ".join(name.translate(_NOT_IN_NAMES).split()) + SUFFIX


def write_plan(
    answer: PlanBook, target: Path, *, made_by: str, progress: Progress = nobody
) -> PlanReport:
    """Write plans beside their target and move them into place.

    Nothing is left and an old target is unchanged when it is refused or `progress` raises.

    Args:
        answer: what `queries.planbook.plan_book` said.
        target: the file, ".xlsx".
        made_by: who made it, as the sheet shows it; "" is nobody.
        progress: told (classes done, of, what is being done); raises to give up.

    Raises:
        Refusal: see `target.check_target` and `target.write_beside`.
    """
    from gf2tracker.reports.planbook.book import plan_book  # noqa: PLC0415  # openpyxl is slow

    file = check_target(target, SUFFIX)
    book = plan_book(answer, made_by, progress)
    of = len(answer.classes)
    progress(of, of, target.name)
    try:
        content = book.content()
    except OSError as fault:  # openpyxl writes each sheet into a file of its own first
        raise refusal_of(fault, target) from fault
    progress(of, of, target.name)  # the last moment to give up
    write_beside(file, content)
    count = sum(len(one.chips) for one in answer.classes)
    return PlanReport(target, book.sheet_names, of, count)

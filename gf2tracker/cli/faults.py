"""What the command line tells of rows that can't be taken."""

from gf2tracker.cli.console import table
from gf2tracker.intake.checked import Fault
from gf2tracker.language import _


def fault_facts(faults: tuple[Fault, ...]) -> list[dict[str, object]]:
    """Return faults as JSON tells them."""
    return [
        {"sheet": one.sheet, "row": one.row, "column": one.column, "reason": one.reason}
        for one in faults
    ]


def fault_table(faults: tuple[Fault, ...]) -> str:
    """Return faults as they are read: the row's own number, the column, what is wrong."""
    return table(
        (_("Række"), _("Ark"), _("Kolonne"), _("Hvad er galt")),
        (
            (one.row, one.sheet or None, one.column or _("hele rækken"), one.reason)
            for one in faults
        ),
        right="r",
    )

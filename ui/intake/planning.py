"""What a reading would change, asked on the store's lane."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from gf2tracker.intake.plan import Plan
from gf2tracker.language import _
from gf2tracker.queries import intake, planintake
from ui.intake.reading import ABSENCE, CLASSES, PLAN, STUDENTS, Reading

MANY = 400
"""A list of so many rows takes so long to compare that it is told, and can be stopped."""
PLANS: Mapping[str, Callable[..., Any]] = {
    STUDENTS: intake.students_plan,
    CLASSES: intake.classes_plan,
    ABSENCE: intake.absence_plan,
    PLAN: planintake.activities_plan,
}


def planned(connection: Any, reading: Reading, today: date) -> Plan:
    """Return what a reading would change; what the user leaves out is taken out here as well."""
    plan: Plan = PLANS[reading.kind](
        connection, reading.wanted(today), today, reading.source.choices
    )
    return plan


def takes_long(reading: Reading) -> bool:
    """Tell whether a reading is so long that the user should see that something goes on."""
    return len(reading.file.rows) > MANY


def told_meanwhile(reading: Reading) -> str:
    """Return what is said while a reading is compared with what we have."""
    return _("Sammenligner {name} med det, vi har").format(name=reading.source.name)

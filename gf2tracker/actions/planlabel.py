"""How steps name the planned activities they are about."""

from collections.abc import Iterable

from gf2tracker.actions.label import codes_of
from gf2tracker.language import plural
from gf2tracker.store.journal import Step
from gf2tracker.store.planrow import Row


def told(step: Step, rows: Iterable[Row], deed: str) -> str:
    """Return a step's label, "Virksomhedsbesøg aflyst, tøm-26a" or "3 aktiviteter aflyst, ..."."""
    found = list(rows)
    codes = codes_of(step, {row["class_id"] for row in found})
    count = plural(len(found), "{n} aktivitet", "{n} aktiviteter")
    what = found[0]["title"] if len(found) == 1 else count
    return f"{what} {deed}, {codes}" if codes else f"{what} {deed}"

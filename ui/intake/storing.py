"""A plan is stored with progress in the message bar, and can be stopped until it is."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from gf2tracker.actions import intake as deeds
from gf2tracker.actions import planintake
from gf2tracker.intake.plan import Plan, Result
from gf2tracker.language import _, plural
from ui.intake.reading import ABSENCE, CLASSES, PLAN, STUDENTS
from ui.watched import watched
from ui.work import Progress

DEEDS: Mapping[str, Callable[..., Any]] = {
    STUDENTS: deeds.import_students,
    CLASSES: deeds.import_classes,
    ABSENCE: deeds.import_absence,
    PLAN: planintake.import_activities,
}
WRITTEN = frozenset({Result.NEW, Result.CHANGED, Result.MOVED, Result.OPENING})
WRITES = 3
"""How much there is to do with a row: itself, its stay in the class, and the journal."""


def storing(kind: str, plan: Plan) -> Callable[[Any, Progress], Any]:
    """Return the job that stores the good rows of a kind of list, for `ui.work.Work.do_long`.

    A checked copy is written first.
    """
    return partial(_store, DEEDS[kind], plan)


def _store(action: Callable[..., Any], plan: Plan, store: Any, progress: Progress) -> Any:
    rows = sum(plan.counts[result] for result in WRITTEN)
    total = max(rows * WRITES, 1)
    progress(0, total, _("Gemmer en sikkerhedskopi først"))
    text = plural(rows, _("Importerer {n} række"), _("Importerer {n} rækker"))
    return store.do_after_backup(watched(action, progress, total, text), plan, good_rows=True)

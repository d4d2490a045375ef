"""What every import shares: when it is refused, and what is remembered of it."""

import json
from collections.abc import Collection

from gf2tracker.actions.label import joined_codes, with_codes
from gf2tracker.errors import Refusal
from gf2tracker.intake.plan import Plan, Result
from gf2tracker.language import _, plural
from gf2tracker.store.intake import imported_on
from gf2tracker.store.journal import Step
from gf2tracker.store.setting import HEADINGS
from gf2tracker.store.tables import ImportedFile, Setting

STORED = frozenset({Result.NEW, Result.CHANGED, Result.MOVED})
"""What becomes of a row that is written."""


def refuse_faulty(plan: Plan, *, good_rows: bool) -> None:
    """Refuse a plan with faults, unless its good rows are what is wanted."""
    if plan.faults and not good_rows:
        count = len({(fault.sheet, fault.row) for fault in plan.faults})
        raise Refusal(
            plural(
                count,
                "{n} række har fejl. Ret den, eller importér kun de gode rækker.",
                "{n} rækker har fejl. Ret dem, eller importér kun de gode rækker.",
            ),
            field="faults",
        )


def refuse_changed(plan: Plan, basis: int) -> None:
    """Refuse a plan whose data are not those any more that it was made from."""
    if basis != plan.basis.number:
        raise Refusal(_("Dataene er ændret, siden filen blev læst. Læs den igen."))


def finish(step: Step, plan: Plan, text: str, codes: Collection[str]) -> None:
    """Say what was imported into which classes, and remember the file where there are any."""
    if codes:
        _remember(step, plan)
    step.label(with_codes(text, joined_codes(codes)))


def _remember(step: Step, plan: Plan) -> None:
    """Note the file's digest, the first time it is imported, and what was chosen about it."""
    file = plan.file
    if imported_on(step.connection, file.digest) is None:
        count = sum(plan.counts[one] for one in (*STORED, Result.OPENING, Result.UNCHANGED))
        row = {"digest": file.digest, "imported_on": plan.today, "rows": count}
        step.insert(ImportedFile, row)
    if plan.columns:
        name = HEADINGS + file.fingerprint
        value = json.dumps(plan.columns, ensure_ascii=False)
        step.upsert_all(Setting, {name: {"name": name, "value": value}})

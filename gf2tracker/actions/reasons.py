"""What can be done to the reasons for absence; whether one is lawful is changed with the marks."""

from sqlalchemy import select

from gf2tracker.domain.field import required
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.people import ReasonId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, fold
from gf2tracker.store.first_rows import FROM_THE_START
from gf2tracker.store.journal import Step
from gf2tracker.store.tables import Reason, ReasonLawful

LONGEST_NAME = 60


def add(step: Step, kind: AbsenceKind, name: str, *, is_lawful: bool) -> ReasonId:
    """Add a reason to a kind of mark, lawful or not from the start.

    Refused: no name, or one that the kind already has.
    """
    values = {"kind": AbsenceKind(kind).value, "name": _free_name(step, kind, name, None)}
    step.label(_("Fraværsårsag tilføjet: {name}").format(name=values["name"]))
    number = step.insert(Reason, {**values, "is_default": False, "is_active": True})
    rule = {"reason_id": number, "from_date": FROM_THE_START, "is_lawful": is_lawful}
    step.insert(ReasonLawful, rule)
    return ReasonId(number)


def rename(step: Step, reason_id: ReasonId, name: str) -> None:
    """Give a reason another name; marks that have it show the new one."""
    kind = step.rows(Reason, [reason_id])[reason_id]["kind"]
    line = _free_name(step, kind, name, reason_id)
    step.label(_("Fraværsårsag omdøbt: {name}").format(name=line))
    step.update(Reason, reason_id, {"name": line})


def deactivate(step: Step, reason_id: ReasonId) -> None:
    """Take a reason out of the choices; marks keep it. A kind's own reason is refused."""
    row = step.rows(Reason, [reason_id])[reason_id]
    step.label(_("Fraværsårsag taget ud: {name}").format(name=row["name"]))
    if row["is_default"]:
        raise Refusal(_("Det er bogstavets egen årsag. Omdøb den i stedet."))
    step.update(Reason, reason_id, {"is_active": False})


def activate(step: Step, reason_id: ReasonId) -> None:
    """Put a reason back among the choices."""
    row = step.rows(Reason, [reason_id])[reason_id]
    step.label(_("Fraværsårsag taget i brug: {name}").format(name=row["name"]))
    step.update(Reason, reason_id, {"is_active": True})


def _free_name(step: Step, kind: str, name: str, own: int | None) -> str:
    line = required(name, "name", _("Skriv årsagens navn."), LONGEST_NAME)
    found = select(Reason.id, Reason.name).where(Reason.kind == kind)
    for row in step.connection.execute(found):
        if row.id != own and fold(row.name) == fold(line):
            text = _("“{name}” findes allerede. Vælg et andet navn.")
            raise Refusal(text.format(name=line), field="name")
    return line

"""What can be done to the school's reasons for leaving, and that somebody was told of a leaver."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import func, select

from gf2tracker.actions.label import codes_of, with_codes
from gf2tracker.domain.field import one_line, required
from gf2tracker.domain.leaving import own_code
from gf2tracker.domain.notice import Informed, pack_informed, unpack_informed
from gf2tracker.domain.people import CountsAs, EnrolmentId, LeaveReason
from gf2tracker.errors import Refusal
from gf2tracker.language import _, fold, join_words, plural
from gf2tracker.store.journal import Step
from gf2tracker.store.leaving import leave_reasons
from gf2tracker.store.tables import Enrolment, LeaveReasonRow

LONGEST_NAME, LONGEST_CODE = 60, 10


def add(step: Step, name: str, counts_as: CountsAs, central_code: str = "") -> str:
    """Add a reason of the school's own and return its code.

    Refused: no name, or one that a reason has already.
    """
    line = _free_name(step, name, None)
    step.label(_("Afgangsårsag tilføjet: {name}").format(name=line))
    code = own_code(line, (one.code for one in leave_reasons(step.connection).entries))
    values = {
        "code": code,
        "name": line,
        "counts_as": _counted(counts_as),
        "central_code": one_line(central_code, "central_code", LONGEST_CODE),
        "is_active": True,
    }
    step.insert(LeaveReasonRow, values)
    return code


def change(step: Step, code: str, name: str, counts_as: CountsAs, central_code: str = "") -> int:
    """Correct a reason and return how many students its figures were changed for.

    What it counts as holds for everybody who ever left for it, at once. Refused as `add`.
    """
    row = step.rows(LeaveReasonRow, [code])[code]
    line = _free_name(step, name, code)
    touched = used(step, code) if row["counts_as"] != _counted(counts_as) else 0
    text = _("Afgangsårsag rettet: {name}").format(name=line)
    if touched:
        told = _("{text}, tæller nu som {counted} for {students}")
        students = plural(touched, "{n} elev", "{n} elever")
        text = told.format(text=text, counted=CountsAs(counts_as).label, students=students)
    step.label(text)
    values = {
        "name": line,
        "counts_as": _counted(counts_as),
        "central_code": one_line(central_code, "central_code", LONGEST_CODE),
    }
    step.update(LeaveReasonRow, code, values)
    return touched


def deactivate(step: Step, code: str) -> None:
    """Take a reason out of the choices; those who left for it keep it. OTHER is refused."""
    row = step.rows(LeaveReasonRow, [code])[code]
    step.label(_("Afgangsårsag taget ud: {name}").format(name=row["name"]))
    if code == LeaveReason.OTHER:
        raise Refusal(_("Den bruges, når en liste har en årsag, ingen kender. Omdøb den i stedet."))
    step.update(LeaveReasonRow, code, {"is_active": False})


def activate(step: Step, code: str) -> None:
    """Put a reason back among the choices."""
    row = step.rows(LeaveReasonRow, [code])[code]
    step.label(_("Afgangsårsag taget i brug: {name}").format(name=row["name"]))
    step.update(LeaveReasonRow, code, {"is_active": True})


def remove(step: Step, code: str) -> None:
    """Delete a reason of the school's own that nobody left for; others are refused."""
    row = step.rows(LeaveReasonRow, [code])[code]
    step.label(_("Afgangsårsag slettet: {name}").format(name=row["name"]))
    if code in set(LeaveReason):
        raise Refusal(_("Årsagen hører til programmet. Tag den ud af brug i stedet."))
    count = used(step, code)
    if count:
        text = plural(count, "{n} elev har årsagen.", "{n} elever har årsagen.")
        raise Refusal(_("{count} Tag den ud af brug i stedet.").format(count=text))
    step.delete(LeaveReasonRow, code)


def inform(step: Step, enrolment_id: EnrolmentId, who: Iterable[Informed]) -> None:
    """Note that somebody has been told that a student left; refused for one who has not left."""
    row, told = _left(step, enrolment_id), set(who)
    names = join_words(one.label for one in Informed if one in told - {Informed.NO_MUNICIPALITY})
    text = _("Besked om 1 udmelding til {names}").format(names=names)
    if not names:
        text = _("Kommunen skal ikke have besked om 1 udmelding")
    step.label(with_codes(text, codes_of(step, [row["class_id"]])))
    known = unpack_informed(row["informed"])
    step.update(Enrolment, enrolment_id, {"informed": pack_informed(known | told)})


def set_informed(step: Step, enrolment_id: EnrolmentId, who: Iterable[Informed]) -> None:
    """Correct who has been told that a student left; refused as `inform`."""
    row = _left(step, enrolment_id)
    step.label(with_codes(_("Besked om 1 udmelding rettet"), codes_of(step, [row["class_id"]])))
    step.update(Enrolment, enrolment_id, {"informed": pack_informed(who)})


def used(step: Step, code: str) -> int:
    """Return how many students left for a reason."""
    count = select(func.count(Enrolment.student_id.distinct()))
    return step.connection.execute(count.where(Enrolment.leave_reason == code)).scalar_one()


def _left(step: Step, enrolment_id: EnrolmentId) -> dict[str, Any]:
    row = step.rows(Enrolment, [enrolment_id])[enrolment_id]
    if not row["leave_reason"]:
        raise Refusal(_("Eleven er ikke meldt ud. Meld eleven ud først."))
    return row


def _counted(counts_as: str) -> str:
    if counts_as not in set(CountsAs):
        raise Refusal(_("Vælg, hvad årsagen tæller som."), field="counts_as")
    return CountsAs(counts_as).value


def _free_name(step: Step, name: str, own: str | None) -> str:
    line = required(name, "name", _("Skriv årsagens navn."), LONGEST_NAME)
    for one in leave_reasons(step.connection).entries:
        if one.code != own and fold(one.name) == fold(line):
            text = _("“{name}” findes allerede. Vælg et andet navn.")
            raise Refusal(text.format(name=line), field="name")
    return line

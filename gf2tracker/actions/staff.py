"""What can be done to the staff list."""

from collections.abc import Sequence
from typing import Any, TypedDict

from sqlalchemy import func, select

from gf2tracker.domain.field import mail, phone, required, tidy
from gf2tracker.domain.people import Role, StaffId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, plural
from gf2tracker.store.belongings import hanging_on
from gf2tracker.store.journal import Step
from gf2tracker.store.tables import ClassGroup, Staff, TeamMember

FEWEST_LETTERS, MOST_LETTERS = 2, 5
LONGEST_NAME = 100


class StaffFields(TypedDict, total=False):
    """What is known of somebody of the staff; a change changes only what is given."""

    initials: str
    name: str
    roles: Sequence[Role]
    phone: str
    mail: str


def add(step: Step, fields: StaffFields) -> StaffId:
    """Add somebody to the staff list; refused as in `add_all`."""
    return add_all(step, [fields])[0]


def add_all(step: Step, rows: Sequence[StaffFields]) -> tuple[StaffId, ...]:
    """Add people to the staff list and return their ids in the same order.

    Refused: no name, initials that are not 2 to 5 letters or are taken, impossible phone or mail.
    """
    step.label(plural(len(rows), "{n} medarbejder tilføjet", "{n} medarbejdere tilføjet"))
    taken = _initials(step)
    checked = []
    for fields in rows:
        values = _checked({"initials": "", "name": "", **fields})
        _refuse_taken(taken, values["initials"], None)
        taken[values["initials"]] = 0
        checked.append(values)
    return tuple(StaffId(number) for number in step.insert_all(Staff, checked))


def change(step: Step, staff_id: StaffId, fields: StaffFields) -> None:
    """Change what is known of somebody of the staff; refused as in `add_all`."""
    step.label(_("1 medarbejder ændret"))
    values = _checked(fields)
    if "initials" in values:
        _refuse_taken(_initials(step), values["initials"], staff_id)
    step.update(Staff, staff_id, values)


def deactivate(step: Step, staff_id: StaffId) -> None:
    """Keep somebody on old classes but out of the choices: the person has left the school."""
    step.label(_("1 medarbejder sat som stoppet"))
    step.update(Staff, staff_id, {"is_active": False})


def activate(step: Step, staff_id: StaffId) -> None:
    """Put somebody who had left back among the choices."""
    step.label(_("1 medarbejder sat som ansat"))
    step.update(Staff, staff_id, {"is_active": True})


def remove(step: Step, staff_id: StaffId) -> None:
    """Take somebody off the staff list.

    Refused while a class has the person, or a plan, a meeting, a task or a student's follow-up.
    """
    step.label(_("1 medarbejder fjernet"))
    leads = select(func.count()).where(ClassGroup.contact_teacher_id == staff_id)
    teams = select(func.count(TeamMember.class_id.distinct())).where(
        TeamMember.staff_id == staff_id
    )
    used = max(step.connection.execute(leads).scalar_one(), _count(step, teams))
    if used:
        raise Refusal(
            plural(
                used,
                "Medarbejderen er knyttet til {n} hold. Sæt som stoppet, eller ret holdet først.",
                "Medarbejderen er knyttet til {n} hold. Sæt som stoppet, eller ret holdene først.",
            )
        )
    hanging = hanging_on(step.connection, Staff, [staff_id])
    if any([*hanging.gone.values(), *hanging.loose.values()]):
        text = _(
            "Medarbejderen står i en plan, et møde, en opgave eller en opfølgning. "
            "Sæt som stoppet i stedet."
        )
        raise Refusal(text)
    step.delete(Staff, staff_id)


def _count(step: Step, counting: Any) -> int:
    return int(step.connection.execute(counting).scalar_one())


def _checked(fields: StaffFields) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if "initials" in fields:
        values["initials"] = _letters(fields["initials"])
    if "name" in fields:
        refusal = _("Skriv medarbejderens navn.")
        values["name"] = required(fields["name"], "name", refusal, LONGEST_NAME)
    if "roles" in fields:
        given = {Role(role) for role in fields["roles"]}
        values["roles"] = ",".join(role.value for role in Role if role in given)
    if "phone" in fields:
        values["phone"] = phone(fields["phone"])
    if "mail" in fields:
        values["mail"] = mail(fields["mail"])
    return values


def _letters(text: str) -> str:
    letters = tidy(text).upper()
    if not (FEWEST_LETTERS <= len(letters) <= MOST_LETTERS and letters.isalpha()):
        raise Refusal(_("Initialer er 2 til 5 bogstaver, fx MEKR."), field="initials")
    return letters


def _initials(step: Step) -> dict[str, int]:
    rows = step.connection.execute(select(Staff.id, Staff.initials))
    return {row.initials: row.id for row in rows}


def _refuse_taken(taken: dict[str, int], initials: str, own: int | None) -> None:
    if taken.get(initials, own) != own:
        text = _("Initialerne {initials} er i brug. Vælg nogle andre.")
        raise Refusal(text.format(initials=initials), field="initials")

"""Who is responsible for a planned activity, and which companies come."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from gf2tracker.actions.planlabel import told
from gf2tracker.domain.activity import CompanyState, PlannedId
from gf2tracker.domain.field import required
from gf2tracker.domain.people import Role, StaffId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, fold
from gf2tracker.store.journal import Step
from gf2tracker.store.planrow import edit, row_of
from gf2tracker.store.tables import PlannedActivity, PlannedCompany, PlannedStaff, Staff

LONGEST_NAME = 120


def set_staff(
    step: Step, planned_id: PlannedId, people: Sequence[tuple[StaffId, Role | None]]
) -> None:
    """Say who is responsible for an activity, everybody with a role or None.

    Who is named twice has the last role. Refused: somebody who is not in the staff list.
    """
    row = row_of(step, planned_id)
    step.label(told(step, [row], _("fik ansvarlige")))
    wanted = {staff_id: role.value if role else "" for staff_id, role in people}
    step.rows(Staff, wanted)
    standing = select(PlannedStaff.id, PlannedStaff.staff_id, PlannedStaff.role)
    rows = step.connection.execute(standing.where(PlannedStaff.planned_id == planned_id)).all()
    now = {one.staff_id: one.id for one in rows}
    if {one.staff_id: one.role for one in rows} != wanted:
        step.update(PlannedActivity, planned_id, {"is_edited": True})
    step.delete_all(PlannedStaff, [number for who, number in now.items() if who not in wanted])
    kept = {now[who]: {"role": role} for who, role in wanted.items() if who in now}
    step.update_all(PlannedStaff, kept)
    new = [
        {"planned_id": planned_id, "staff_id": who, "role": role}
        for who, role in wanted.items()
        if who not in now
    ]
    step.insert_all(PlannedStaff, new)


def set_companies(
    step: Step, planned_id: PlannedId, companies: Iterable[tuple[str, CompanyState]]
) -> None:
    """Say which companies are asked to an activity by name, and what they answered.

    The totals follow the names as long as everybody is named; else they only rise to them. Refused:
    a name that is empty or stands twice.
    """
    row = row_of(step, planned_id)
    step.label(told(step, [row], _("fik virksomheder")))
    wanted = _by_name(companies)
    standing = select(PlannedCompany.id, PlannedCompany.name, PlannedCompany.state)
    rows = step.connection.execute(standing.where(PlannedCompany.planned_id == planned_id)).all()
    now = {fold(one.name): one.id for one in rows}
    gone = [number for name, number in now.items() if name not in wanted]
    step.delete_all(PlannedCompany, gone)
    kept = {now[key]: values for key, values in wanted.items() if key in now}
    step.update_all(PlannedCompany, kept)
    new = [{**values, "planned_id": planned_id} for key, values in wanted.items() if key not in now]
    step.insert_all(PlannedCompany, new)
    before = [one.state for one in rows]
    after = [values["state"] for values in wanted.values()]
    confirmed = _total(row["companies_confirmed"], _confirmed(before), _confirmed(after))
    invited = max(confirmed, _total(row["companies_invited"], len(before), len(after)))
    edit(step, row, {"companies_invited": invited, "companies_confirmed": confirmed})
    if {fold(one.name): {"name": one.name, "state": one.state} for one in rows} != wanted:
        step.update(PlannedActivity, planned_id, {"is_edited": True})


def _by_name(companies: Iterable[tuple[str, CompanyState]]) -> dict[str, dict[str, str]]:
    wanted: dict[str, dict[str, str]] = {}
    for text, state in companies:
        name = required(text, "companies", _("Skriv virksomhedens navn."), LONGEST_NAME)
        if fold(name) in wanted:
            refusal = _("{name} står der to gange. Slet den ene.").format(name=name)
            raise Refusal(refusal, field="companies")
        wanted[fold(name)] = {"name": name, "state": CompanyState(state).value}
    return wanted


def _confirmed(states: Sequence[str]) -> int:
    return states.count(CompanyState.CONFIRMED.value)


def _total(total: int, named: int, now: int) -> int:
    """Return a total once the names have changed: theirs where it was theirs, else no less."""
    return now if total == named else max(total, now)

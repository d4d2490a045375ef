"""What a list of planned activities would do to the plans, before anything is stored."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from gf2tracker.domain.activity import ActivityId, PlanState
from gf2tracker.domain.identity import Misfit
from gf2tracker.domain.people import ClassId, Role, StaffId
from gf2tracker.domain.plan import Place as Spot
from gf2tracker.domain.plan import date_of
from gf2tracker.intake.checked import Remark
from gf2tracker.intake.headings import AS_FOUND, Choices
from gf2tracker.intake.mending import Place
from gf2tracker.intake.misfits import activities_aside
from gf2tracker.intake.plan import Basis
from gf2tracker.intake.planlist import PlanFile, PlanRow
from gf2tracker.intake.plannedlist import ActivitiesPlan, PlannedLine
from gf2tracker.intake.values import text_of
from gf2tracker.language import _, fold, join_words, number, sort_key, week_label
from gf2tracker.queries.intake import in_order, not_taken
from gf2tracker.queries.listedactivity import Known, Standing, new_line, standing_line
from gf2tracker.queries.plan import PlanChip, chip_of
from gf2tracker.store.intake import imported_on, school_of
from gf2tracker.store.planlist import PlanFacts, class_of_each, plan_facts, store_mark


def activities_plan(
    connection: Connection, file: PlanFile, today: dt.date, choices: Choices = AS_FOUND
) -> ActivitiesPlan:
    """Return what a list of planned activities would do, row by row.

    A row with a number changes the activity that has it, a row without is a new one. Empty cells
    and columns that are not there say nothing; what is missing from the file is only counted.

    Args:
        connection: the store.
        file: what was read of it.
        today: the day it is looked at.
        choices: what the file was read with; chosen columns are remembered with the import.
    """
    found = _PlanTable(connection, file, today)
    rows = list(found.rows())
    rows = list(found.without_twins(rows))
    amended = activities_aside(file, found.misfits)
    codes = tuple(sorted({row.class_code for row in rows}, key=sort_key))
    return ActivitiesPlan(
        codes=codes,
        missing=found.missing(),
        remarks=(*file.remarks, *(Remark(text) for text in found.remarks())),
        imported_on=imported_on(connection, file.digest),
        staff=(),
        columns=choices.columns,
        basis=Basis(found.facts.number, tuple(code for _id, code in found.facts.codes)),
        today=today,
        file=amended,
        rows=tuple(in_order(amended, [*rows, *not_taken(amended, PlannedLine)])),
    )


class _Slot(NamedTuple):
    """Where an activity stands when all is done; `at` is None where the file does not name it."""

    at: Place | None
    row: int
    planned_id: int
    is_touched: bool
    monday: dt.date


class _PlanTable:
    """One file and all of the plans that it is compared with.

    Attributes:
        misfits: why rows can't be taken, by sheet and number.
    """

    def __init__(self, connection: Connection, file: PlanFile, today: dt.date) -> None:
        self.file = file
        self.misfits: dict[Place, Misfit] = {}
        self._mark = store_mark(connection)
        self._class_of = class_of_each(connection)
        self._codes = {one.id: one.code for one in school_of(connection).classes}
        self._by_code = {fold(code): number for number, code in self._codes.items()}
        self.facts = plan_facts(connection, self._classes())
        self._known = dict(self._known_classes())
        self._standing = _standing_of(self.facts, today)

    def rows(self) -> Iterator[PlannedLine]:
        """Yield what becomes of each good row; misfits are noted instead."""
        for row in self.file.rows:
            try:
                yield self._line(row)
            except Misfit as misfit:
                self.misfits[row.sheet, row.row] = misfit

    def without_twins(self, rows: Sequence[PlannedLine]) -> Iterator[PlannedLine]:
        """Yield rows but for those that put the same into one week of a class twice."""
        slots: dict[tuple[str, str, dt.date], list[_Slot]] = {}
        for title, code, slot in self._slots(rows):
            slots.setdefault((fold(title), fold(code), slot.monday), []).append(slot)
        for found in slots.values():
            for slot in found if len(found) > 1 else ():
                if slot.at is not None and slot.is_touched:
                    self.misfits[slot.at] = Misfit("title", _twin(slot, found))
        yield from (row for row in rows if row.key not in self.misfits)

    def missing(self) -> int:
        """Return how many activities of the file's classes it does not name, good row or not."""
        not_good = (*self.file.faulty, *self.file.left_out)
        told = {text_of(dict(row.values).get("id")) for row in not_good}
        told |= {str(row.id) for row in self.file.rows}
        return sum(str(number) not in told for number in self._standing)

    def remarks(self) -> Iterator[str]:
        """Yield what is to be known of the whole file."""
        marks = {row.store_mark for row in self.file.rows if row.id is not None}
        if marks == {""}:
            yield _("Filen siger ikke, hvilke skoledata den er skrevet af. Se efter, at Id passer.")

    def _line(self, row: PlanRow) -> PlannedLine:
        if row.id is None:
            class_id = self._by_code.get(fold(row.code))
            if class_id is None:
                raise Misfit("code", _("holdet findes ikke; ret navnet, eller opret holdet først"))
            return new_line(row, self._known[class_id])
        if row.store_mark and row.store_mark != self._mark:
            text = _("filen er skrevet af andre skoledata; slet Id, hvis aktiviteten er ny her")
            raise Misfit("id", text)
        class_id = self._class_of.get(row.id)
        if class_id is None:
            text = _("Id findes ikke; ret det tilbage, eller slet det, hvis aktiviteten er ny")
            raise Misfit("id", text)
        if row.code and self._by_code.get(fold(row.code)) != class_id:
            text = _("Id hører til {code}; slet Id, hvis aktiviteten er ny på et andet hold")
            raise Misfit("code", text.format(code=self._codes[class_id]))
        return standing_line(row, self._known[class_id], self._standing[row.id])

    def _classes(self) -> set[int]:
        """Return the classes that rows are about, by their code or by what they have the number of."""
        named = {self._by_code.get(fold(row.code)) for row in self.file.rows}
        numbered = {self._class_of.get(row.id) for row in self.file.rows if row.id is not None}
        return {number for number in named | numbered if number is not None}

    def _known_classes(self) -> Iterator[tuple[int, Known]]:
        staff = {fold(initials): StaffId(number) for number, initials in self.facts.staff}
        initials = {StaffId(number): told for number, told in self.facts.staff}
        catalogue = {
            fold(content.title): (ActivityId(number), content)
            for number, _version, content in self.facts.catalogue
        }
        codes = dict(self.facts.codes)
        for class_id, course in self.facts.courses:
            of = ClassId(class_id), codes[class_id], course
            yield class_id, Known(*of, staff, initials, catalogue)

    def _slots(self, rows: Sequence[PlannedLine]) -> Iterator[tuple[str, str, _Slot]]:
        """Yield title, class and place of all that stands in the classes' plans when all is done."""
        told = {row.planned_id for row in rows}
        for row in rows:
            one = self._standing.get(row.planned_id or 0)
            chip = one.chip if one else None
            assert row.class_id is not None
            day = _day_of(row, chip, self._known[row.class_id])
            state = row.state or (chip.state if chip else PlanState.PLANNED)
            title = row.values.get("title") or (chip.title if chip else row.texts["title"])
            is_touched = chip is None or row.to is not None or "title" in row.values
            if day is not None and state is not PlanState.CANCELLED:
                slot = _Slot(row.key, row.row, row.planned_id or 0, is_touched, _monday(day))
                yield title, row.class_code, slot
        for chip in (one.chip for one in self._standing.values()):
            if chip.id not in told and chip.date and chip.state is not PlanState.CANCELLED:
                slot = _Slot(None, 0, chip.id, is_touched=False, monday=_monday(chip.date))
                yield chip.title, self._codes[chip.class_id], slot


def _standing_of(facts: PlanFacts, today: dt.date) -> dict[int, Standing]:
    courses, named = dict(facts.courses), dict(facts.named)
    people: dict[int, list[tuple[StaffId, Role | None]]] = {}
    for planned_id, staff_id, role in facts.leads:
        people.setdefault(planned_id, []).append((StaffId(staff_id), Role(role) if role else None))
    return {
        one.id: Standing(
            chip_of(one, courses[one.class_id], today, (), {}),
            tuple(people.get(one.id, ())),
            named.get(one.id, 0),
        )
        for one in facts.standing
    }


def _day_of(row: PlannedLine, chip: PlanChip | None, known: Known) -> dt.date | None:
    if isinstance(row.to, Spot):
        return date_of(known.course, row.to)
    return row.to or (chip.date if chip else None)


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def _twin(slot: _Slot, found: Sequence[_Slot]) -> str:
    others = [one for one in found if one is not slot]
    week = week_label(slot.monday)
    in_file = [one for one in others if one.at is not None]
    if not in_file:
        text = _("står i planen i {week} i forvejen (Id {id}); to ens i samme uge")
        return text.format(week=week, id=others[0].planned_id)
    rows = join_words(_("række {row}").format(row=number(one.row)) for one in in_file)
    return _("to ens i samme uge: også {rows} i {week}").format(rows=rows, week=week)

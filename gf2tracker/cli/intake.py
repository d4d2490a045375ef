"""The commands that import class lists, lists of classes, absence and plans."""

from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gf2tracker.actions.intake import import_absence, import_classes, import_students
from gf2tracker.actions.planintake import import_activities
from gf2tracker.cli.faults import fault_facts, fault_table
from gf2tracker.cli.opening import looking_ahead, user, writing
from gf2tracker.cli.outcome import DONE, REFUSED, Outcome
from gf2tracker.cli.parser import Commands, Parser, day
from gf2tracker.cli.totals import absence_facts, absence_parts
from gf2tracker.intake.checked import CheckedFile
from gf2tracker.intake.columns import ABSENCE, CLASSES, STUDENTS
from gf2tracker.intake.faults import fault_tables
from gf2tracker.intake.files import read_absence, read_classes, read_plan, read_students
from gf2tracker.intake.headings import AS_FOUND, Choices, Layout, fingerprint
from gf2tracker.intake.plan import Plan, Result
from gf2tracker.intake.plancolumns import PLAN
from gf2tracker.intake.table import UnknownHeadings
from gf2tracker.language import _, date_long, join_words, number, plural
from gf2tracker.queries.intake import (
    absence_plan,
    classes_plan,
    remembered_columns,
    students_plan,
)
from gf2tracker.queries.planintake import activities_plan
from gf2tracker.reports.faults import write_faults
from gf2tracker.store.store import Store


@dataclass(frozen=True)
class Kind:
    """One kind of list: how it is read, planned, stored and told of.

    Attributes:
        facts: what JSON says of a plan.
        parts: paragraphs that only this kind of list has.
    """

    read: Callable[[Choices], CheckedFile[Any]]
    plan: Callable[..., Any]
    store: Callable[..., int]
    layout: Layout
    noun: Callable[[int], str]
    facts: Callable[[Any], dict[str, object]]
    parts: Callable[[Any], Iterator[str]] = lambda _plan: iter(())


def add(commands: Commands) -> None:
    """Add the commands `import students`, `import classes`, `import absence` and `import plan`."""
    about = _("Importér elever, hold, fravær eller planer fra en liste")
    lists = commands.add("import", about).commands("what")
    about = _("Importér en elevliste: .xlsx, .csv eller anden tekst")
    parser = lists.add("students", about, _("en elevliste"))
    _add_file(parser)
    own = parser.own
    own.add_argument(
        "--class", dest="code", metavar=_("HOLD"), help=_("holdet, når filen ingen har")
    )
    own.add_argument(
        "--start", metavar=_("DATO"), type=day, help=_("holdets start, når filen tier")
    )
    parser.set_defaults(run=run_students)
    about = _(
        "Importér en liste over hold: Hold, Uddannelse, Sted, Start, Skema, Kontaktlærer, Team"
    )
    parser = lists.add("classes", about, _("en liste over hold"))
    _add_file(parser)
    parser.set_defaults(run=run_classes)
    about = _("Importér fravær fra skolens system: som åbningstal, eller til sammenligning")
    parser = lists.add("absence", about, _("en liste over fravær"))
    _add_file(parser)
    parser.set_defaults(run=run_absence)
    about = _("Læs planer ind igen: den liste, som plan xlsx skriver, eller en af samme slags")
    parser = lists.add("plan", about, _("en plan"))
    _add_file(parser)
    parser.set_defaults(run=run_plan)


def _add_file(parser: Parser) -> None:
    own = parser.own
    own.add_argument("file", metavar=_("FIL"), type=Path)
    own.add_argument("--dry-run", action="store_true", help=_("vis, hvad der ville ske; gem intet"))
    own.add_argument("--good-rows", action="store_true", help=_("importér de rækker, der er gode"))
    own.add_argument(
        "--faults", metavar="FEJL.xlsx", type=Path, help=_("skriv rækkerne med fejl i en ny fil")
    )


def run_students(options: Namespace) -> Outcome:
    """Import a class list."""

    def read(choices: Choices) -> CheckedFile[Any]:
        return read_students(
            options.file,
            today=options.today,
            class_code=options.code,
            start=options.start,
            choices=choices,
        )

    return _run(options, Kind(read, students_plan, import_students, STUDENTS, _students, _facts))


def run_classes(options: Namespace) -> Outcome:
    """Import a list of classes."""

    def read(choices: Choices) -> CheckedFile[Any]:
        return read_classes(options.file, choices=choices)

    def noun(count: int) -> str:
        return plural(count, "{n} hold", "{n} hold")

    return _run(options, Kind(read, classes_plan, import_classes, CLASSES, noun, _facts))


def run_absence(options: Namespace) -> Outcome:
    """Keep absence totals as opening figures, or compare them with what we have."""

    def read(choices: Choices) -> CheckedFile[Any]:
        return read_absence(options.file, today=options.today, choices=choices)

    kind = Kind(
        read, absence_plan, import_absence, ABSENCE, _students, absence_facts, absence_parts
    )
    return _run(options, kind)


def run_plan(options: Namespace) -> Outcome:
    """Import a list of planned activities."""

    def read(choices: Choices) -> CheckedFile[Any]:
        return read_plan(options.file, choices=choices)

    def noun(count: int) -> str:
        return plural(count, "{n} aktivitet", "{n} aktiviteter")

    return _run(options, Kind(read, activities_plan, import_activities, PLAN, noun, _facts))


def _students(count: int) -> str:
    return plural(count, "{n} elev", "{n} elever")


def _run(options: Namespace, kind: Kind) -> Outcome:
    found = _first_reading(kind)
    with looking_ahead(options) as store:
        file, choices = _read(store, kind, found)
        plan: Plan = store.ask(kind.plan, file, options.today, choices).value
    has_good = plan.counts[Result.FAULT] < len(plan.rows)
    is_refused = bool(plan.faults) and not (options.good_rows and has_good)
    notes = list(_notes(plan, is_refused=is_refused))
    if options.faults and plan.faults:
        tables = fault_tables(plan.file, kind.layout)
        write_faults(tables, options.faults, made_by=user(), today=options.today)
        notes.append(_("Rækkerne med fejl ligger i {file}.").format(file=options.faults))
    facts = kind.facts(plan)
    if is_refused:
        return Outcome(facts, _text(plan, kind, _("Intet er importeret.")), tuple(notes), REFUSED)
    if options.dry_run:
        return Outcome(facts, _text(plan, kind, _("Intet er gemt.")), tuple(notes))
    with writing(options) as store:
        done = store.do_after_backup(kind.store, plan, good_rows=options.good_rows)
    end = done.change.label if done.change.step is not None else _("Der var intet at importere.")
    return Outcome(facts, _text(plan, kind, end.rstrip(".") + "."), tuple(notes), DONE)


@dataclass(frozen=True)
class _Reading:
    """A file as it was read without choices, or why its columns could not be told."""

    file: CheckedFile[Any] | None
    unknown: UnknownHeadings | None
    fingerprint: str


def _first_reading(kind: Kind) -> _Reading:
    """Read a file before any store is opened: most bad files end here."""
    try:
        file = kind.read(AS_FOUND)
    except UnknownHeadings as unknown:
        return _Reading(None, unknown, fingerprint(unknown.headings))
    return _Reading(file, None, file.fingerprint)


def _read(store: Store, kind: Kind, found: _Reading) -> tuple[CheckedFile[Any], Choices]:
    """Return the file as it was read, or read anew with what the user once chose in the window."""
    columns = store.ask(remembered_columns, found.fingerprint).value
    if columns:
        choices = replace(AS_FOUND, columns=columns)
        return kind.read(choices), choices
    if found.file is None:
        assert found.unknown is not None
        raise found.unknown
    return found.file, AS_FOUND


def _facts(plan: Plan) -> dict[str, object]:
    return {
        "new": plan.counts[Result.NEW],
        "changed": plan.counts[Result.CHANGED],
        "unchanged": plan.counts[Result.UNCHANGED],
        "moved": plan.counts[Result.MOVED],
        "missing": plan.missing,
        "faults": fault_facts(plan.faults),
        "classes": plan.codes,
    }


def _text(plan: Plan, kind: Kind, end: str) -> str:
    parts = [
        _("{rows} læst: {counts}.").format(
            rows=plural(len(plan.rows), "{n} række", "{n} rækker"), counts=join_words(_counts(plan))
        )
    ]
    if plan.faults:
        parts.append(fault_table(plan.faults))
    parts += kind.parts(plan)
    if plan.missing:
        text = _("{missing} mangler i filen og røres ikke.")
        parts.append(text.format(missing=kind.noun(plan.missing)))
    return "\n".join((*parts, end))


def _counts(plan: Plan) -> Iterator[str]:
    texts = {
        Result.NEW: (_("{n} ny"), _("{n} nye")),
        Result.CHANGED: (_("{n} ændret"), _("{n} ændrede")),
        Result.MOVED: (_("{n} flyttet"), _("{n} flyttede")),
        Result.UNCHANGED: (_("{n} uændret"), _("{n} uændrede")),
        Result.OPENING: (_("{n} åbningstal"), _("{n} åbningstal")),
        Result.DIFFERENT: (_("{n} afviger"), _("{n} afviger")),
        Result.SAME: (_("{n} stemmer"), _("{n} stemmer")),
        Result.UNKNOWN: (_("{n} ikke kendt"), _("{n} ikke kendt")),
        Result.FAULT: (_("{n} med fejl"), _("{n} med fejl")),
    }
    for result, (one, many) in texts.items():
        count = plan.counts[result]
        if count:
            yield (one if count == 1 else many).format(n=number(count))


def _notes(plan: Plan, *, is_refused: bool) -> Iterator[str]:
    for remark in plan.file.remarks if is_refused else plan.remarks:
        yield f"{remark.sheet}: {remark.text}" if remark.sheet else remark.text
    if plan.imported_on is not None:
        text = _("Den samme fil blev importeret {day}.")
        yield text.format(day=date_long(plan.imported_on))

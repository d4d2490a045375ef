"""The commands on plans: shown, laid from a template, written as a calendar or a workbook."""

from argparse import SUPPRESS, Namespace
from datetime import datetime
from pathlib import Path
from typing import Any

from gf2tracker.actions import template as actions
from gf2tracker.cli.console import table
from gf2tracker.cli.opening import reading, user, writing
from gf2tracker.cli.outcome import REFUSED, Outcome
from gf2tracker.cli.parser import Commands, Parser
from gf2tracker.domain.activity import TemplateId
from gf2tracker.domain.people import ClassId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, date_long, fold, plural
from gf2tracker.queries import calendar, classes, plan, template
from gf2tracker.queries.calendar import Entry
from gf2tracker.queries.plan import ClassPlan, PlanChip
from gf2tracker.queries.planbook import plan_book
from gf2tracker.queries.template import ClassPreview, TemplatePreview
from gf2tracker.reports.calendar import title_of, write_calendar
from gf2tracker.reports.plan import write_plan
from gf2tracker.store.store import Store


def add(commands: Commands) -> None:
    """Add the command `plan`, with `apply`, `ics` and `xlsx` behind it."""
    about = _("Vis holdenes plan, brug en skabelon, eller skriv en kalenderfil eller et regneark")
    parser = commands.add("plan", about)
    _add_classes(parser, _("holdet"), [])
    parser.set_defaults(run=_show)
    deeds = parser.commands("deed", is_needed=False)
    apply = deeds.add("apply", _("Læg en skabelon på et eller flere hold"))
    apply.own.add_argument("what", metavar=_("SKABELON"), help=_("skabelonens navn"))
    _add_classes(apply, _("holdene"), SUPPRESS)
    apply.own.add_argument("--past", action="store_true", help=_("læg også det, hvis dag er gået"))
    apply.own.add_argument(
        "--dry-run", action="store_true", help=_("vis kun, hvad skabelonen ville gøre")
    )
    apply.set_defaults(run=_apply)
    ics = deeds.add("ics", _("Skriv en kalenderfil for et hold eller en ansat"))
    ics.own.add_argument("what", metavar="UD.ics")
    _add_classes(ics, _("holdet"), SUPPRESS)
    ics.own.add_argument("--person", metavar=_("INITIALER"), help=_("den ansatte"))
    ics.set_defaults(run=_calendar)
    xlsx = deeds.add("xlsx", _("Skriv planen som regneark"))
    xlsx.own.add_argument("what", metavar="UD.xlsx")
    _add_classes(xlsx, _("kun disse hold; ellers alle, der ikke er slut"), SUPPRESS)
    xlsx.set_defaults(run=_workbook)


def _add_classes(parser: Parser, about: str, default: Any) -> None:
    parser.own.add_argument(
        "--class",
        dest="codes",
        metavar=_("HOLD"),
        nargs="+",
        action="extend",
        default=default,
        help=about,
    )


# --- shown ----------------------------------------------------------------------------------------


def _show(options: Namespace) -> Outcome:
    with reading(options) as store:
        found: ClassPlan = store.ask(plan.class_plan, _one(store, options), options.today).value
    weeks = [week for phase in found.phases for week in phase.weeks]
    chips = [chip for week in weeks for chip in week.chips] + list(found.outside)
    facts = {
        "class": found.code,
        "total": found.total,
        "held": found.held,
        "not_held": found.not_held,
        "companies_needed": found.needed,
        "companies_confirmed": found.confirmed,
        "activities": [_facts(chip) for chip in chips],
    }
    rows = (
        [
            str(chip.week or ""),
            date_long(chip.date) if chip.date else "",
            chip.title,
            _("ikke holdt") if chip.is_not_held else chip.state.label,
            f"{chip.confirmed}/{chip.needed}" if chip.needed else "",
            ", ".join(chip.leads),
            " ".join(chip.faults),
        ]
        for chip in chips
    )
    heads = (_("Uge"), _("Dato"), _("Aktivitet"), _("Status"), _("Virks."), _("Hvem"), _("Bemærk"))
    return Outcome(facts, table(heads, rows) if chips else _("Holdet har ingen plan endnu."))


def _facts(chip: PlanChip) -> dict[str, Any]:
    return {
        "id": chip.id,
        "title": chip.title,
        "kind": chip.kind.value,
        "phase": chip.phase or None,
        "week": chip.week,
        "date": chip.date,
        "first_lesson": chip.first_lesson or None,
        "lessons": chip.lessons,
        "state": chip.state.value,
        "not_held": chip.is_not_held,
        "companies_needed": chip.needed,
        "companies_invited": chip.invited,
        "companies_confirmed": chip.confirmed,
        "people": list(chip.leads),
        "faults": list(chip.faults),
    }


def _one(store: Store, options: Namespace) -> ClassId:
    if len(options.codes) != 1:
        raise Refusal(_("Skriv ét hold, fx --class tøm-26a."), field="class")
    class_id: ClassId = store.ask(classes.by_code, options.codes[0]).value
    return class_id


# --- a template -----------------------------------------------------------------------------------


def _apply(options: Namespace) -> Outcome:
    if not options.codes:
        text = _("Skriv også holdene, fx plan apply Tømrer --class tøm-26a.")
        raise Refusal(text, field="class")
    opened = reading if options.dry_run else writing
    with opened(options) as store:
        template_id = _template(store, options.what)
        ids = [store.ask(classes.by_code, code).value for code in options.codes]
        first = None if options.past else options.today
        seen: TemplatePreview = store.ask(template.preview, template_id, ids, first).value
        if not options.dry_run:
            store.do(actions.apply, template_id, ids, first)
    outside = any(one.outside for one in seen.classes)
    facts = {
        "template": seen.name,
        "classes": [_class_facts(one) for one in seen.classes],
        "faults": list(seen.faults),
    }
    lines = [f"{one.code}: {one.text}" for one in seen.classes]
    rows = (
        [
            one.code,
            date_long(placing.date) if placing.date else "",
            placing.slot.content.title,
            placing.outcome.label,
            placing.why,
        ]
        for one in seen.classes
        for placing in one.placings
    )
    heads = (_("Hold"), _("Dato"), _("Aktivitet"), _("Hvad"), _("Hvorfor"))
    told = [table(heads, rows), *lines, *seen.faults]
    code = REFUSED if options.dry_run and outside else 0
    return Outcome(facts, "\n".join(told), (), code)


def _class_facts(one: ClassPreview) -> dict[str, Any]:
    return {
        "class": one.code,
        "outside": one.outside,
        "closed": one.closed,
        "activities": [
            {
                "title": placing.slot.content.title,
                "date": placing.date,
                "outcome": placing.outcome.value,
                "why": placing.why,
            }
            for placing in one.placings
        ],
    }


def _template(store: Store, name: str) -> TemplateId:
    known = store.ask(template.listing).value
    for one in known:
        if fold(one.name) == fold(name):
            return TemplateId(one.id)
    names = ", ".join(one.name for one in known) or _("ingen endnu")
    text = _("Der er ingen skabelon, der hedder {name}. Skabeloner: {names}.")
    raise Refusal(text.format(name=name[:60], names=names), field="template")


# --- a calendar file ------------------------------------------------------------------------------


def _calendar(options: Namespace) -> Outcome:
    entries: tuple[Entry, ...]
    with reading(options) as store:
        if options.person:
            entries = store.ask(calendar.of_person, options.person).value
        else:
            entries = store.ask(calendar.of_class, _one(store, options)).value
    title = title_of(options.person or options.codes[0])
    file, now = Path(options.what), datetime.now().astimezone()
    count = write_calendar(entries, file, title=title, now=now)
    text = plural(count, "{n} aftale er skrevet", "{n} aftaler er skrevet")
    return Outcome({"file": str(file), "entries": count}, f"{text}: {file}")


# --- a workbook -----------------------------------------------------------------------------------


def _workbook(options: Namespace) -> Outcome:
    with reading(options) as store:
        ids = [store.ask(classes.by_code, code).value for code in options.codes]
        found = store.ask(plan_book, ids or None, options.today).value
    report = write_plan(found, Path(options.what), made_by=user())
    codes = [one.code for one in found.classes]
    facts = {"file": str(report.file), "activities": report.activities, "classes": codes}
    text = _("{activities} på {classes} er skrevet: {file}")
    told = text.format(
        activities=plural(report.activities, "{n} aktivitet", "{n} aktiviteter"),
        classes=plural(report.classes, "{n} hold", "{n} hold"),
        file=report.file,
    )
    return Outcome(facts, told)

"""The command that says what matters at the school today."""

from argparse import Namespace
from datetime import datetime, time

from gf2tracker.cli.console import table
from gf2tracker.cli.opening import reading, user
from gf2tracker.cli.outcome import Outcome
from gf2tracker.cli.parser import Commands
from gf2tracker.language import _, date_short, plural
from gf2tracker.queries.today import Overview, overview


def add(commands: Commands) -> None:
    """Add the command `today`."""
    about = _("Vis, hvad der haster i dag: protokoller, elever at ringe til, frister")
    commands.add("today", about).set_defaults(run=run)


def run(options: Namespace) -> Outcome:
    """Return the page of today; a day asked for with --today is looked at when it is over."""
    now = time.max if options.is_day_told else datetime.now().astimezone().time()
    with reading(options) as store:
        page = store.ask(overview, options.today, now, user() or None).value
    return Outcome(_facts(page), _text(page))


def _facts(page: Overview) -> dict[str, object]:
    return {
        "date": page.date,
        "missing_registers": [
            {"class": one.code, "lessons": len(one.lessons)}
            for one in page.missing_registers
            if one.date == page.date
        ],
        "radar": [
            {
                "number": call.student.number,
                "name": call.student.name,
                "class": call.student.code,
                "phone": call.student.phone,
                "days": len(call.days),
                "last_contact": call.contact.at if call.contact else None,
            }
            for call in page.radar
        ],
        "absent": [
            {
                "number": one.student.number,
                "name": one.student.name,
                "class": one.student.code,
                "since": one.since,
                "days": one.days,
            }
            for one in page.absent
        ],
        "due": [
            {
                "name": one.name,
                "class": one.code,
                "date": one.date,
                "week": one.week,
                "last_school_day": one.last_school_day,
            }
            for one in page.due
        ],
    }


def _text(page: Overview) -> str:
    parts = [page.headline]
    if page.missing_registers:
        rows = [
            (
                one.code,
                date_short(one.date),
                plural(len(one.lessons), "{n} lektion", "{n} lektioner"),
            )
            for one in page.missing_registers
        ]
        parts.append(table((_("Protokol mangler"), _("Dag"), ""), rows))
    if page.radar:
        calls = [
            (one.student.name, one.student.code, one.student.phone, len(one.days))
            for one in page.radar
        ]
        parts.append(table((_("Ring til"), _("Hold"), _("Telefon"), _("Dage")), calls, "   r"))
    if page.absent:
        away = [(one.student.name, one.student.code, one.since, one.days) for one in page.absent]
        parts.append(table((_("Væk i flere dage"), _("Hold"), _("Siden"), _("Dage")), away, "   r"))
    if page.due:
        due = [(one.label, one.code, one.date, one.week, one.last_school_day) for one in page.due]
        names = _("Frist"), _("Hold"), _("Dato"), _("Uge"), _("Sidste skoledag")
        parts.append(table(names, due, "   r"))
    return "\n\n".join(parts)

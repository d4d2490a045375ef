"""The columns of the list of companies needed: a row an activity."""

from dataclasses import dataclass
from datetime import date, timedelta

from gf2tracker.domain.activity import CompanyState
from gf2tracker.language import _, join_words, week_label
from gf2tracker.queries.demand import SOON, Need
from ui.cells import Words
from ui.column import Column
from ui.planboard.kinds import ICONS
from ui.symbol import State

INVITED, CONFIRMED = "invited", "confirmed"


@dataclass(frozen=True)
class NeedLine:
    """A need, and whether it comes within the first four weeks."""

    need: Need
    is_soon: bool


def line_of(need: Need, today: date) -> NeedLine:
    """Return a need as it is listed."""
    monday = today - timedelta(days=today.weekday())
    return NeedLine(need, need.date < monday + timedelta(weeks=SOON))


def columns() -> tuple[Column[NeedLine], ...]:
    """Return the columns, those of figures where they are typed too."""
    return (
        Column(_("Dag"), lambda line: line.need.date, name="date", kind="day", width=80, gap=14),
        Column(
            _("Uge"),
            lambda line: week_label(line.need.date),
            name="week",
            width=50,
            gap=16,
            shade="ink2",
            order=lambda line: line.need.date,
        ),
        Column(_("Hold"), lambda line: line.need.code, name="class", width=72, is_bold=True),
        Column(_("Aktivitet"), _title, name="title", width=170, weight=2),
        Column(_("Ønsket"), lambda line: line.need.needed, name="needed", kind="number", width=48),
        Column(
            _("Inviteret"),
            lambda line: line.need.invited,
            name=INVITED,
            kind="number",
            width=54,
            tip=_("Skriv et tal, eller tryk F2"),
        ),
        Column(
            _("Bekræftet"),
            lambda line: line.need.confirmed,
            name=CONFIRMED,
            kind="number",
            width=66,
            tip=_("Skriv et tal, eller tryk F2"),
        ),
        Column(
            _("Mangler"),
            _missing,
            name="missing",
            kind="number",
            width=56,
            order=lambda line: line.need.missing,
        ),
        Column(
            _("Hvem"),
            lambda line: join_words(line.need.leads) or line.need.teacher,
            name="who",
            width=76,
            shade="ink2",
        ),
        Column(_("Virksomheder"), _companies, name="companies", width=150, weight=3, shade="ink2"),
        Column(_("Sted"), lambda line: line.need.site, name="site", width=110, is_hidden=True),
        Column(
            _("Uddannelse"),
            lambda line: line.need.programme,
            name="programme",
            width=110,
            is_hidden=True,
        ),
    )


def _title(line: NeedLine) -> Words:
    return Words(line.need.title, icon=ICONS[line.need.kind])


def _missing(line: NeedLine) -> Words:
    missing = line.need.missing
    if not missing:
        return Words("0", "ink3")
    return Words(str(missing), state=State.WATCH if line.is_soon else None)


def _companies(line: NeedLine) -> str:
    told = []
    for name, state in line.need.companies:
        kind = CompanyState(state)
        told.append(name if kind is CompanyState.CONFIRMED else f"{name} ({kind.label})")
    return ", ".join(told)

"""What can be done to the school itself: what it has decided, its sites and its programmes."""

from typing import Any, TypedDict

from sqlalchemy import func, select

from gf2tracker.domain.bell import DEFAULT_BELL, Bell
from gf2tracker.domain.field import one_line, required
from gf2tracker.domain.pattern import dashes, parse_pattern, parse_phases
from gf2tracker.domain.people import ProgrammeId, SiteId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, fold, plural
from gf2tracker.store.journal import Step
from gf2tracker.store.setting import settings
from gf2tracker.store.tables import ClassGroup, ClosedPeriod, Programme, Setting, Site


class SettingFields(TypedDict, total=False):
    """What the school may decide; only what is given is changed.

    Shares are 0 to 1, phases and lesson pattern as they are written ("5-5-5-5", "8-8-8-8-5").
    """

    school_name: str
    phases: str
    lesson_pattern: str
    watch_share: float
    act_share: float
    first_days_partial: bool


def set_settings(step: Step, fields: SettingFields) -> None:
    """Change what the school has decided.

    Refused: phases and patterns that can't be, and thresholds unless 0 < watch < act <= 1.
    """
    step.label(_("Skolens indstillinger ændret"))
    texts: dict[str, str] = {}
    if "school_name" in fields:
        texts["school_name"] = one_line(fields["school_name"], "school_name")
    if "phases" in fields:
        texts["phases"] = dashes(parse_phases(fields["phases"]))
    if "lesson_pattern" in fields:
        texts["lesson_pattern"] = _pattern(fields["lesson_pattern"])
    if "first_days_partial" in fields:
        texts["first_days_partial"] = str(int(fields["first_days_partial"]))
    texts |= _thresholds(step, fields)
    step.upsert_all(Setting, {name: {"name": name, "value": text} for name, text in texts.items()})


def _pattern(text: str) -> str:
    try:
        return dashes(parse_pattern(text))
    except Refusal as refusal:
        raise Refusal(refusal.text, field="lesson_pattern") from None


def _thresholds(step: Step, fields: SettingFields) -> dict[str, str]:
    if "watch_share" not in fields and "act_share" not in fields:
        return {}
    now = settings(step.connection)
    watch = round(fields.get("watch_share", float(now["watch_share"])), 4)
    act = round(fields.get("act_share", float(now["act_share"])), 4)
    if not 0 < watch < 1:
        raise Refusal(_("Grænsen skal ligge mellem 0 og 100 %."), field="watch_share")
    if not watch < act <= 1:
        raise Refusal(
            _("“Gør noget” skal ligge over “hold øje” og højst være 100 %."), field="act_share"
        )
    return {"watch_share": f"{watch:.4g}", "act_share": f"{act:.4g}"}


def add_site(step: Step, name: str, bell: str = DEFAULT_BELL) -> SiteId:
    """Add a site with its bell times ("8:15 9:00 ..."); a name that is taken is refused."""
    values = {"name": _free_name(step, Site, name, None), "bell": str(Bell.parse(bell))}
    step.label(_("Afdeling tilføjet: {name}").format(name=values["name"]))
    return SiteId(step.insert(Site, values))


def change_site(step: Step, site_id: SiteId, name: str, bell: str) -> None:
    """Change a site's name and bell times."""
    values = {"name": _free_name(step, Site, name, site_id), "bell": str(Bell.parse(bell))}
    step.label(_("Afdeling ændret: {name}").format(name=values["name"]))
    step.update(Site, site_id, values)


def remove_site(step: Step, site_id: SiteId) -> None:
    """Take a site and its closed days away; refused while a class belongs to it."""
    name = _name_of(step, Site, site_id)
    _refuse_used(step, ClassGroup.site_id, site_id, name)
    step.label(_("Afdeling fjernet: {name}").format(name=name))
    own = select(ClosedPeriod.id).where(ClosedPeriod.site_id == site_id)
    step.delete_all(ClosedPeriod, step.connection.execute(own).scalars().all())
    step.delete(Site, site_id)


def site_named(step: Step, name: str) -> SiteId:
    """Return the site of a name, capitals or not; added with the usual bell when there is none."""
    found = _named(step, Site, name)
    return SiteId(found) if found is not None else add_site(step, name)


def add_programme(step: Step, name: str, short: str = "", cosa_code: str = "") -> ProgrammeId:
    """Add a programme; a name that is taken is refused."""
    values = _programme(step, None, name, short, cosa_code)
    step.label(_("Uddannelse tilføjet: {name}").format(name=values["name"]))
    return ProgrammeId(step.insert(Programme, values))


def change_programme(
    step: Step, programme_id: ProgrammeId, name: str, short: str = "", cosa_code: str = ""
) -> None:
    """Change a programme's name, short name and CØSA code."""
    values = _programme(step, programme_id, name, short, cosa_code)
    step.label(_("Uddannelse ændret: {name}").format(name=values["name"]))
    step.update(Programme, programme_id, values)


def remove_programme(step: Step, programme_id: ProgrammeId) -> None:
    """Take a programme away; refused while a class is on it."""
    name = _name_of(step, Programme, programme_id)
    _refuse_used(step, ClassGroup.programme_id, programme_id, name)
    step.label(_("Uddannelse fjernet: {name}").format(name=name))
    step.delete(Programme, programme_id)


def programme_named(step: Step, name: str) -> ProgrammeId:
    """Return the programme of a name or short name, capitals or not; added when there is none."""
    found = _named(step, Programme, name)
    if found is None:
        shorts = step.connection.execute(select(Programme.id, Programme.short))
        found = next((row.id for row in shorts if row.short and _same(row.short, name)), None)
    return ProgrammeId(found) if found is not None else add_programme(step, name)


def _programme(
    step: Step, programme_id: int | None, name: str, short: str, cosa_code: str
) -> dict[str, Any]:
    return {
        "name": _free_name(step, Programme, name, programme_id),
        "short": one_line(short, "short", 20),
        "cosa_code": one_line(cosa_code, "cosa_code", 20),
    }


def _free_name(step: Step, kind: type[Site] | type[Programme], name: str, own: int | None) -> str:
    line = required(name, "name", _("Skriv et navn."))
    if _named(step, kind, line) not in {None, own}:
        raise Refusal(_("“{name}” findes allerede. Vælg et andet navn.").format(name=line), "name")
    return line


def _named(step: Step, kind: type[Site] | type[Programme], name: str) -> int | None:
    rows = step.connection.execute(select(kind.id, kind.name))
    return next((row.id for row in rows if _same(row.name, name)), None)


def _same(one: str, other: str) -> bool:
    return fold(one) == fold(other)


def _name_of(step: Step, kind: type[Site] | type[Programme], number: int) -> str:
    return str(step.rows(kind, [number])[number]["name"])


def _refuse_used(step: Step, column: Any, number: int, name: str) -> None:
    counting = select(func.count()).where(column == number)
    used = step.connection.execute(counting).scalar_one()
    if used:
        text = plural(
            used,
            "“{name}” bruges af {n} hold. Flyt holdet først.",
            "“{name}” bruges af {n} hold. Flyt holdene først.",
        )
        raise Refusal(text.replace("{name}", name))

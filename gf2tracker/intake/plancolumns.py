"""The columns of a plan as a list: what the program writes, and what else they may be called."""

from gf2tracker.intake.headings import Field, Layout
from gf2tracker.language import _

SHEET, WHEEL, WORDS = _("Plan"), _("Årshjul"), _("Ord til listen")
"""The sheets of the program's own workbook; only the first is read."""
STORE_MARK = "store_mark"
CLEARED = "-"
"""What is written in a cell to clear it: an empty cell changes nothing."""


def _field(name: str, label: str, *synonyms: str) -> Field:
    return Field(name, label, synonyms or (label,))


PLAN = Layout(
    _("en plan"),
    (
        _field("id", _("Id")),
        _field("code", _("Hold"), "Hold", "Holdnavn", "Holdkode", "Klasse", "Stamhold"),
        _field("phase", _("Fase")),
        _field("week", _("Undervisningsuge"), "Undervisningsuge", "Uge", "Ugenr", "Undv. uge"),
        _field("weekday", _("Ugedag"), "Ugedag", "Dag"),
        _field("date", _("Dato"), "Dato", "Den"),
        _field("first_lesson", _("Lektion"), "Lektion", "Fra lektion", "Første lektion"),
        _field("lessons", _("Lektioner"), "Lektioner", "Antal lektioner", "Varighed"),
        _field("title", _("Aktivitet"), "Aktivitet", "Aktiviteter", "Hvad", "Titel"),
        _field("kind", _("Type"), "Type", "Slags", "Aktivitetstype"),
        _field("state", _("Status"), "Status", "Tilstand"),
        _field("place", _("Sted"), "Sted", "Lokale", "Adresse", "Hvor"),
        _field("leads", _("Ansvarlige"), "Ansvarlige", "Ansvarlig", "Hvem", "Initialer"),
        _field(
            "companies_needed",
            _("Virksomheder ønsket"),
            *("Virksomheder ønsket", "Ønskede virksomheder", "Virksomheder"),
        ),
        _field(
            "companies_invited",
            _("Virksomheder inviteret"),
            *("Virksomheder inviteret", "Inviterede virksomheder", "Inviteret"),
        ),
        _field(
            "companies_confirmed",
            _("Virksomheder bekræftet"),
            *("Virksomheder bekræftet", "Bekræftede virksomheder"),
        ),
        _field(STORE_MARK, _("Skoledata")),
    ),
    needed=(("title",), ("code",), ("date", "week")),
    titles={STORE_MARK: STORE_MARK},
)
LABELS = {one.name: one.label for one in PLAN.fields}

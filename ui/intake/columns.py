"""The columns of the preview: what will stand in the store, and where it came from."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from gf2tracker.intake.checked import Heading
from gf2tracker.intake.plan import PRIVATE, Plan, PlannedRow, Result
from gf2tracker.language import _
from ui import theme
from ui.cells import Drawn, Words
from ui.column import Column, Kind
from ui.intake.cells import ChangedText, FaultyText
from ui.symbol import State

STATES = {
    Result.FAULT: State.ACT,
    Result.UNKNOWN: State.WATCH,
    Result.DIFFERENT: State.WATCH,
    Result.CHANGED: State.CHANGED,
    Result.MOVED: State.CHANGED,
    Result.OPENING: State.NEW,
    Result.SAME: State.OK,
    Result.UNCHANGED: State.NONE,
    Result.NEW: State.NEW,
    Result.GONE: State.WATCH,
    Result.KEPT: State.NONE,
    Result.LEFT_OUT: State.NONE,
}
ORDER = (
    Result.FAULT,
    Result.UNKNOWN,
    Result.DIFFERENT,
    Result.CHANGED,
    Result.MOVED,
    Result.OPENING,
    Result.SAME,
    Result.UNCHANGED,
    Result.NEW,
    Result.GONE,
    Result.KEPT,
    Result.LEFT_OUT,
)
QUIET = {
    Result.SAME: "ink2",
    Result.UNCHANGED: "ink2",
    Result.KEPT: "ink3",
    Result.LEFT_OUT: "ink3",
}
WHAT = "what"
MOST_FOR_OLD = 56


@dataclass(frozen=True)
class Shown:
    """A field that the preview may show.

    Attributes:
        fields: what it may be called in the list; the first with a heading is its source.
        place: how soon it must give way, from 1; 0 never does.
        is_ours: whether it is not in the list but what we have; shown where any row has it.
        kind: as in Column.
    """

    name: str
    title: str
    width: int
    place: int
    fields: tuple[str, ...] = ()
    weight: float = 0.0
    is_ours: bool = False
    kind: Kind = "text"

    @property
    def sources(self) -> tuple[str, ...]:
        """The list's fields that it is told by."""
        return self.fields or (self.name,)


NAMES = ("full_name", "first_name", "last_name", "called_name")
STUDENT_FIELDS = (
    Shown("full_name", _("Navn"), 150, 0, NAMES, weight=0.3),
    Shown("number", _("Elevnr."), 64, 9),
    Shown("birth_date", _("Født"), 84, 1, ("birth_date", "cpr")),
    Shown("class_code", _("Hold"), 66, 2),
    Shown("phone", _("Telefon"), 86, 3),
    Shown("track", _("Spor"), 44, 4, ("track", "is_eux", "euv", "student_type")),
    Shown("first_day", _("Start"), 80, 5, ("first_day", "class_start")),
    Shown("left_on", _("Afgang"), 80, 6),
    Shown("called_name", _("Kaldenavn"), 90, 10),
    Shown("mail", _("Mail"), 150, 7, weight=0.3),
    Shown("programme", _("Uddannelse"), 110, 8),
    Shown("contact_teacher", _("Kontaktlærer"), 90, 11),
    Shown("guardian_name", _("Værge"), 120, 13),
    Shown("guardian_phone", _("Værges telefon"), 100, 12),
    Shown("guardian_mail", _("Værges mail"), 150, 17),
    Shown("former_school", _("Tidligere skole"), 120, 14),
    Shown("postcode", _("Postnr."), 56, 15),
    Shown("uni_login", _("UNI-login"), 80, 16),
    Shown("leave_reason", _("Afgangsårsag"), 110, 18),
)
CLASS_FIELDS = (
    Shown("code", _("Hold"), 90, 0, weight=0.2),
    Shown("programme", _("Uddannelse"), 130, 1, weight=0.3),
    Shown("site", _("Afdeling"), 100, 3),
    Shown("starts_on", _("Start"), 80, 2),
    Shown("pattern", _("Skema"), 72, 5),
    Shown("contact_teacher", _("Kontaktlærer"), 100, 4),
    Shown("team", _("Team"), 150, 6, weight=0.3),
)

ABSENCE_FIELDS = (
    Shown("full_name", _("Navn"), 150, 0, NAMES[:3], weight=0.3),
    Shown("number", _("Elevnr."), 64, 7),
    Shown("birth_date", _("Født"), 84, 8, ("birth_date", "cpr")),
    Shown("class_code", _("Hold"), 66, 2, is_ours=True),
    Shown(
        "absent_share", _("Deres"), 66, 0, ("absent_share", "modules"), is_ours=True, kind="number"
    ),
    Shown("ours", _("Vores"), 66, 0, is_ours=True, kind="number"),
    Shown("unlawful_share", _("Ulovligt"), 66, 5, is_ours=True, kind="number"),
    Shown(
        "absent_hours",
        _("Deres timer"),
        100,
        4,
        ("absent_hours", "absent_lessons"),
        is_ours=True,
        kind="number",
    ),
    Shown("our_hours", _("Vores timer"), 100, 3, is_ours=True, kind="number"),
    Shown("until", _("Til og med"), 80, 6, ("until", "extracted_on", "day"), is_ours=True),
)

PLAN_FIELDS = (
    Shown("title", _("Aktivitet"), 150, 0, weight=0.3),
    Shown("code", _("Hold"), 66, 1),
    Shown("date", _("Dato"), 84, 2),
    Shown("week", _("Uge"), 40, 6, kind="number"),
    Shown("weekday", _("Ugedag"), 64, 7),
    Shown("first_lesson", _("Lektion"), 56, 9, kind="number"),
    Shown("lessons", _("Lektioner"), 64, 14, kind="number"),
    Shown("state", _("Status"), 76, 3),
    Shown("leads", _("Ansvarlige"), 84, 4),
    Shown("place", _("Sted"), 90, 8),
    Shown("kind", _("Type"), 110, 10),
    Shown("companies_needed", _("Ønsket"), 60, 11, kind="number"),
    Shown("companies_invited", _("Inviteret"), 64, 12, kind="number"),
    Shown("companies_confirmed", _("Bekræftet"), 68, 5, kind="number"),
    Shown("phase", _("Fase"), 44, 13, kind="number"),
    Shown("id", _("Id"), 48, 15, kind="number"),
)


def fields_of(plan: Plan, fields: Sequence[Shown]) -> tuple[Shown, ...]:
    """Return the fields that a list has, and the class where its rows are about several."""
    told = {heading.field for sheet in plan.file.sheets for heading in sheet.headings}
    several = {"class_code"} if len(plan.codes) > 1 else set()
    return tuple(
        replace(one, width=one.width + _more_for_old(one, plan))
        for one in fields
        if told & set(one.sources) or one.name in several or _is_ours(one, plan)
    )


def _is_ours(shown: Shown, plan: Plan) -> bool:
    return shown.is_ours and any(row.texts.get(shown.name) for row in plan.rows)


def _more_for_old(shown: Shown, plan: Plan) -> int:
    """Return what a column lacks to show what its values were, where that is little."""
    changes = [one for row in plan.rows for one in row.changes if one.field in shown.sources]
    needed = max((ChangedText(one.old, one.new).whole_width() for one in changes), default=0)
    lacking = round(needed / theme.text_scale()) + 1 - shown.width
    return lacking if 0 < lacking <= MOST_FOR_OLD else 0


def preview_columns(
    fields: Sequence[Shown], headings: Sequence[Heading]
) -> list[Column[PlannedRow]]:
    """Return the preview's columns; under each stands the heading it is read from."""
    return [
        Column(
            _("Række"), lambda row: row.row or "", name="row", kind="number", width=44, shade="ink3"
        ),
        Column(_("Resultat"), _result, name="result", width=_wide(fields), order=by_result),
        *(
            Column(
                one.title,
                _value(one),
                name=one.name,
                kind=one.kind,
                width=one.width,
                weight=one.weight,
                under=_source(one, headings),
            )
            for one in fields
        ),
        Column(_("Hvad sker der"), _what, name=WHAT, width=320, weight=1.0),
    ]


def _wide(fields: Sequence[Shown]) -> int:
    """Return the room that results need: those of absence have longer words."""
    return 108 if any(one.is_ours for one in fields) else 88


def by_result(row: PlannedRow) -> int:
    """Return the order of the preview: what must be mended first, each in the file's own order."""
    return ORDER.index(row.result)


def told(row: PlannedRow) -> str:
    """Return what happens to a row as one clause, with a capital and without a full stop."""
    said = (_("Beskyttet."), row.what) if row.is_protected else (row.what,)
    text = " ".join(filter(None, said)).removesuffix(".")
    return text[:1].upper() + text[1:]


def _result(row: PlannedRow) -> Words:
    state, quiet = STATES[row.result], QUIET.get(row.result)
    return Words(row.result.label, quiet or state.text, is_bold=quiet is None, state=state)


def _what(row: PlannedRow) -> Words:
    shade = {Result.FAULT: "acttext", Result.DIFFERENT: "ink"}.get(row.result, "ink2")
    return Words(told(row), shade)


def _value(shown: Shown) -> Callable[[PlannedRow], Drawn | str]:
    def value(row: PlannedRow) -> Drawn:
        if shown.name in PRIVATE and row.is_protected:
            return Words(_("beskyttet"), "ink3", icon="lock")
        text = next(_texts(row, shown), "")
        if any(fault.field in shown.sources for fault in row.faults):
            return FaultyText(text or _("mangler"))
        change = next((one for one in row.changes if one.field in shown.sources), None)
        if change is not None:
            return ChangedText(change.old, change.new)
        sign = "lock" if shown.name == "full_name" and row.is_protected else ""
        return Words(text, QUIET.get(row.result, "ink"), icon=sign)

    return value


def _texts(row: PlannedRow, shown: Shown) -> Iterator[str]:
    if shown.name in {"class_code", "code"} and row.class_code:
        yield row.class_code
    yield from filter(None, (row.texts.get(name) for name in (shown.name, *shown.sources)))


def _source(shown: Shown, headings: Sequence[Heading]) -> str:
    by_field = {one.field: one for one in reversed(headings)}
    found = next((by_field[name] for name in shown.sources if name in by_field), None)
    if found is None:
        return ""
    if found.field == "cpr":
        return _("‹ {heading}, slettes").format(heading=found.text)
    return f"‹ {found.text}"

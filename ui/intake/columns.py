"""The columns of the preview: what will stand in the store, and where it came from."""

from collections.abc import Callable, Sequence

from gf2tracker.intake.checked import Heading
from gf2tracker.intake.plan import PlannedRow, Result
from gf2tracker.language import _
from ui.cells import Words
from ui.column import Column
from ui.rows import Mark
from ui.symbol import State

STATES = {
    Result.FAULT: State.ACT,
    Result.CHANGED: State.CHANGED,
    Result.MOVED: State.CHANGED,
    Result.UNCHANGED: State.NONE,
    Result.NEW: State.NEW,
}
ORDER = (Result.FAULT, Result.CHANGED, Result.MOVED, Result.UNCHANGED, Result.NEW)
STUDENT_FIELDS = (
    ("full_name", _("Navn"), 150, 0.5),
    ("birth_date", _("Født"), 84, 0.0),
    ("class_code", _("Hold"), 70, 0.0),
    ("phone", _("Telefon"), 92, 0.0),
    ("track", _("Spor"), 50, 0.0),
    ("first_day", _("Start"), 84, 0.0),
)
CLASS_FIELDS = (
    ("code", _("Hold"), 80, 0.0),
    ("programme", _("Uddannelse"), 140, 0.4),
    ("site", _("Sted"), 90, 0.0),
    ("starts_on", _("Start"), 84, 0.0),
    ("pattern", _("Skema"), 80, 0.0),
    ("contact_teacher", _("Kontaktlærer"), 110, 0.0),
)
NAMES = {"full_name": ("full_name", "first_name", "last_name"), "birth_date": ("birth_date", "cpr")}


def preview_columns(
    fields: Sequence[tuple[str, str, int, float]], headings: Sequence[Heading]
) -> list[Column[PlannedRow]]:
    """Return the preview's columns; under each stands the heading it is read from."""
    shown: list[Column[PlannedRow]] = [
        Column(_("Række"), lambda row: row.row, name="row", kind="number", width=48, shade="ink3"),
        Column(_("Resultat"), _result, name="result", width=86, order=_place),
    ]
    for name, title, width, weight in fields:
        under = _source(name, headings)
        shown.append(
            Column(title, _value(name), name=name, width=width, weight=weight, under=under)
        )
    shown.append(Column(_("Hvad sker der"), _what, name="what", width=240, weight=1.0))
    return shown


def by_result(row: PlannedRow) -> tuple[int, int]:
    """Return the order of the preview: what must be mended first, then the file's own order."""
    return ORDER.index(row.result), row.row


def mark(row: PlannedRow) -> Mark | None:
    """Return the sign in the margin: only for rows that can't be stored."""
    return Mark(State.ACT, row.result.label) if row.result is Result.FAULT else None


def _place(row: PlannedRow) -> int:
    return ORDER.index(row.result)


def _result(row: PlannedRow) -> Words:
    state = STATES[row.result]
    return Words(row.result.label, shade=state.text, state=state, is_bold=True)


def _what(row: PlannedRow) -> Words:
    return Words(row.what, shade="acttext" if row.result is Result.FAULT else "ink2")


def _value(name: str) -> Callable[[PlannedRow], Words]:
    def value(row: PlannedRow) -> Words:
        text = row.texts.get(name, "") or (row.class_code if name in {"class_code", "code"} else "")
        is_faulty = any(fault.field in NAMES.get(name, (name,)) for fault in row.faults)
        is_changed = any(change.field in NAMES.get(name, (name,)) for change in row.changes)
        if is_faulty:
            return Words(text or "–", shade="acttext", is_bold=True)
        if is_changed:
            return Words(text, shade="lawfultext", is_bold=True)
        return Words(text, shade="ink3" if row.result is Result.UNCHANGED else "ink")

    return value


def _source(name: str, headings: Sequence[Heading]) -> str:
    found = [one for one in headings if one.field in NAMES.get(name, (name,))]
    if not found:
        return ""
    text = found[0].text
    return (
        _("‹ {heading}, slettes").format(heading=text) if found[0].field == "cpr" else f"‹ {text}"
    )

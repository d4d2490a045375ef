"""The sheet Aktiviteter: what is planned and held, one row an activity, and by phase below."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from openpyxl.utils import get_column_letter

from gf2tracker.domain.activity import PlanState
from gf2tracker.domain.attention import State
from gf2tracker.domain.course import PHASE_NAMES
from gf2tracker.domain.people import ClassId
from gf2tracker.language import _, plural
from gf2tracker.queries.plan import PlanChip
from gf2tracker.queries.status import Status, StatusClass
from gf2tracker.queries.statusplan import StatusActivity
from gf2tracker.reports import look
from gf2tracker.reports.look import (
    AFTER,
    AFTER_HEADING,
    DAY,
    HEADING,
    LINK,
    NUMBER,
    NUMBER_HEADING,
    TEXT,
    WORDS,
)
from gf2tracker.reports.statusbook import words
from gf2tracker.reports.workbook import Book, Column, Sheet, Value

HEADING_ROW = 4
FIRST_ROW = HEADING_ROW + 1
SOON = timedelta(weeks=4)
PHASES = range(1, len(PHASE_NAMES) + 1)

_TITLE = replace(TEXT, is_bold=True)
COLUMNS = (
    Column(_("Status"), 13, TEXT, HEADING),
    Column(_("Hold"), 10, TEXT, HEADING),
    Column(_("Aktivitet"), 40, _TITLE, HEADING),
    Column(_("Slags"), 24, TEXT, HEADING),
    Column(_("Fase"), 20, TEXT, HEADING),
    Column(_("Uge"), 6, NUMBER, NUMBER_HEADING),
    Column(_("Dato"), 11, DAY, NUMBER_HEADING),
    Column(_("Tilstand"), 12, AFTER, AFTER_HEADING),
    Column(_("Virksomheder, behov"), 13, NUMBER, NUMBER_HEADING),
    Column(_("Inviteret"), 9, NUMBER, NUMBER_HEADING),
    Column(_("Bekræftet"), 10, NUMBER, NUMBER_HEADING),
    Column(_("Ansvarlige"), 16, AFTER, AFTER_HEADING),
    Column(_("Deltagere"), 9, NUMBER, NUMBER_HEADING),
    Column(_("Vurdering"), 10, NUMBER, NUMBER_HEADING),
    Column(_("Hvorfor"), 44, AFTER, AFTER_HEADING),
)
_LAST = get_column_letter(len(COLUMNS))
_BY_PHASE_FIRST = 3


def write_activities(book: Book, status: Status) -> None:
    """Write the sheet: the activities, and below them how many were held in each phase."""
    sheet = book.sheet(_("Aktiviteter"))
    classes = {one.row.id: one for one in status.classes}
    rows = status.activities
    sheet.put(1, 1, _("Aktiviteter"), look.TITLE)
    sheet.put(2, 1, _top(status), look.SUBTITLE)
    sheet.height(1, 28)
    sheet.height(HEADING_ROW, 44)
    sheet.heading(HEADING_ROW, COLUMNS)
    for row, activity in enumerate(rows, start=FIRST_ROW):
        _write(sheet, row, status, classes[ClassId(activity.chip.class_id)], activity)
    last = max(FIRST_ROW, HEADING_ROW + len(rows))  # Excel wants a row below the headings
    sheet.table("TabelAktiviteter", f"A{HEADING_ROW}:{_LAST}{last}")
    sheet.flag_states(f"A{FIRST_ROW}:A{last}")
    _write_phases(sheet, last + 3, status)
    to = (_("Aktiviteter"), f"A{last + 3}")
    sheet.link(3, 1, _("Holdt i hver fase"), replace(LINK, line=""), to)
    sheet.freeze(f"D{FIRST_ROW}")
    header = f"{words.school_title(status)} · {words.day_title(status)}"
    sheet.printed(f"{HEADING_ROW}:{HEADING_ROW}", header)


def reasons_of(status: Status, chip: PlanChip) -> tuple[tuple[State, str], ...]:
    """Return what is wrong with an activity, the most urgent first; empty when nothing is."""
    found = [(State.ACT, fault) for fault in chip.faults]
    if chip.is_not_held:
        found.append((State.WATCH, _("hverken holdt eller aflyst")))
    missing = chip.needed - chip.confirmed
    is_ahead = chip.state not in {PlanState.HELD, PlanState.CANCELLED} and not chip.is_not_held
    is_soon = chip.date is not None and chip.date <= status.today + SOON
    if missing > 0 and is_ahead and is_soon:
        text = plural(missing, "mangler {n} virksomhed", "mangler {n} virksomheder")
        found.append((State.WATCH, text))
    return tuple(found)


def _top(status: Status) -> str:
    chips = [one.chip for one in status.activities]
    counted = [chip for chip in chips if chip.state is not PlanState.CANCELLED]
    held = sum(chip.state is PlanState.HELD for chip in counted)
    missed = sum(chip.is_not_held for chip in counted)
    text = _("{held} af {total} aktiviteter holdt")
    parts = [
        words.day_title(status),
        words.chosen(status),
        text.format(held=held, total=len(counted)),
    ]
    if missed:
        parts.append(_("{n} ikke holdt").format(n=missed))
    return " · ".join(parts)


def _write(
    sheet: Sheet, row: int, status: Status, one: StatusClass, activity: StatusActivity
) -> None:
    chip = activity.chip
    reasons = reasons_of(status, chip)
    is_cancelled = chip.state is PlanState.CANCELLED
    is_held = chip.state is PlanState.HELD
    state = next((state for state, _why in reasons), State.NONE)
    needs = chip.needed > 0
    values: tuple[Value, ...] = (
        chip.state.label if is_cancelled else WORDS[state],
        one.row.code,
        chip.title,
        chip.kind.label,
        f"{chip.phase} {PHASE_NAMES[chip.phase - 1]}" if chip.phase else None,
        chip.week,
        chip.date,
        _("ikke holdt") if chip.is_not_held else chip.state.label,
        chip.needed if needs else None,
        chip.invited if needs else None,
        chip.confirmed if needs else None,
        ", ".join(chip.leads) or None,
        (activity.participants or None) if is_held else None,
        chip.score,
        "; ".join(text for _state, text in reasons) or None,
    )
    for column, (value, made) in enumerate(zip(values, COLUMNS, strict=True), start=1):
        is_faint = column == 1 and is_cancelled
        sheet.put(row, column, value, look.FAINT if is_faint else made.look)


def _write_phases(sheet: Sheet, row: int, status: Status) -> None:
    """Write of each class how many activities are planned and held in each phase."""
    sheet.put(row, 1, _("Holdt i hver fase"), replace(TEXT, size=12, is_bold=True, line=""))
    headings = [_("Hold"), _("I alt"), _("Holdt i alt")]
    for phase in PHASES:
        name = PHASE_NAMES[phase - 1]
        headings += [_("{name}, planlagt").format(name=name), _("{name}, holdt").format(name=name)]
    places = [2, *range(_BY_PHASE_FIRST, _BY_PHASE_FIRST + len(headings) - 1)]
    for column, text in zip(places, headings, strict=True):
        heading = HEADING if column == places[0] else NUMBER_HEADING
        sheet.put(row + 1, column, text, heading)
    sheet.height(row + 1, 44)
    planned, held = _by_phase(status)
    for at, one in enumerate(status.classes, start=row + 2):
        figures = [planned[one.row.id, 0], held[one.row.id, 0]]
        for phase in PHASES:
            figures += [planned[one.row.id, phase], held[one.row.id, phase]]
        sheet.put(at, places[0], one.row.code, TEXT)
        for column, figure in zip(places[1:], figures, strict=True):
            sheet.put(at, column, figure, NUMBER)
    first, last = get_column_letter(places[0]), get_column_letter(places[-1])
    end = max(row + 2, row + 1 + len(status.classes))
    sheet.table("TabelHoldtIFaser", f"{first}{row + 1}:{last}{end}")


def _by_phase(
    status: Status,
) -> tuple[Mapping[tuple[int, int], int], Mapping[tuple[int, int], int]]:
    """Return how many activities are planned and held by class and phase; phase 0 is them all."""
    planned, held = Counter[tuple[int, int]](), Counter[tuple[int, int]]()
    for one in status.activities:
        chip = one.chip
        if chip.state is not PlanState.CANCELLED:
            for phase in {0, chip.phase}:
                planned[chip.class_id, phase] += 1
                held[chip.class_id, phase] += chip.state is PlanState.HELD
    return planned, held

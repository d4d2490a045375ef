"""How an activity stands in a cell of the year wheel: symbol, weekday and title, coloured by phase."""

from dataclasses import replace

from gf2tracker.domain.activity import PlanState
from gf2tracker.language import WEEKDAYS, _
from gf2tracker.queries.plan import PlanChip
from gf2tracker.reports import look
from gf2tracker.reports.look import Look

SIGNS = {
    PlanState.PLANNED: "□",
    PlanState.CONFIRMED: "■",
    PlanState.HELD: "✓",
    PlanState.CANCELLED: "✕",
    PlanState.MOVED: "→",
}
NOT_HELD, FAULT = "!", "▲"
_CHIP = Look(size=8, line=look.PAPER, left=look.PAPER, is_wrapped=True)
CANCELLED_LOOK = replace(_CHIP, colour=look.INK3, fill=look.SUNKEN)
LATE_LOOK = replace(_CHIP, colour=look.WATCH_TEXT, fill=look.WATCH_SOFT, is_bold=True)
FAULT_LOOK = replace(_CHIP, colour=look.ACT_TEXT, fill=look.ACT_SOFT, is_bold=True)


def chip_look(chip: PlanChip) -> Look:
    """Return how an activity's cell looks."""
    if chip.faults:
        return FAULT_LOOK
    if chip.state is PlanState.CANCELLED:
        return CANCELLED_LOOK
    if chip.is_not_held:
        return LATE_LOOK
    return phased(chip.phase, is_bold=chip.state is PlanState.HELD)


def phased(phase: int, *, is_bold: bool = False) -> Look:
    """Return the look of what belongs to a phase; 0 belongs to none."""
    if not phase:
        return replace(_CHIP, fill=look.GROUND, is_bold=is_bold)
    at = (phase - 1) % len(look.PHASE_SOFT)
    soft, text = look.PHASE_SOFT[at], look.PHASE_TEXT[at]
    return replace(_CHIP, colour=text, fill=soft, is_bold=is_bold)


def sign_of(chip: PlanChip) -> str:
    """Return the symbol of how far an activity is."""
    if chip.faults:
        return FAULT
    return NOT_HELD if chip.is_not_held else SIGNS[chip.state]


def chip_text(chip: PlanChip, most: int) -> str:
    """Return an activity in short, its title in so many letters: "□ ti Virksomhedsbesøg 2/5"."""
    day = WEEKDAYS[chip.date.weekday()][:2] if chip.date else ""
    companies = f"{chip.confirmed}/{chip.needed}" if chip.needed else ""
    words = (sign_of(chip), day, shortened(chip.title, most), companies)
    return " ".join(word for word in words if word)


def shortened(text: str, most: int) -> str:
    """Return a text of at most so many letters, cut at a word where that is near."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    at = most - 1 if text[most - 1] == " " else cut.rfind(" ")
    return (cut[:at] if at > most // 2 else cut).rstrip(" ,;:-–") + "…"


def legend() -> tuple[tuple[str, Look, str], ...]:
    """Return what symbols and colours mean: sign, look, words."""
    first = phased(1)
    return (
        (SIGNS[PlanState.PLANNED], first, PlanState.PLANNED.label),
        (SIGNS[PlanState.CONFIRMED], first, PlanState.CONFIRMED.label),
        (SIGNS[PlanState.HELD], phased(1, is_bold=True), PlanState.HELD.label),
        (SIGNS[PlanState.MOVED], first, _("flyttet, skal bekræftes igen")),
        (SIGNS[PlanState.CANCELLED], CANCELLED_LOOK, PlanState.CANCELLED.label),
        (NOT_HELD, LATE_LOOK, _("dagen er gået, og den er ikke holdt")),
        (FAULT, FAULT_LOOK, _("klassen er ikke i skole den dag")),
    )

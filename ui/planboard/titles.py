"""What stands on a chip and how much room it takes: title, companies, who leads."""

from datetime import date, timedelta
from functools import lru_cache

from gf2tracker.domain.activity import PlanState
from gf2tracker.language import _, join_words
from gf2tracker.queries.plan import PlanChip
from ui import paint, theme
from ui.symbol import State

BEFORE, AFTER, SIGN, LEADS_FROM = 45, 8, 18, 218
SOON = timedelta(weeks=4)
"""How long before an activity missing companies are told with a symbol."""


def room_beside(chip: PlanChip, wide: float, today: date) -> float:
    """Return how wide a chip's title may be in a chip of a width, in pixels."""
    beside = right_width(chip, wide, today)
    return wide - theme.px(BEFORE + AFTER) - (beside + theme.px(6) if beside else 0)


def fits(chip: PlanChip, room: float) -> bool:
    """Tell whether a chip's title has room on one line."""
    return _measured(chip.title, theme.text_scale()) <= room + 0.5


def right_words(chip: PlanChip, wide: float) -> str:
    """Return what stands at a chip's right: companies, else who leads where there is room."""
    if chip.state is PlanState.CANCELLED:
        return _("aflyst")
    if chip.needed or chip.confirmed:
        return f"{chip.confirmed}/{chip.needed}"
    words = ", ".join(chip.leads[:2])
    if not words or wide < theme.px(LEADS_FROM):
        return ""
    room = wide - theme.px(BEFORE + AFTER + 6) - _small(words, theme.text_scale(), is_bold=False)
    return words if fits(chip, room) else ""


def right_width(chip: PlanChip, wide: float, today: date) -> float:
    """Return how wide is what stands at a chip's right, its symbol with it."""
    words = right_words(chip, wide)
    is_bold = bool(chip.needed or chip.confirmed)
    sign = theme.px(SIGN) * (is_confirmed(chip) + is_urgent(chip, today))
    return (_small(words, theme.text_scale(), is_bold=is_bold) + 1 if words else 0) + sign


def is_confirmed(chip: PlanChip) -> bool:
    """Tell whether a chip is agreed on, which a tick at its right tells."""
    return chip.state is PlanState.CONFIRMED and not chip.is_not_held


def is_short(chip: PlanChip) -> bool:
    """Tell whether companies are missing to an activity that is not over."""
    is_over = chip.state in {PlanState.HELD, PlanState.CANCELLED}
    return not is_over and chip.confirmed < chip.needed


def is_urgent(chip: PlanChip, today: date) -> bool:
    """Tell whether companies are missing to an activity within four weeks."""
    if chip.date is None or not is_short(chip):
        return False
    return today <= chip.date <= today + SOON


def state_of(chip: PlanChip) -> State | None:
    """Return the symbol that stands in the place of a chip's icon; None keeps the icon."""
    if chip.state is PlanState.HELD:
        return State.OK
    if chip.state is PlanState.CANCELLED:
        return State.NONE
    return State.WATCH if chip.is_not_held or chip.faults else None


@lru_cache(maxsize=2000)
def _measured(title: str, _scale: float) -> float:
    return paint.width(title, theme.font())


def two_lines(title: str, room: float) -> tuple[str, str]:
    """Return a title as two lines: as many whole words on the first as have room."""
    return _broken(title, round(room), theme.text_scale())


@lru_cache(maxsize=2000)
def _broken(title: str, room: int, _scale: float) -> tuple[str, str]:
    words = title.split(" ")
    first = 1
    while first < len(words) and _wide(" ".join(words[: first + 1])) <= room:
        first += 1
    return " ".join(words[:first]), " ".join(words[first:])


def spoken_people(chip: PlanChip) -> str:
    """Return who is responsible: "ansvarlig MK og PJ"; "" is nobody yet."""
    if not chip.leads:
        return ""
    return _("ansvarlig {names}").format(names=join_words(chip.leads))


def _wide(text: str) -> float:
    return paint.width(text, theme.font())


@lru_cache(maxsize=2000)
def _small(words: str, _scale: float, *, is_bold: bool) -> float:
    return paint.width(words, theme.font("small", bold=is_bold))

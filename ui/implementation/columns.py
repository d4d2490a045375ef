"""The columns of the implementation matrix: a class, all of it, and each element."""

from gf2tracker.domain.implementation import Element
from gf2tracker.language import _, percent
from gf2tracker.queries.implementation import Implementation
from ui.cells import Meter
from ui.column import Column
from ui.implementation.cells import FigureCell, state_of_class
from ui.rows import Mark

WIDTHS = {Element.TEAM: 56, Element.PAIRS: 68, Element.PLAN: 56, Element.REGISTER: 66}
SHORT = {Element.GROUPS: _("Grupper")}
WHOLE, CODE = "whole", "code"


def columns() -> tuple[Column[Implementation], ...]:
    """Return the columns; those of elements are named by them."""
    return (
        Column(_("Hold"), lambda one: one.row.code, name=CODE, width=70, gap=14, is_bold=True),
        Column(
            _("Uge"),
            lambda one: one.row.week,
            name="week",
            kind="number",
            width=28,
            gap=18,
            shade="ink2",
            tip=_("Undervisningsuge"),
        ),
        Column(
            _("I alt"),
            lambda one: whole(one.share),
            name=WHOLE,
            kind="percent",
            width=96,
            gap=18,
            weight=2,
            is_right=False,
            order=lambda one: one.share,
            tip=_("Gennemsnit af det, der skulle være gjort nu"),
        ),
        *map(_column, Element),
        Column(
            _("Kontaktlærer"),
            lambda one: one.row.contact_teacher_name,
            name="teacher",
            width=140,
            shade="ink2",
            is_hidden=True,
        ),
        Column(
            _("Uddannelse"),
            lambda one: one.row.programme,
            name="programme",
            width=140,
            shade="ink2",
            is_hidden=True,
        ),
        Column(
            _("Sted"),
            lambda one: one.row.site,
            name="site",
            width=120,
            shade="ink2",
            is_hidden=True,
        ),
    )


def whole(share: float | None) -> Meter:
    """Return the mean of what is due as a bar and per cent."""
    state = state_of_class(share)
    return Meter(share, percent(share, 0), shade=state.shade if state is not None else "accent")


def _column(element: Element) -> Column[Implementation]:
    first, _space, under = SHORT.get(element, element.label).partition(" ")
    return Column(
        first,
        lambda one: FigureCell(one.of(element)),
        name=str(element),
        width=WIDTHS.get(element, 60),
        gap=18,
        weight=1,
        under=under,
        tip=f"{element.label}: {element.about}",
    )


def mark_of(one: Implementation) -> Mark | None:
    """Return a class's symbol in the margin."""
    state = state_of_class(one.share)
    if state is None:
        return None
    return Mark(state, _("{share} i alt").format(share=percent(one.share, 0)))

"""Pairs and groups as a board for the wall of the classroom: first names, large, and nothing else."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from gf2tracker.language import _, date_long
from gf2tracker.reports.paper import Paper

if TYPE_CHECKING:
    from gf2tracker.queries.wallboard import Wall


class WallPart(StrEnum):
    """What of it hangs on the wall."""

    BOTH = "both"
    PAIRS = "pairs"
    GROUPS = "groups"

    @property
    def label(self) -> str:
        return _PARTS[self]


_PARTS = {
    WallPart.BOTH: _("Makkere og grupper"),
    WallPart.PAIRS: _("Makkere"),
    WallPart.GROUPS: _("Grupper"),
}


def wall(answer: "Wall", today: date, part: WallPart = WallPart.BOTH) -> Paper:
    """Return the board of a class on a page (A4) that lies on its side; A3 is the same, larger."""
    pairs = [list(names) for names in answer.pairs] if part is not WallPart.GROUPS else []
    alone = list(answer.alone) if pairs else []
    groups = [
        {"title": _("Gruppe {number}").format(number=one.number), "name": one.name, "names": names}
        for one in (answer.groups if part is not WallPart.PAIRS else ())
        if (names := list(one.members))
    ]
    heading = _("{what} på {code}").format(what=part.label, code=answer.code)
    data = {
        "heading": heading,
        "day": _("fra {day}").format(day=date_long(today)),
        "pairs": pairs,
        "alone": _("Uden makker: {names}").format(names=", ".join(alone)) if alone else "",
        "groups": groups,
        "pairs_title": _("Makkere"),
        "groups_title": _("Trivselsgrupper"),
        "has_both": bool(pairs and groups),
        "rows": [*pairs, *groups],
        "empty": _("Holdet har ingen makkere eller grupper endnu."),
    }
    name = f"{_('tavle')}-{answer.code}-{today.isoformat()}"
    title = f"{heading}, {date_long(today)}"
    return Paper("wallboard.typ", title, name, answer.school, "", today, data, is_wide=True)

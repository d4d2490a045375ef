"""Which students page Elever lists, and what it says of them."""

from collections.abc import Collection, Sequence

from gf2tracker.domain.attention import Limits
from gf2tracker.language import _, percent, plural
from ui.students.lines import StudentLine
from ui.symbol import State

CLASS, MINE, ALL, FORMER = "class", "mine", "all", "former"
PILLS = [
    (CLASS, _("Holdet")),
    (MINE, _("Mine hold")),
    (ALL, _("Alle")),
    (FORMER, _("Tidligere")),
]


def groups(
    lines: list[StudentLine], class_id: int | None, own: Collection[int]
) -> dict[str, list[StudentLine]]:
    """Return who belongs under each pill; `own` are the classes of the one who sits here."""
    return {
        CLASS: [one for one in lines if one.row.class_id == class_id and not one.has_left],
        MINE: [one for one in lines if one.row.class_id in own and not one.is_former],
        ALL: lines,
        FORMER: [one for one in lines if one.is_former],
    }


def why_empty(chosen: str, *, is_searching: bool) -> tuple[str, str]:
    """Return why nobody is listed, and what to do."""
    if is_searching:
        hint = _("Skriv mindre af navnet, eller vælg “Alle”. Esc rydder feltet.")
        return _("Ingen elev passer til søgningen"), hint
    if chosen == CLASS:
        hint = _("Tilføj en med Ctrl+N, eller hent holdlisten med Ctrl+I.")
        return _("Holdet har ingen elever"), hint
    return _("Ingen elever her"), _("Vælg “Alle” for at se skolens elever.")


def sentence(count: int, chosen: str, code: str, *, is_searching: bool) -> str:
    """Return how many are listed; `code` is the class that is chosen, "" without one."""
    if is_searching:
        return plural(count, _("{n} elev fundet"), _("{n} elever fundet"))
    if chosen == FORMER:
        return plural(count, _("{n} tidligere elev"), _("{n} tidligere elever"))
    words = plural(count, _("{n} elev"), _("{n} elever"))
    places = {CLASS: _("{students} på {code}") if code else "", MINE: _("{students} på dine hold")}
    text = places.get(chosen) or _("{students} på skolen")
    return text.format(students=words, code=code)


def facts(selected: int, shown: Sequence[StudentLine], limits: Limits) -> str:
    """Return what stands beside the sentence: how many are chosen, and how many are over."""
    found = []
    if selected > 1:
        found.append(plural(selected, _("{n} valgt"), _("{n} valgt")))
    high = sum(line.state is State.ACT for line in shown)
    if high:
        limit = percent(limits.act_share, 0)
        over = plural(high, _("{n} over {limit} fravær"), _("{n} over {limit} fravær"))
        found.append(over.replace("{limit}", limit))
    return " · ".join(found)

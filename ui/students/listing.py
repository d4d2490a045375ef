"""Which students page Elever lists, and what it says of them."""

from collections.abc import Collection, Mapping, Sequence
from enum import Enum

from gf2tracker.domain.attention import Limits
from gf2tracker.domain.search import alike, simplify
from gf2tracker.domain.sign import limit_words
from gf2tracker.language import _, plural
from ui.students.lines import StudentLine, fitting
from ui.symbol import State

CLASS, MINE, ALL, FORMER = "class", "mine", "all", "former"
MOST_LIKE = 8
PILLS = [
    (CLASS, _("Holdet")),
    (MINE, _("Mine hold")),
    (ALL, _("Alle")),
    (FORMER, _("Tidligere")),
]


class Reach(Enum):
    """How far one had to look for what is listed."""

    LISTED = "nothing is searched for"
    HERE = "under the pill"
    SCHOOL = "in the whole school"
    LIKE = "nobody fits, these are like it"


class Groups:
    """Who belongs under each pill, worked out anew only where anything of it is other."""

    def __init__(self) -> None:
        self._of: tuple[list[StudentLine], int | None, Collection[int]] | None = None
        self._found: dict[str, list[StudentLine]] = {}

    def of(
        self, lines: list[StudentLine], class_id: int | None, own: Collection[int]
    ) -> dict[str, list[StudentLine]]:
        """Return who belongs under each pill, see `groups`; the lists given are never changed."""
        known = self._of
        if known is None or known[0] is not lines or known[1:] != (class_id, own):
            self._of, self._found = (lines, class_id, own), groups(lines, class_id, own)
        return self._found


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
        hint = _("Hele skolen er søgt igennem. Skriv mindre af navnet. Esc rydder feltet.")
        return _("Ingen elev passer til søgningen"), hint
    if chosen == CLASS:
        hint = _("Tilføj en med Ctrl+N, eller hent holdlisten med Ctrl+I.")
        return _("Holdet har ingen elever"), hint
    return _("Ingen elever her"), _("Vælg “Alle” for at se skolens elever.")


def look_for(
    listed: Mapping[str, list[StudentLine]], chosen: str, typed: str
) -> tuple[Reach, list[StudentLine]]:
    """Return who fits what is typed, under the pill, else in the school, else who is like it."""
    words = simplify(typed).split()
    if not words:
        return Reach.LISTED, listed[chosen]
    found = fitting(listed[chosen], words)
    if found:
        return Reach.HERE, found
    found = fitting(listed[ALL], words) if chosen != ALL else []
    if found:
        return Reach.SCHOOL, found
    return Reach.LIKE, _like(listed[ALL], typed)


def _like(lines: list[StudentLine], typed: str) -> list[StudentLine]:
    found = alike([line.named for line in lines], typed, MOST_LIKE)
    return [lines[at] for at in sorted(found)]


def sentence(count: int, chosen: str, code: str, reach: Reach) -> str:
    """Return how many are listed; `code` is the class that is chosen, "" without one."""
    if reach is Reach.LISTED:
        return _listed(count, chosen, code)
    if reach is Reach.LIKE and count:
        return plural(count, _("Ingen passer, {n} ligner"), _("Ingen passer, {n} ligner"))
    found = plural(count, _("{n} elev fundet"), _("{n} elever fundet"))
    found = found if count else _("Ingen elever fundet")
    if reach is Reach.SCHOOL and chosen == CLASS and code:
        return _("Ingen på {code}: {found}").format(code=code, found=found)
    return found


def _listed(count: int, chosen: str, code: str) -> str:
    if chosen == FORMER and count:
        return plural(count, _("{n} tidligere elev"), _("{n} tidligere elever"))
    if chosen == FORMER:
        return _("Ingen tidligere elever")
    words = plural(count, _("{n} elev"), _("{n} elever")) if count else _("Ingen elever")
    places = {CLASS: _("{students} på {code}") if code else "", MINE: _("{students} på dine hold")}
    text = places.get(chosen) or _("{students} på skolen")
    return text.format(students=words, code=code)


def facts(selected: int, shown: Sequence[StudentLine], limits: Limits) -> str:
    """Return what stands beside the sentence: how many are chosen, and how many are over."""
    found = []
    if selected > 1:
        found.append(plural(selected, _("{n} valgt"), _("{n} valgt")))
    high = [line.state for line in shown].count(State.ACT)  # thousands, at every key
    if high:
        limit = limit_words(limits.act_share)
        over = plural(high, _("{n} over {limit} fravær"), _("{n} over {limit} fravær"))
        found.append(over.replace("{limit}", limit))
    return " · ".join(found)

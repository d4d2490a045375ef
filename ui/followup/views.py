"""The lists of page Opfølgning: who stands in each, and what it says over itself."""

from collections.abc import Sequence

from gf2tracker.domain.search import simplify
from gf2tracker.domain.signal import Rule
from gf2tracker.language import _
from gf2tracker.queries.gaps import RegisterGap
from ui.followup.lines import CaseLine
from ui.followup.words import gap_words, orphan_words, unreached_words, waiting_words

MINE, ALL, NOBODY, CALLS, GAPS = "mine", "all", "nobody", "calls", "gaps"
PILLS = (
    (MINE, _("Mine")),
    (ALL, _("Alle")),
    (NOBODY, _("Uden ansvarlig")),
    (CALLS, _("Ringes op")),
    (GAPS, _("Protokoller")),
)
_HINTS = {
    MINE: _("Her står kun dine egne elever; “Alle” er hele skolen."),
    ALL: _("Fravær, der ikke er fulgt op, kommer frem her af sig selv."),
    NOBODY: _("Alle hold har en kontaktlærer."),
    CALLS: _("Her står elever, som ingen har nået i to skoledage."),
    GAPS: _("Dage, der er gået uden protokol, kommer frem her."),
}
_SAYS = {NOBODY: orphan_words, CALLS: unreached_words, GAPS: gap_words}


def groups(lines: Sequence[CaseLine]) -> dict[str, list[CaseLine]]:
    """Return the students of each list of students."""
    return {
        MINE: [line for line in lines if line.case.is_mine],
        ALL: list(lines),
        NOBODY: [line for line in lines if line.case.owner is None],
        CALLS: [line for line in lines if _is_unreached(line)],
    }


def told(view: str, count: int, *, is_searching: bool) -> tuple[str, str]:
    """Return what a list says over itself, and where it is empty what would stand there."""
    if is_searching:
        found = _SAYS.get(view, waiting_words)(count) if count else _("Ingen passer til søgningen")
        return found, _("Esc rydder feltet.")
    return _SAYS.get(view, waiting_words)(count), _HINTS[view]


def fits(words: Sequence[str], one: CaseLine | RegisterGap) -> bool:
    """Tell whether every word of a search stands in a row's name, class or owner."""
    if not words:
        return True
    if isinstance(one, RegisterGap):
        searched = [one.code, one.teacher]
    else:
        student, owner = one.case.student, one.case.owner
        searched = [student.name, student.called_name, student.code]
        searched += [owner.initials, owner.name] if owner is not None else []
    simple = simplify(" ".join(searched))
    return all(word in simple for word in words)


def _is_unreached(line: CaseLine) -> bool:
    return any(one.rule is Rule.NOT_REACHED for one in line.case.signals)

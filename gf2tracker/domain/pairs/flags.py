"""Who has lost a buddy, for good or for days.

Source: Buddy-ordningen (EUC Nord; SOSU): a pair is broken when one has left, and needs somebody
when one has been away for more than three days.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gf2tracker.domain.pairs.criteria import Members
from gf2tracker.domain.pairs.traits import PairStudent
from gf2tracker.domain.people import StudentId
from gf2tracker.language import _, in_words, join_words

MOST_AWAY = 3


class Trouble(StrEnum):
    """What is wrong with somebody's pair."""

    BROKEN = "broken"
    SHAKY = "shaky"
    ALONE = "alone"


@dataclass(frozen=True)
class Flag:
    """Somebody without a buddy who is there.

    Attributes:
        pair: as it stood, with who has left; empty for somebody who never had one.
        student_id: who needs somebody.
        text: a sentence that says why.
    """

    trouble: Trouble
    pair: Members
    student_id: StudentId
    text: str


def is_away(student: PairStudent) -> bool:
    """Tell whether somebody has been away for too long to be a buddy just now."""
    return student.days_away > MOST_AWAY


def flags(
    pairs: Sequence[Members],
    students: Sequence[PairStudent],
    left: Mapping[StudentId, str],
) -> tuple[Flag, ...]:
    """Return who has no buddy who is there, in the order of the pairs, newcomers last.

    A trio that has lost one is a pair. Whoever is away themselves needs nobody until they are back.

    Args:
        pairs: as they stand, with those who have left since.
        students: who is in the class now.
        left: the names of those who have left; who is not in it is "en elev".
    """
    here = {student.student_id: student for student in students}
    told = [flag for pair in pairs for flag in _of_pair(pair, here, left)]
    paired = {one for pair in pairs for one in pair}
    for student in students:
        if student.student_id not in paired and not is_away(student):
            text = _("{name} har ingen makker.").format(name=student.name)
            told.append(Flag(Trouble.ALONE, (), student.student_id, text))
    return tuple(told)


def _of_pair(
    pair: Members, here: Mapping[StudentId, PairStudent], left: Mapping[StudentId, str]
) -> Iterator[Flag]:
    known = [here[one] for one in pair if one in here]
    present = [one for one in known if not is_away(one)]
    if len(present) != 1:
        return
    name, student_id = present[0].name, present[0].student_id
    away = [one for one in known if is_away(one)]
    if away:
        days = min(one.days_away for one in away)
        text = _("{name} er uden makker: {others} har været væk i {days} skoledage.").format(
            name=name, others=join_words(one.name for one in away), days=in_words(days)
        )
        yield Flag(Trouble.SHAKY, pair, student_id, text)
        return
    gone = [left.get(one, _("en elev")) for one in pair if one not in here]
    text = _("{name} mangler makker: {others} er ikke længere på holdet.")
    told = text.format(name=name, others=join_words(gone))
    yield Flag(Trouble.BROKEN, pair, student_id, told)

"""Short notes about a student, and words that do not belong in them.

Source: databeskyttelsesforordningen art. 9 (health is sensitive: what is seen and agreed is noted,
never what somebody suffers from).
"""

import re
from enum import StrEnum

from gf2tracker.language import _, fold

LONGEST_NOTE = 500


class NoteKind(StrEnum):
    """What a note is: something seen, or something agreed and by when."""

    OBSERVATION = "observation"
    AGREEMENT = "agreement"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {NoteKind.OBSERVATION: _("observation"), NoteKind.AGREEMENT: _("aftale")}

_HEALTH = """
    adhd add ocd ptsd asperger aspergers autisme autist autistisk autismespektrum anoreksi bulimi
    spiseforstyrrelse spiseforstyrret angst angsten angstanfald socialangst depression depressionen
    depressiv deprimeret bipolar skizofreni skizofren psykose psykotisk borderline tourette
    tourettes diagnose diagnosen diagnoser diagnosticeret udredning udredes psykiater psykiatri
    psykiatrien psykiatrisk psykolog psykologen medicin medicinen medicineres medicineret ritalin
    antidepressiv antidepressiva epilepsi epileptisk diabetes sukkersyge astma migraene sclerose
    cancer kraeft hiv gravid graviditet abort selvskade selvmord selvmordstanker misbrug misbruger
    afhaengighed alkoholiker hashmisbrug indlagt indlaeggelse handicap handicappet ordblind
    ordblindhed dysleksi kronisk stress
"""
_WORDS = frozenset(_HEALTH.split())
_LETTERS = re.compile(r"[^\W\d_]+")


def health_words(text: str) -> tuple[str, ...]:
    """Return the words of a text that tell of illness or a diagnosis, as written and in order.

    Only whole words count, whatever their capitals and accents: "adhd" does, "adhdskole" does not.
    """
    found = (word for word in _LETTERS.findall(text) if fold(word) in _WORDS)
    return tuple(dict.fromkeys(found))

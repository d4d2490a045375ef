"""Why students left: the school's own reasons, and the many words of the schools' systems.

Source: the reasons of Studie+/UDDATA+ and Lectio, and what teachers write by hand.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from gf2tracker.domain.people import CountsAs, LeaveReason
from gf2tracker.language import fold

OWN = "OWN_"

_WORDS = (
    ("ikke moedt", LeaveReason.NO_SHOW),
    ("aldrig moedt", LeaveReason.NO_SHOW),
    ("ikke bestaaet", LeaveReason.NOT_PASSED),
    ("bortvist", LeaveReason.EXPELLED),
    ("bortvis", LeaveReason.EXPELLED),
    ("faglige krav", LeaveReason.ACADEMIC_REQUIREMENTS),
    ("skiftet skole", LeaveReason.CHANGED_SCHOOL),
    ("skoleskift", LeaveReason.CHANGED_SCHOOL),
    ("anden skole", LeaveReason.CHANGED_SCHOOL),
    ("skiftet uddannelse", LeaveReason.CHANGED_PROGRAMME),
    ("omvalg", LeaveReason.CHANGED_PROGRAMME),
    ("anden uddannelse", LeaveReason.CHANGED_PROGRAMME),
    ("udveksling", LeaveReason.EXCHANGE_ENDED),
    ("orlov", LeaveReason.LEAVE),
    ("aftale ophoert", LeaveReason.AGREEMENT_ENDED),
    ("ophaevet", LeaveReason.AGREEMENT_ENDED),
    ("job", LeaveReason.GOT_JOB),
    ("arbejde", LeaveReason.GOT_JOB),
    ("ingen kontakt", LeaveReason.NO_CONTACT),
    ("udeblevet", LeaveReason.NO_CONTACT),
    ("private", LeaveReason.PERSONAL),
    ("personlige", LeaveReason.PERSONAL),
    ("afgaaet ved doeden", LeaveReason.DECEASED),
)
_EXACT = {fold(reason.label): reason for reason in LeaveReason}


@dataclass(frozen=True, slots=True)
class LeaveReasonEntry:
    """A reason for leaving as the school words it, and what it counts as in every figure.

    Attributes:
        code: a LeaveReason, or the school's own, which begins with OWN_.
        central_code: the number of the ministry's list; empty where the school has not said.
    """

    code: str
    name: str
    counts_as: CountsAs
    central_code: str = ""
    is_active: bool = True

    @property
    def is_own(self) -> bool:
        return self.code.startswith(OWN)


class LeaveReasons:
    """The school's reasons, in their order, looked up by code or by the words of a list."""

    def __init__(self, entries: Iterable[LeaveReasonEntry]) -> None:
        self.entries = tuple(entries)
        self._by_code = {one.code: one for one in self.entries}
        self._by_name = {fold(one.name): one for one in self.entries}
        numbered = [one for one in self.entries if one.central_code]
        self._by_number = {fold(one.central_code): one for one in reversed(numbered)}

    def of(self, code: str) -> LeaveReasonEntry | None:
        """Return the reason of a stored code; None for "".

        A reason that is no longer there, because adding it was undone, is worded by its code.
        """
        if not code:
            return None
        return self._by_code.get(code) or _gone(code)

    def meant_by(self, text: str) -> LeaveReasonEntry | None:
        """Return the reason that a list's words mean; None for words that say nothing.

        The school's own names come first, then the ministry's number as the school noted it, then
        the words other systems use. Unknown words mean OTHER.
        """
        said = fold(text)
        if not said:
            return None
        own = self._by_name.get(said) or self._by_number.get(said)
        return own or self.of(_meant(said))

    def knows(self, text: str) -> bool:
        """Tell whether words mean a reason by themselves, and not OTHER for want of a better."""
        found = self.meant_by(text)
        if found is None or found.code != LeaveReason.OTHER:
            return True
        said = fold(text)
        return said in {fold(found.name), fold(LeaveReason.OTHER.label)}


def _meant(said: str) -> LeaveReason:
    found = (reason for words, reason in _WORDS if words in said)
    return _EXACT.get(said) or next(found, LeaveReason.OTHER)


def _gone(code: str) -> LeaveReasonEntry:
    if code in set(LeaveReason):
        shipped = LeaveReason(code)
        return LeaveReasonEntry(code, shipped.label, shipped.counts_as, is_active=False)
    name = code.removeprefix(OWN).replace("_", " ").lower()
    return LeaveReasonEntry(code, name, CountsAs.DROPOUT, is_active=False)


def own_code(name: str, taken: Iterable[str]) -> str:
    """Return a code for a reason of the school's own, made of its name and not taken yet."""
    letters = "".join(char if char.isalnum() else "_" for char in fold(name)).upper()
    code, standing, number = f"{OWN}{letters}", set(taken), 2
    while code in standing:
        code, number = f"{OWN}{letters}_{number}", number + 1
    return code

"""Why students left, in the many words of the schools' systems.

Source: the reasons of Studie+/UDDATA+ and Lectio, and what teachers write by hand.
"""

from gf2tracker.domain.people import LeaveReason
from gf2tracker.language import fold

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


def leave_reason_of(text: str) -> LeaveReason | None:
    """Return the reason that a list's words mean: OTHER for unknown ones, None for no words."""
    said = fold(text)
    if not said:
        return None
    exact = _EXACT.get(said)
    found = (reason for words, reason in _WORDS if words in said)
    return exact or next(found, LeaveReason.OTHER)

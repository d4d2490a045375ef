"""People at the school: ids, names, tracks, roles and why a student left.

Source: bekendtgørelse om erhvervsuddannelser (tracks); STIL's indicators leave students who never
came out of the count; VIVE 2023 (causes as told).
"""

import re
from datetime import date
from enum import StrEnum
from typing import NewType

from gf2tracker.language import _

StudentId = NewType("StudentId", int)
ClassId = NewType("ClassId", int)
StaffId = NewType("StaffId", int)
SiteId = NewType("SiteId", int)
ProgrammeId = NewType("ProgrammeId", int)
ReasonId = NewType("ReasonId", int)
EnrolmentId = NewType("EnrolmentId", int)


class Track(StrEnum):
    """The kind of course a student takes."""

    EUD = "EUD"
    EUX = "EUX"
    EUV1 = "EUV1"
    EUV2 = "EUV2"
    EUV3 = "EUV3"


class Role(StrEnum):
    """What somebody of the staff does, for the school or in a class's team."""

    CONTACT_TEACHER = "CONTACT_TEACHER"
    SUBJECT_TEACHER = "SUBJECT_TEACHER"
    COUNSELLOR = "COUNSELLOR"
    COMPANY_CONSULTANT = "COMPANY_CONSULTANT"
    PROJECT_LEAD = "PROJECT_LEAD"
    MANAGER = "MANAGER"
    ADMIN = "ADMIN"

    @property
    def label(self) -> str:
        return _ROLES[self]


_ROLES = {
    Role.CONTACT_TEACHER: _("kontaktlærer"),
    Role.SUBJECT_TEACHER: _("faglærer"),
    Role.COUNSELLOR: _("vejleder"),
    Role.COMPANY_CONSULTANT: _("virksomhedskonsulent"),
    Role.PROJECT_LEAD: _("tovholder"),
    Role.MANAGER: _("leder"),
    Role.ADMIN: _("elevadministration"),
}


class LeaveReason(StrEnum):
    """Why an enrolment ended before its time."""

    NO_SHOW = "NO_SHOW"
    NOT_PASSED = "NOT_PASSED"
    EXPELLED = "EXPELLED"
    ACADEMIC_REQUIREMENTS = "ACADEMIC_REQUIREMENTS"
    CHANGED_PROGRAMME = "CHANGED_PROGRAMME"
    CHANGED_SCHOOL = "CHANGED_SCHOOL"
    PERSONAL = "PERSONAL"
    NO_CONTACT = "NO_CONTACT"
    EXCHANGE_ENDED = "EXCHANGE_ENDED"
    LEAVE = "LEAVE"
    DECEASED = "DECEASED"
    AGREEMENT_ENDED = "AGREEMENT_ENDED"
    GOT_JOB = "GOT_JOB"
    OTHER = "OTHER"

    @property
    def label(self) -> str:
        return _LEAVE_REASONS[self]

    @property
    def counts_as(self) -> "CountsAs":
        """What it counts as until the school says otherwise."""
        return _COUNTS_AS.get(self, CountsAs.DROPOUT)


class CountsAs(StrEnum):
    """What a reason for leaving counts as in every figure; the four are kept apart."""

    DROPOUT = "dropout"
    RECHOICE = "rechoice"
    SCHOOL_CHANGE = "school_change"
    OUTSIDE = "outside"
    NOTHING = "nothing"

    @property
    def label(self) -> str:
        return _COUNTED[self]


_COUNTED = {
    CountsAs.DROPOUT: _("frafald"),
    CountsAs.RECHOICE: _("omvalg"),
    CountsAs.SCHOOL_CHANGE: _("skoleskift"),
    CountsAs.OUTSIDE: _("regnes ikke med"),
    CountsAs.NOTHING: _("hverken frafald eller omvalg"),
}
_LEAVE_REASONS = {
    LeaveReason.NO_SHOW: _("ikke mødt"),
    LeaveReason.NOT_PASSED: _("ikke bestået"),
    LeaveReason.EXPELLED: _("bortvist"),
    LeaveReason.ACADEMIC_REQUIREMENTS: _("faglige krav ikke opfyldt"),
    LeaveReason.CHANGED_PROGRAMME: _("skiftet uddannelse"),
    LeaveReason.CHANGED_SCHOOL: _("skiftet skole"),
    LeaveReason.PERSONAL: _("private årsager"),
    LeaveReason.NO_CONTACT: _("ingen kontakt"),
    LeaveReason.EXCHANGE_ENDED: _("afbrudt udveksling"),
    LeaveReason.LEAVE: _("orlov"),
    LeaveReason.DECEASED: _("død"),
    LeaveReason.AGREEMENT_ENDED: _("uddannelsesaftale ophørt"),
    LeaveReason.GOT_JOB: _("fået job"),
    LeaveReason.OTHER: _("andet"),
}
_COUNTS_AS = {
    LeaveReason.NO_SHOW: CountsAs.OUTSIDE,
    LeaveReason.EXCHANGE_ENDED: CountsAs.OUTSIDE,
    LeaveReason.DECEASED: CountsAs.OUTSIDE,
    LeaveReason.CHANGED_PROGRAMME: CountsAs.RECHOICE,
    LeaveReason.CHANGED_SCHOOL: CountsAs.SCHOOL_CHANGE,
    LeaveReason.LEAVE: CountsAs.NOTHING,  # on leave, with a date to come back
}

CAUSES_AS_TOLD = (
    _("uafklaret valg"),
    _("forestillingen om arbejdslivet holdt ikke"),
    _("personlige problemer"),
    _("manglende social trivsel"),
    _("fagligt for svært"),
    _("fagligt for let"),
    _("manglende læreplads"),
)


def full_name(first_name: str, last_name: str) -> str:
    """Return a name as it is said, "Fornavn Efternavn"."""
    return f"{first_name} {last_name}".strip()


def called(first_name: str, called_name: str) -> str:
    """Return what a student is called: the called name, else the first of the first names."""
    return called_name.strip() or first_name.partition(" ")[0]


def listed_name(first_name: str, last_name: str, called_name: str, *, is_protected: bool) -> str:
    """Return a student's name as lists show it: a protected student's last name stays out."""
    if is_protected:
        return called(first_name, called_name)
    return full_name(first_name, last_name)


def split_name(name: str) -> tuple[str, str]:
    """Return first names and last name of "Efternavn, Fornavn" or "Fornavn Efternavn".

    Without a comma the last word is the last name, with the small words before it ("van der").
    A single word is a first name.
    """
    last, comma, first = (" ".join(part.split()) for part in name.partition(","))
    if comma:
        return first, last
    words = last.split(" ")
    at = max(1, len(words) - 1)
    while at > 1 and words[at - 1].lower() in _SMALL_WORDS:
        at -= 1
    return " ".join(words[:at]), " ".join(words[at:])


_SMALL_WORDS = {"af", "al", "da", "de", "del", "den", "der", "di", "dos", "du", "el"} | {
    "la",
    "le",
    "ten",
    "ter",
    "van",
    "vom",
    "von",
    "zu",
}


def age_on(birth_date: date, day: date) -> int:
    """Return the age in whole years on a day."""
    had_birthday = (day.month, day.day) >= (birth_date.month, birth_date.day)
    return day.year - birth_date.year - (not had_birthday)


_NOT_DIALLED = re.compile(r"[\s.\-/()]")


def format_phone(text: str) -> str:
    """Return a Danish number in pairs, "15 42 07 88", without +45; others as they were written."""
    digits = _NOT_DIALLED.sub("", text)
    for prefix in ("+45", "0045"):
        digits = digits.removeprefix(prefix)
    if len(digits) == 10 and digits.startswith("45"):
        digits = digits[2:]
    if len(digits) != 8 or not digits.isdecimal():
        return " ".join(text.split())
    return " ".join(digits[at : at + 2] for at in range(0, 8, 2))

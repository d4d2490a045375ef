"""Who must be told that a student has left, and the text they are told it with.

Source: uu-aabenraa.dk (the municipality is told when somebody under 25 without a completed youth
education breaks off); Aalborg Handelsskole and UC Holstebro (the guardians of those under 18 get a
copy). Whether an education was completed before is not known here: it is ticked when it was.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gf2tracker.domain.people import CountsAs, age_on
from gf2tracker.language import _, date_long, percent

OF_AGE, TOLD_UNTIL = 18, 25
NOTICE_DAYS = 183  # longer than a course: by then it is history, and no longer reminded of
LOST = frozenset({CountsAs.DROPOUT, CountsAs.RECHOICE})


class Informed(StrEnum):
    """Who was told that a student left; stored in this order."""

    STUDENT = "STUDENT"
    GUARDIAN = "GUARDIAN"
    MUNICIPALITY = "MUNICIPALITY"
    NO_MUNICIPALITY = "NO_MUNICIPALITY"
    COMPANY = "COMPANY"
    ADMINISTRATION = "ADMINISTRATION"

    @property
    def label(self) -> str:
        return _INFORMED[self]


_INFORMED = {
    Informed.STUDENT: _("eleven"),
    Informed.GUARDIAN: _("værge"),
    Informed.MUNICIPALITY: _("kommunen"),
    Informed.NO_MUNICIPALITY: _("kommunen skal ikke vide det"),
    Informed.COMPANY: _("virksomheden"),
    Informed.ADMINISTRATION: _("elevadministrationen (SU)"),
}


def unpack_informed(text: str) -> frozenset[Informed]:
    """Return who was told, as it is stored in an enrolment."""
    known = {one.value: one for one in Informed}
    return frozenset(known[code] for code in text.split(",") if code in known)


def pack_informed(informed: Iterable[Informed]) -> str:
    """Return who was told, as it is stored in an enrolment."""
    told = set(informed)
    return ",".join(one.value for one in Informed if one in told)


def must_tell(
    counts_as: CountsAs | None, birth_date: date | None, last_day: date, today: date
) -> tuple[Informed, ...]:
    """Return who must be told that a student left.

    The municipality: when it counts as dropout or rechoice and the student was under 25 on the
    last day. The guardian: when the student came, and is under 18 still. Somebody whose birth date
    is not known may be under 25, and is not taken to be a minor.
    """
    if counts_as is None:
        return ()
    found = []
    is_minor = birth_date is not None and age_on(birth_date, max(last_day, today)) < OF_AGE
    if is_minor and counts_as in {*LOST, CountsAs.SCHOOL_CHANGE}:
        found.append(Informed.GUARDIAN)
    is_young = birth_date is None or age_on(birth_date, last_day) < TOLD_UNTIL
    if is_young and counts_as in LOST:
        found.append(Informed.MUNICIPALITY)
    return tuple(found)


def still_to_tell(
    required: Iterable[Informed], informed: Collection[Informed]
) -> tuple[Informed, ...]:
    """Return who of those that must be told has not been."""
    settled = set(informed)
    if Informed.NO_MUNICIPALITY in settled:
        settled.add(Informed.MUNICIPALITY)
    return tuple(one for one in required if one not in settled)


@dataclass(frozen=True, slots=True)
class Departure:
    """What is told of somebody who left; nothing of illness, and not what the student told.

    Attributes:
        name: for protected students the name they are called by.
        reason: as the school words it; counted: what it counts as.
        total_share: absence to the last day, 0 to 1; None while nothing was taken.
    """

    name: str
    birth_date: date | None
    is_protected: bool
    education: str
    class_code: str
    school: str
    first_day: date
    last_day: date
    reason: str
    counted: str
    destination: str
    total_share: float | None
    unlawful_share: float | None
    teacher: str


def notice_text(of: Departure, to: Informed) -> str:
    """Return the text that tells the municipality, or the guardian, that a student left."""
    lines = [_HEADS.get(to, _("Besked om, at en elev er stoppet")), ""]
    lines += [_sentence(of), ""]
    lines += _facts(of, to)
    lines += ["", *_closing(of, to)]
    return "\n".join(lines)


_HEADS = {
    Informed.MUNICIPALITY: _("Til kommunens ungeindsats: en elev er stoppet på uddannelsen"),
    Informed.GUARDIAN: _("Til værge: eleven er stoppet på uddannelsen"),
}


def _sentence(of: Departure) -> str:
    school = _(" på {school}").format(school=of.school) if of.school else ""
    text = _("{name} er stoppet på {education}{school}. Sidste dag var {day}.")
    return text.format(
        name=of.name, education=of.education, school=school, day=date_long(of.last_day)
    )


def _facts(of: Departure, to: Informed) -> list[str]:
    born = date_long(of.birth_date) if of.birth_date else ""
    share = ""
    if of.total_share is not None:
        text = _("{total} af den skemalagte tid, heraf ulovligt {unlawful}")
        share = text.format(total=percent(of.total_share), unlawful=percent(of.unlawful_share))
    told = [
        (_("Født"), born if to is Informed.MUNICIPALITY else ""),
        (_("Hold"), of.class_code),
        (_("Begyndt"), date_long(of.first_day)),
        (_("Årsag"), _("{reason} ({counted})").format(reason=of.reason, counted=of.counted)),
        (_("Videre til"), of.destination),
        (_("Fravær"), share),
        (_("Kontaktlærer"), of.teacher),
    ]
    return [f"{name}: {value}" for name, value in told if value]


def _closing(of: Departure, to: Informed) -> list[str]:
    lines = []
    if of.is_protected:
        lines.append(_("Eleven har navne- og adressebeskyttelse. Send kun med sikker post."))
    if to is Informed.MUNICIPALITY:
        lines.append(_("CPR-nummeret er ikke med her. Det står i skolens elevsystem."))
    elif of.teacher:
        lines.append(_("Ring gerne til kontaktlæreren, hvis der er spørgsmål."))
    return lines

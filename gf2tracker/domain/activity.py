"""What is planned for a class: kinds of activities, the states of a plan, and an activity's content.

Source: Stærk igennem, NEXT, 2025, and Os i Branchen (the two principles, who leads what).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NewType

from gf2tracker.domain.people import Role
from gf2tracker.language import _

ActivityId = NewType("ActivityId", int)
PlannedId = NewType("PlannedId", int)
TemplateId = NewType("TemplateId", int)
SlotId = NewType("SlotId", int)

DONE = "[x] "
"""What a line of a checklist begins with, as it is stored, when it is ticked."""

PRINCIPLES = {
    1: _("Første dag i skolen er første dag i branchen"),
    2: _("At lykkes som team"),
}
"""The two principles of Os i Branchen; an activity without one has 0."""

METHODS = (
    _("besøg"),
    _("feedback"),
    _("fællesskab"),
    _("gruppearbejde"),
    _("gæsteoplæg"),
    _("makkerarbejde"),
    _("netværk"),
    _("refleksion"),
    _("rollespil"),
    _("samtale"),
    _("værkstedsarbejde"),
)
"""Pedagogical methods that are offered; a school may write others."""


class ActivityKind(StrEnum):
    """What sort of activity it is; its icon and its column in every count follow it."""

    FIRST_DAY = "FIRST_DAY"
    FORMING = "FORMING"
    EXPECTATIONS = "EXPECTATIONS"
    ROLE_MODEL = "ROLE_MODEL"
    TRADE = "TRADE"
    PROFILE = "PROFILE"
    NETWORK = "NETWORK"
    COMPANY_VISIT = "COMPANY_VISIT"
    GUEST = "GUEST"
    TALK_PRACTICE = "TALK_PRACTICE"
    PLACEMENT = "PLACEMENT"
    GROUP_MEETING = "GROUP_MEETING"
    CLASS_PROJECT = "CLASS_PROJECT"
    TRADE_FAIR = "TRADE_FAIR"
    STATUS_TALK = "STATUS_TALK"
    SIGNING = "SIGNING"
    COMPETENCES = "COMPETENCES"
    TRANSITION = "TRANSITION"
    TEAM_MEETING = "TEAM_MEETING"
    EXPERIENCE_MEETING = "EXPERIENCE_MEETING"
    PULSE = "PULSE"
    EXAM = "EXAM"
    OTHER = "OTHER"

    @property
    def label(self) -> str:
        return _KINDS[self]

    @property
    def is_meeting(self) -> bool:
        """Whether the team meets without the class, so that the class need not be at school."""
        return self in {ActivityKind.TEAM_MEETING, ActivityKind.EXPERIENCE_MEETING}


_KINDS = {
    ActivityKind.FIRST_DAY: _("første dag i branchen"),
    ActivityKind.FORMING: _("makkerpar og grupper dannes"),
    ActivityKind.EXPECTATIONS: _("forventningsafstemning"),
    ActivityKind.ROLE_MODEL: _("rollemodel"),
    ActivityKind.TRADE: _("branchekendskab"),
    ActivityKind.PROFILE: _("profil og CV"),
    ActivityKind.NETWORK: _("netværksøvelse"),
    ActivityKind.COMPANY_VISIT: _("virksomhedsbesøg"),
    ActivityKind.GUEST: _("gæst i undervisningen"),
    ActivityKind.TALK_PRACTICE: _("samtaletræning"),
    ActivityKind.PLACEMENT: _("VFU"),
    ActivityKind.GROUP_MEETING: _("trivselsgruppemøde"),
    ActivityKind.CLASS_PROJECT: _("fælles for klassen"),
    ActivityKind.TRADE_FAIR: _("branchedag"),
    ActivityKind.STATUS_TALK: _("statussamtale"),
    ActivityKind.SIGNING: _("underskrift"),
    ActivityKind.COMPETENCES: _("kompetencekort"),
    ActivityKind.TRANSITION: _("overgang"),
    ActivityKind.TEAM_MEETING: _("facilitatormøde"),
    ActivityKind.EXPERIENCE_MEETING: _("erfaringsmøde"),
    ActivityKind.PULSE: _("puls"),
    ActivityKind.EXAM: _("prøve"),
    ActivityKind.OTHER: _("andet"),
}


class PlanState(StrEnum):
    """How far a planned activity is.

    MOVED is one that was put on another date and has to be confirmed anew. That an activity was
    not held is no state: it follows from its date.
    """

    PLANNED = "PLANNED"
    CONFIRMED = "CONFIRMED"
    HELD = "HELD"
    CANCELLED = "CANCELLED"
    MOVED = "MOVED"

    @property
    def label(self) -> str:
        return _STATES[self]


_STATES = {
    PlanState.PLANNED: _("planlagt"),
    PlanState.CONFIRMED: _("bekræftet"),
    PlanState.HELD: _("holdt"),
    PlanState.CANCELLED: _("aflyst"),
    PlanState.MOVED: _("flyttet"),
}


class CompanyState(StrEnum):
    """What a company that was named for an activity has answered."""

    INVITED = "INVITED"
    CONFIRMED = "CONFIRMED"
    DECLINED = "DECLINED"

    @property
    def label(self) -> str:
        return _ANSWERS[self]


_ANSWERS = {
    CompanyState.INVITED: _("inviteret"),
    CompanyState.CONFIRMED: _("bekræftet"),
    CompanyState.DECLINED: _("afslået"),
}


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One line of an activity's checklist."""

    text: str
    is_done: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """What an activity is, wherever it stands: catalogue, template or plan.

    Attributes:
        phase: 1 to 4; in the catalogue where it is proposed, in a plan where it is pinned, and 0
            for the phase of its week.
        principle: one of PRINCIPLES, or 0.
        lead_role: who usually leads it; None is not said.
        companies_needed: how many, for a class.
        lessons: 1 to 10.
    """

    title: str
    kind: ActivityKind = ActivityKind.OTHER
    phase: int = 0
    principle: int = 0
    methods: tuple[str, ...] = ()
    lead_role: Role | None = None
    companies_needed: int = 0
    lessons: int = 1
    checklist: tuple[CheckLine, ...] = ()
    links: tuple[str, ...] = ()

    def columns(self) -> dict[str, Any]:
        """Return the content as it is stored, by column."""
        return {
            "title": self.title,
            "kind": self.kind.value,
            "phase": self.phase,
            "principle": self.principle,
            "methods": "\n".join(self.methods),
            "lead_role": self.lead_role.value if self.lead_role else "",
            "companies_needed": self.companies_needed,
            "lessons": self.lessons,
            "checklist": "\n".join(stored_line(line) for line in self.checklist),
            "links": "\n".join(self.links),
        }


def content_of(row: Mapping[str, Any]) -> Content:
    """Return the content that stored columns mean; columns of other names are left alone."""
    return Content(
        title=row["title"],
        kind=ActivityKind(row["kind"]),
        phase=row["phase"],
        principle=row["principle"],
        methods=lines_of(row["methods"]),
        lead_role=Role(row["lead_role"]) if row["lead_role"] else None,
        companies_needed=row["companies_needed"],
        lessons=row["lessons"],
        checklist=checklist_of(row["checklist"]),
        links=lines_of(row["links"]),
    )


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a stored text, without empty ones."""
    return tuple(line for line in text.split("\n") if line)


def checklist_of(text: str) -> tuple[CheckLine, ...]:
    """Return a checklist as it is stored, in its order."""
    return tuple(
        CheckLine(line.removeprefix(DONE), line.startswith(DONE)) for line in lines_of(text)
    )


def stored_line(line: CheckLine) -> str:
    """Return a line of a checklist as it is stored."""
    return DONE + line.text if line.is_done else line.text


def unticked(checklist: Iterable[CheckLine]) -> tuple[CheckLine, ...]:
    """Return a checklist with no line ticked."""
    return tuple(CheckLine(line.text) for line in checklist)

"""How kinds of activities and weekdays look in a plan."""

from typing import Final

from gf2tracker.domain.activity import ActivityKind
from gf2tracker.language import _

ICONS: Final = {
    ActivityKind.FIRST_DAY: "today",
    ActivityKind.FORMING: "pairs",
    ActivityKind.EXPECTATIONS: "message",
    ActivityKind.ROLE_MODEL: "tool",
    ActivityKind.TRADE: "eye",
    ActivityKind.PROFILE: "student",
    ActivityKind.NETWORK: "board",
    ActivityKind.COMPANY_VISIT: "company",
    ActivityKind.GUEST: "talk",
    ActivityKind.TALK_PRACTICE: "phone",
    ActivityKind.PLACEMENT: "company",
    ActivityKind.GROUP_MEETING: "group",
    ActivityKind.CLASS_PROJECT: "tool",
    ActivityKind.TRADE_FAIR: "company",
    ActivityKind.STATUS_TALK: "talk",
    ActivityKind.SIGNING: "note",
    ActivityKind.COMPETENCES: "placement",
    ActivityKind.TRANSITION: "right",
    ActivityKind.TEAM_MEETING: "meeting",
    ActivityKind.EXPERIENCE_MEETING: "meeting",
    ActivityKind.PULSE: "pulse",
    ActivityKind.EXAM: "check",
    ActivityKind.OTHER: "clock",
}
"""The icon of every kind, by its name in resources/icons."""

DAYS: Final = (_("ma"), _("ti"), _("on"), _("to"), _("fr"), _("lø"), _("sø"))
"""Weekdays as a chip has room for them, Monday first."""

"""What stands beside each class in the list of classes: absence to date, today's register, whose."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field

from sqlalchemy import Connection

from gf2tracker.domain.outcome import Outcomes
from gf2tracker.domain.people import ClassId
from gf2tracker.queries.absence import summary
from gf2tracker.queries.attendance import attendance
from gf2tracker.queries.outcomes import outcomes_of
from gf2tracker.queries.running import own_classes, running
from gf2tracker.queries.untaken import classes_today, missing_registers


@dataclass(frozen=True, slots=True)
class ClassFacts:
    """How a class stands on a day.

    Attributes:
        is_mine: whether who asked is the contact teacher or in the team.
        total_share: absence to date, 0 to 1; None while nothing is taken.
        missing_days: days, today and the last five school days, with a register still to take.
        is_missing_today: whether today is one of them.
        taken_at: when the lesson of now was taken; None is not yet, or no school today.
        has_school: whether the class has lessons today.
        outcomes: what became of everybody enrolled, each kind of leaving apart.
    """

    class_id: ClassId
    is_mine: bool
    total_share: float | None
    missing_days: int = 0
    is_missing_today: bool = False
    taken_at: dt.time | None = None
    has_school: bool = False
    outcomes: Outcomes = field(default_factory=Outcomes)


def board(
    connection: Connection, today: dt.date, now: dt.time, mine: str | None = None
) -> tuple[ClassFacts, ...]:
    """Return how every class stands, in order of code.

    Args:
        connection: the store.
        today: the day.
        now: the time of day; lessons that begin later are not missing yet.
        mine: initials of who asks; None is nobody.
    """
    classes = running(connection, today)
    known = attendance(connection, classes, today)
    missing = missing_registers(classes.values(), known, today, now)
    days = Counter(one.class_id for one in missing)
    late = {one.class_id for one in missing if one.date == today}
    cards = {card.class_id: card for card in classes_today(classes.values(), known, today, now)}
    became = outcomes_of(connection, today)
    own = own_classes(connection, mine or "")
    return tuple(
        ClassFacts(
            class_id=one.class_id,
            is_mine=one.class_id in own,
            total_share=one.total_share,
            missing_days=days[one.class_id],
            is_missing_today=one.class_id in late,
            taken_at=cards[one.class_id].taken_at if one.class_id in cards else None,
            has_school=one.class_id in cards,
            outcomes=became.get(one.class_id, Outcomes()),
        )
        for one in summary(connection, None, today)
    )

"""Deeds that change pairs and groups at once, or several students of groups, as one step."""

import datetime as dt
from collections.abc import Mapping, Sequence

from gf2tracker.actions import groups, pairs
from gf2tracker.actions.label import codes_of
from gf2tracker.domain.people import ClassId, StudentId
from gf2tracker.language import plural
from gf2tracker.store.journal import Step

Places = Mapping[StudentId, int]
"""Who goes to which group, by the group's number in the store."""


def seat(
    step: Step,
    class_id: ClassId,
    wanted: Sequence[Sequence[StudentId]],
    places: Places,
    day: dt.date,
) -> None:
    """Let a class's pairs be these from a day on, and have some students change group with them.

    Refused as `pairs.put` and `groups.move` are.
    """
    for student_id, group_id in places.items():
        groups.move(step, class_id, student_id, group_id)
    pairs.put(step, class_id, wanted, day)


def regroup(step: Step, class_id: ClassId, places: Places) -> None:
    """Have students change group together, as whole pairs do; refused as in `groups.move`."""
    for student_id, group_id in places.items():
        groups.move(step, class_id, student_id, group_id)
    code = codes_of(step, [class_id])
    told = plural(len(places), "{n} elev har skiftet gruppe", "{n} elever har skiftet gruppe")
    step.label(f"{told}, {code}")

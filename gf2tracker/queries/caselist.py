"""What the status report tells of following up: who waits, who owns it, what happens next."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection

from gf2tracker.queries.followup import Followed, everybody
from gf2tracker.queries.gaps import RegisterGap
from gf2tracker.queries.signals import Case, inbox

BEFORE_SCHOOL = dt.time.min  # a report counts the days that are over


@dataclass(frozen=True)
class CaseList:
    """Some classes' open cases and missing registers, and what was decided for anybody.

    Attributes:
        cases: by class and name.
        gaps: by class.
        followed: by student, also of those with no open case.
    """

    cases: tuple[Case, ...]
    gaps: tuple[RegisterGap, ...]
    followed: Mapping[int, Followed]

    @cached_property
    def by_student(self) -> Mapping[int, Case]:
        """The open cases by student."""
        return {one.student.student_id: one for one in self.cases}

    def of_class(self, class_id: int) -> "CaseList":
        """Return what waits in one class."""
        return CaseList(
            cases=tuple(one for one in self.cases if one.student.class_id == class_id),
            gaps=tuple(one for one in self.gaps if one.class_id == class_id),
            followed=self.followed,
        )


def case_list(connection: Connection, class_ids: Collection[int], today: dt.date) -> CaseList:
    """Return what waits in some classes on a day, the newest reason first within each class."""
    found = inbox(connection, today, BEFORE_SCHOOL)
    order = {class_id: at for at, class_id in enumerate(class_ids)}
    cases = [one for one in found.cases if one.student.class_id in order]
    gaps = [one for one in found.gaps if one.class_id in order]
    return CaseList(
        cases=tuple(sorted(cases, key=lambda one: order[one.student.class_id])),
        gaps=tuple(sorted(gaps, key=lambda one: order[one.class_id])),
        followed=everybody(connection),
    )

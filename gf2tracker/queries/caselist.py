"""What the status report tells of following up: who waits, who owns it, what happens next."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection

from gf2tracker.queries.attendance import Attendance
from gf2tracker.queries.followup import Followed, everybody
from gf2tracker.queries.gaps import RegisterGap
from gf2tracker.queries.running import running
from gf2tracker.queries.signals import Case, inbox_of

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


def case_list(connection: Connection, class_ids: Iterable[int], known: Attendance) -> CaseList:
    """Return what waits in some classes, the newest reason first within each class.

    Args:
        connection: the store.
        class_ids: the classes, in the order of the answer.
        known: their attendance up to and with the day.
    """
    order = {class_id: at for at, class_id in enumerate(class_ids)}
    classes = running(connection, known.today)
    asked = {class_id: one for class_id, one in classes.items() if class_id in order}
    found = inbox_of(connection, asked, known, BEFORE_SCHOOL)
    return CaseList(
        cases=tuple(sorted(found.cases, key=lambda one: order[one.student.class_id])),
        gaps=tuple(sorted(found.gaps, key=lambda one: order[one.class_id])),
        followed=everybody(connection),
    )

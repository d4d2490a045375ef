"""The classes that are running, with what a day at school needs of them."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import BindParameter, Connection, bindparam, select

from gf2tracker.domain.bell import Bell
from gf2tracker.domain.course import Course
from gf2tracker.domain.people import ClassId
from gf2tracker.language import fold
from gf2tracker.queries.opening import opened
from gf2tracker.store.course import courses_of
from gf2tracker.store.tables import ClassGroup, Site, Staff, TeamMember

LONGEST = dt.timedelta(days=2 * 366)

_SINCE: BindParameter[dt.date] = bindparam("since")
_TODAY: BindParameter[dt.date] = bindparam("today")
_CLASSES = (
    select(ClassGroup.id, ClassGroup.code, Site.bell, Staff.initials)
    .join_from(ClassGroup, Site, Site.id == ClassGroup.site_id)
    .outerjoin(Staff, Staff.id == ClassGroup.contact_teacher_id)
    .where(ClassGroup.starts_on.between(_SINCE, _TODAY))
)
_TEAMS = select(TeamMember.class_id, Staff.initials).join(Staff, Staff.id == TeamMember.staff_id)


@dataclass(frozen=True, slots=True)
class RunningClass:
    """A class on its course.

    Attributes:
        teacher: the contact teacher's initials; empty without one.
        opened: the last day of its opening figures; None without any.
        is_mine: whether who asked is the contact teacher or in the team.
    """

    class_id: ClassId
    code: str
    bell: Bell
    course: Course
    teacher: str
    opened: dt.date | None
    is_mine: bool


def running(
    connection: Connection, today: dt.date, mine: str | None = None
) -> dict[int, RunningClass]:
    """Return the classes whose course today lies in, by id.

    Args:
        connection: the store.
        today: the day.
        mine: initials of who asks; None is nobody.
    """
    wanted = {"since": today - LONGEST, "today": today}
    rows = connection.execute(_CLASSES, wanted).all()
    courses = courses_of(connection, [row.id for row in rows])
    until = opened(connection, courses)
    me = fold(mine or "")
    own = {row.class_id for row in connection.execute(_TEAMS) if me and fold(row.initials) == me}
    return {
        row.id: RunningClass(
            class_id=ClassId(row.id),
            code=row.code,
            bell=Bell.parse(row.bell),
            course=courses[row.id],
            teacher=row.initials or "",
            opened=until.get(row.id),
            is_mine=row.id in own or bool(me and fold(row.initials or "") == me),
        )
        for row in rows
        if courses[row.id].ends_on >= today
    }


def own_classes(connection: Connection, mine: str) -> set[int]:
    """Return the classes somebody is contact teacher of or in the team of; "" has none."""
    staff = connection.execute(select(Staff.id, Staff.initials))
    me = [row.id for row in staff if mine and fold(row.initials) == fold(mine)]
    teams = select(TeamMember.class_id).where(TeamMember.staff_id.in_(me))
    taught = select(ClassGroup.id).where(ClassGroup.contact_teacher_id.in_(me))
    found = (*connection.execute(teams).scalars(), *connection.execute(taught).scalars())
    return set(found)

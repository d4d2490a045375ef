"""Who has been told of those who left the demo school: nearly everybody, and now and then not."""

from datetime import date

from gf2tracker.domain.demo.chance import dice
from gf2tracker.domain.demo.course import SETTLED
from gf2tracker.domain.demo.students import DemoStay, DemoStudent
from gf2tracker.domain.notice import NOTICE_DAYS, Informed, must_tell, pack_informed
from gf2tracker.domain.people import CountsAs, LeaveReason

_TOLD, _ADMINISTRATION, _COMPLETED = 0.93, 0.8, 0.05


def demo_informed(student: DemoStudent, stay: DemoStay, today: date) -> str:
    """Return who was told that a student left, as it is stored; "" for one who has not left."""
    if not stay.leave_reason or stay.last_day is None:
        return ""
    chance = dice(stay.course, student.row["number"], "informed")
    told = {Informed.STUDENT}
    if chance.random() < _ADMINISTRATION:
        told.add(Informed.ADMINISTRATION)
    born = student.row["birth_date"]
    counts_as = LeaveReason(stay.leave_reason).counts_as
    if counts_as is CountsAs.OUTSIDE:
        told.discard(Informed.STUDENT)
    required = must_tell(counts_as, born if isinstance(born, date) else None, stay.last_day, today)
    is_lately = (today - stay.last_day).days <= NOTICE_DAYS
    for who in required:
        is_forgotten = chance.random() > _TOLD or (stay.course == SETTLED and is_lately)
        if not is_forgotten or who is Informed.GUARDIAN:
            told.add(who)
    if Informed.MUNICIPALITY in told and chance.random() < _COMPLETED:
        told = (told - {Informed.MUNICIPALITY}) | {Informed.NO_MUNICIPALITY}
    return pack_informed(told)

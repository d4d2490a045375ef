"""Who is free in the demo school: people and companies are in one place at a time, nearly always."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from gf2tracker.domain.demo.course import DemoCourse
from gf2tracker.domain.demo.plan import SLOTS, DemoPlanned

_OVERLOOKED = 60  # of so many activities one is put where somebody is elsewhere already


def booked(plans: Iterable[tuple[DemoCourse, DemoPlanned]]) -> Iterator[DemoPlanned]:
    """Yield the activities of all classes, each led by somebody of its team who is free.

    Where nobody is, it is led by nobody yet; a company that is elsewhere that day is left out.
    """
    taken: defaultdict[tuple[date, object], list[range]] = defaultdict(list)
    for at, (of, one) in enumerate(plans):
        slot = SLOTS[one.slot]
        lessons = range(slot.first_lesson, slot.first_lesson + slot.content.lessons)
        lead, role = one.people[0]
        team = dict.fromkeys((lead, of.teacher, *(who for who, _role in of.team)))
        free = [who for who in team if _is_free(taken[one.day, who], lessons)]
        busy = [who for who in team if who not in free]
        if at % _OVERLOOKED == 0 and busy:
            free = busy
        people = ((free[0], role),) if free else ()
        companies = tuple(
            told for told in one.companies if _is_free(taken[one.day, told[0]], lessons)
        )
        for key in (*(who for who, _role in people), *(name for name, _state in companies)):
            taken[one.day, key].append(lessons)
        yield replace(one, people=people, companies=companies)


def _is_free(taken: Iterable[range], lessons: range) -> bool:
    return all(lessons.stop <= one.start or one.stop <= lessons.start for one in taken)

"""How a school stands: everybody's figures and what nobody has acted on, in fifty classes."""

import datetime as dt
import gc
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from operator import itemgetter
from typing import Any

from gf2tracker.domain.people import full_name
from gf2tracker.language import sort_key
from gf2tracker.queries import absence, running, signals
from gf2tracker.store import keys
from gf2tracker.store.engine import connect_sqlite
from gf2tracker.store.store import Store
from tests.bench import bare, baresignals
from tests.bench.schools import AT, RUNNING, TODAY, Schools
from tests.bench.table import Beside, Row, rounds

ROUNDS = 9
FLAT = 1.1
SEEN = (TODAY, AT, "MK")
ABOUT = {
    "status": "bare statements and one pass over their rows, plain tuples",
    "signals": "the same, and the program's own rules and words for signals",
}
Question = Callable[[Store], Any]
Job = Callable[[Any], Any]
PEOPLE = """
    SELECT id, number, first_name, last_name, called_name, is_protected FROM student
    WHERE id IN (SELECT student_id FROM enrolment WHERE class_id IN ({}))"""
NO_WAY = ("", None)
WAYS_OUT = "SELECT code, name, counts_as FROM leave_reason"


def measure(schools: Schools) -> list[Row]:
    """Ask about the running classes in turns with the floor, then in larger schools.

    The collector of rings is off for both, as it is in the window outside its own pauses.
    """
    stores = {size: Store.open(schools.copy(size)) for size in schools.sizes}
    store = stores[RUNNING]
    place = schools.copy()
    floor = connect_sqlite(place, keys.read_key(place))
    asked = sorted(store.ask(running.running, TODAY).value)
    agree(told(store.ask(absence.listing, asked, TODAY).value), listing(floor, asked, TODAY))
    agree(*cases_told(store.ask(signals.inbox, *SEEN).value, baresignals.inbox(floor, *SEEN)))
    jobs: dict[str, tuple[Question, Job]] = {
        "status": (lambda one: one.ask(absence.listing, asked, TODAY), figures_of(asked)),
        "signals": (
            lambda one: one.ask(signals.inbox, *SEEN),
            lambda one: baresignals.inbox(one, *SEEN),
        ),
    }
    gc.disable()
    rows = [row for name, job in jobs.items() for row in beside(name, *job, stores, floor)]
    gc.enable()
    for one in stores.values():
        one.close()
    floor.close()
    return rows


def beside(
    name: str, ours: Question, bare_job: Job, stores: dict[int, Store], floor: Any
) -> Iterator[Row]:
    """Yield the running classes beside their floor, then larger schools beside the small one."""
    small = stores[RUNNING]
    both = rounds(lambda _at: ours(small), lambda _at: bare_job(floor), ROUNDS)
    yield Beside(f"{name} of {RUNNING} running classes", *both, ABOUT[name], goal=1.5)
    for size, large in stores.items():
        if size != RUNNING:
            flat = rounds(partial(asked_of, ours, large), partial(asked_of, ours, small), ROUNDS)
            job, about = f"the same in a school of {size:,}", f"in a school of {RUNNING}"
            yield Beside(job, *flat, about, goal=FLAT)


def asked_of(question: Question, store: Store, _round: int) -> object:
    """Ask one of the schools."""
    return question(store)


def listing(driver: Any, class_ids: list[int], today: dt.date) -> list[tuple[Any, ...]]:
    """Return everybody's figures by class and name, the values of `StudentAbsence`."""
    school = bare.read(driver, class_ids, today)
    ways = {code: tuple(way) for code, *way in driver.execute(WAYS_OUT).fetchall()}
    wanted, found = set(class_ids), []
    for student, number, first, last, called, is_protected in bare.ask(driver, PEOPLE, class_ids):
        places = bare.present_course(school, student)
        class_id = places[-1][0]
        if class_id not in wanted:
            continue
        now = next(s for s in school.stays[student] if s[:2] == places[-1][:2])
        figures = bare.figures(school, student, places)
        short = called.strip() or first.partition(" ")[0]
        name = short if is_protected else full_name(first, last)
        code = school.registers[class_id].code
        share = bare.limit_share(school, student, places, figures)
        who = (student, number, name, short, bool(is_protected), class_id, code)
        found.append((*who, now[1], now[2], *ways.get(now[3], NO_WAY), figures, share))
    codes = {row[6] for row in found}
    order = {code: at for at, code in enumerate(sorted(codes, key=sort_key))}
    return sorted(found, key=lambda row: (order[row[6]], sort_key(row[2])))


def agree(ours: Sequence[Any], floor: Sequence[Any]) -> None:
    """Fail where the floor does not give the same answer: then its time says nothing."""
    differing = [pair for pair in zip(ours, floor, strict=False) if pair[0] != pair[1]]
    assert len(ours) == len(floor) > 0, (len(ours), len(floor))
    assert not differing, differing[:2]


def told(found: Any) -> list[tuple[Any, ...]]:
    """Return what the program answers as the floor's tuples."""
    return [
        (
            one.student_id,
            one.number,
            one.name,
            one.called_name,
            one.is_protected,
            one.class_id,
            one.class_code,
            str(one.first_day),
            one.last_day and str(one.last_day),
            one.leave_reason,
            one.counts_as,
            as_texts(one.figures),
            one.limit_share,
        )
        for one in found
    ]


def figures_of(asked: list[int]) -> Job:
    """Return the floor's way to the status of some classes."""
    return lambda driver: listing(driver, asked, TODAY)


def cases_told(ours: Any, floor: Any) -> tuple[list[Any], list[Any]]:
    """Return the program's cases and missing registers and the floor's, in one order."""
    cases = [
        (
            one.student.student_id,
            one.student.name,
            one.student.code,
            one.signals,
            one.owner and one.owner.initials,
            one.is_given,
            one.is_mine,
            one.next_step,
            one.next_on and str(one.next_on),
            one.last_contact and one.last_contact.id,
        )
        for one in ours.cases
    ]
    gaps = [(one.class_id, [(str(day.date), day.lessons) for day in one.days]) for one in ours.gaps]
    key = itemgetter(0)
    return (
        sorted(cases, key=key) + sorted(gaps, key=key),
        sorted(floor[0], key=key) + sorted(floor[1], key=key),
    )


def as_texts(values: Any) -> Any:
    """Return values with their days as texts."""
    if isinstance(values, tuple):
        return tuple(as_texts(one) for one in values)
    return str(values) if isinstance(values, dt.date) else values

"""How a school stands: everybody's figures and what nobody has acted on, in fifty classes."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from gf2tracker.domain.people import full_name
from gf2tracker.language import sort_key
from gf2tracker.queries import absence, running
from gf2tracker.store import keys
from gf2tracker.store.engine import connect_sqlite
from gf2tracker.store.store import Store
from tests.bench import bare
from tests.bench.schools import TODAY, Schools
from tests.bench.table import Beside, Row, rounds, took

ROUNDS = 9
FLAT = 1.1
ABOUT = "one pass over the rows of the same statements by the bare driver, plain tuples"
PEOPLE = f"""
    SELECT id, number, first_name, last_name, called_name, is_protected FROM student
    WHERE id IN (SELECT student_id FROM enrolment WHERE class_id IN ({{}}))"""
NO_WAY = ("", None)
WAYS_OUT = "SELECT code, name, counts_as FROM leave_reason"


def measure(schools: Schools) -> list[Row]:
    """Ask for the status of the running classes in turns with the floor, then in larger schools."""
    store = Store.open(schools.copy())
    place = schools.copy()
    floor = connect_sqlite(place, keys.read_key(place))
    asked = sorted(store.ask(running.running, TODAY).value)
    agree(told(store.ask(absence.listing, asked, TODAY).value), listing(floor, asked, TODAY))
    both = rounds(
        lambda _round: store.ask(absence.listing, asked, TODAY),
        lambda _round: listing(floor, asked, TODAY),
        ROUNDS,
    )
    rows: list[Row] = [Beside("status of 50 running classes", *both, ABOUT, goal=1.5)]
    floor.close()
    store.close()
    return rows


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
    assert len(ours) == len(floor), (len(ours), len(floor))
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


def as_texts(values: Any) -> Any:
    """Return values with their days as texts."""
    if isinstance(values, tuple):
        return tuple(as_texts(one) for one in values)
    return str(values) if isinstance(values, dt.date) else values

"""Who waits for somebody to act, found by the bare driver and plain Python.

Rows become the domain's own Facts, for the rules and their words are the same in both; what is
measured is all that leads there. Days are parsed only where a rule asks for them.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from gf2tracker.domain.attention import Limits
from gf2tracker.domain.bell import Bell
from gf2tracker.domain.contact import RECENT, ContactKind
from gf2tracker.domain.facts import Facts, Run
from gf2tracker.domain.mark import AbsenceKind, unpack
from gf2tracker.domain.people import full_name
from gf2tracker.domain.register import unpack_taken
from gf2tracker.domain.sign import FEWEST_DAYS
from gf2tracker.domain.signal import signals
from gf2tracker.domain.spark import stored_spark
from gf2tracker.domain.trend import LEAST_RISING, RISING_WEEKS
from gf2tracker.domain.untaken import days_due, untaken
from tests.bench import bare
from tests.bench.bare import MINUTES, ROLLING, Place, School, Seen, ask

DAY = dt.timedelta(days=1)
RUNNING = """
    SELECT class_group.id, site.bell, staff.initials FROM class_group
    JOIN site ON site.id = class_group.site_id
    LEFT JOIN staff ON staff.id = class_group.contact_teacher_id
    WHERE class_group.starts_on BETWEEN ? AND ?"""
OF_THEM = "student_id IN (SELECT student_id FROM enrolment WHERE class_id IN ({}))"
PEOPLE = """
    SELECT id, first_name, last_name, called_name, is_protected FROM student
    WHERE id IN (SELECT student_id FROM enrolment WHERE class_id IN ({}))"""
CONTACTS = f"""
    SELECT student_id, at, kind, handled_until, id FROM contact WHERE {OF_THEM}
    ORDER BY at DESC, id DESC"""
NOTES = f"""
    SELECT student_id, kind, at, "by", text, due_on FROM note
    WHERE {OF_THEM} AND done_on IS NULL"""
FOLLOWED = f"""
    SELECT student_id, owner_id, staff.initials, next_step, next_on FROM follow_up
    LEFT JOIN staff ON staff.id = owner_id AND staff.is_active WHERE {OF_THEM}"""
DECIDED = "SELECT name, value FROM setting WHERE name IN ('watch_share', 'act_share')"
DEFAULTS = {"watch_share": "0.10", "act_share": "0.15"}
STAFF = "SELECT id, initials FROM staff WHERE is_active"
TEAM = """
    SELECT class_id FROM team_member JOIN staff ON staff.id = staff_id
    WHERE upper(staff.initials) = ?"""
OBSERVATION = "observation"
NOBODY = (None, None, "", None)
LONGEST = dt.timedelta(days=2 * 366)


KINDS = {kind.value: kind for kind in ContactKind}


class Talk(NamedTuple):
    """A contact; its local day is worked out where a rule asks for it."""

    at: dt.datetime
    kind: ContactKind
    handled_until: dt.date | None
    id: int

    @property
    def day(self) -> dt.date:
        """The day it was, where the program runs."""
        return self.at.astimezone().date()


class Office:
    """What is noted, planned and decided about everybody in the running classes."""

    def __init__(self, driver: Any, class_ids: Sequence[int], me: str) -> None:
        """Read it all, by student."""
        self.contacts: dict[int, list[Talk]] = {}
        for student, at, kind, until, number in ask(driver, CONTACTS, class_ids):
            when = dt.datetime.fromisoformat(at).replace(tzinfo=dt.UTC)
            held = dt.date.fromisoformat(until) if until else None
            talk = Talk(when, KINDS[kind], held, number)
            self.contacts.setdefault(student, []).append(talk)
        self.agreed: dict[int, list[Any]] = {}
        self.seen: dict[int, list[Any]] = {}
        for student, kind, at, by, text, due_on in ask(driver, NOTES, class_ids):
            if kind == OBSERVATION:
                when = dt.datetime.fromisoformat(at).replace(tzinfo=dt.UTC)
                self.seen.setdefault(student, []).append((when.astimezone().date(), by, text))
            elif due_on is not None:
                one = dt.date.fromisoformat(due_on), text
                self.agreed.setdefault(student, []).append(one)
        self.followed = {row[0]: row[1:] for row in ask(driver, FOLLOWED, class_ids)}
        decided = DEFAULTS | dict(driver.execute(DECIDED).fetchall())
        self.watch, self.act = float(decided["watch_share"]), float(decided["act_share"])
        self.initials = dict(driver.execute(STAFF).fetchall())
        self.own = {row[0] for row in driver.execute(TEAM, (me,)).fetchall()}
        self.me = me

    def noted(self) -> set[int]:
        """Return everybody about whom anything is noted."""
        return {*self.contacts, *self.agreed, *self.seen, *self.followed}


def inbox(driver: Any, today: dt.date, now: dt.time, me: str) -> tuple[list[Any], list[Any]]:
    """Return the cases and the missing registers, as tuples, in no order."""
    found = driver.execute(RUNNING, (str(today - LONGEST), str(today))).fetchall()
    registers = bare.registers_of(driver, [row[0] for row in found], str(today))
    running = {row[0]: row[1:] for row in found if registers[row[0]].course.ends_on >= today}
    ids = sorted(running)
    school, office = bare.read(driver, ids, today), Office(driver, ids, me)
    office.own |= {one for one, row in running.items() if (row[1] or "").upper() == me}
    limits = Limits(office.watch, office.act, school.part_is_enough)
    told = office.noted() | school.rows.keys() | school.openings.keys()
    cases, members = [], dict[int, list[tuple[str, str]]]()
    for student, first, last, called, is_protected in ask(driver, PEOPLE, ids):
        places = bare.present_course(school, student)
        for class_id, begun, ended in places:
            members.setdefault(class_id, []).append((begun, ended))
        here = next((one for one in places if one[1] <= school.today <= one[2]), None)
        if here is None or here[0] not in running or student not in told:
            continue
        short = called.strip() or first.partition(" ")[0]
        facts = facts_of(school, office, student, places, running[here[0]][1] or "", short)
        if reasons := signals(facts, limits):
            name = short if is_protected else full_name(first, last)
            who = (student, name, registers[here[0]].code)
            cases.append((*who, reasons, *owned(office, student, here[0], running[here[0]][1])))
    gaps = [
        (one, missed)
        for one, row in running.items()
        if (missed := missing(school, one, members.get(one, []), Bell.parse(row[0]), now))
    ]
    return cases, gaps


def owned(office: Office, student: int, class_id: int, teacher: str | None) -> tuple[Any, ...]:
    """Return owner, whether given, whether mine, next step and its day, and the newest contact."""
    owner_id, _initials, step, on = office.followed.get(student, NOBODY)
    given = office.initials.get(owner_id)
    owner = given or (teacher if teacher in office.initials.values() else None)
    is_mine = class_id in office.own if given is None else given.upper() == office.me
    contacts = office.contacts.get(student)
    return owner, given is not None, is_mine, step, on, contacts[0].id if contacts else None


def facts_of(
    school: School, office: Office, student: int, places: Sequence[Place], teacher: str, name: str
) -> Facts:
    """Return what the rules ask about."""
    figures, seen = bare.figures_and_days(school, student, places)
    share = bare.limit_share(school, student, places, figures)
    _owner, initials, step, on = office.followed.get(student, NOBODY)
    owner = (initials or teacher).upper()
    start = max(school.registers[places[0][0]].starts_on, places[0][1])
    today = dt.date.fromisoformat(school.today)
    before = [row[1] for row in school.openings.get(student, ())]
    return Facts(
        called=name,
        today=today,
        school_days=school.registers[places[-1][0]].course.school_days,
        early_days=days_of(figures[9]),
        is_early=0 <= (today - dt.date.fromisoformat(start)).days < bare.FIRST_DAYS,
        runs=tuple(Run(days_of(run), kind_of(school, student, run, today)) for run in seen.runs),
        is_away=figures[11] > 0,
        share=share,
        opening_until=dt.date.fromisoformat(max(before)) if share != figures[0] else None,
        lost_days=days_of([row[1] for _at, row in seen.lost if row[2]]),
        rising=rising(seen, figures[2]),
        contacts=office.contacts.get(student, ()),
        agreements=tuple(office.agreed.get(student, ())),
        observations=tuple(one for one in office.seen.get(student, ()) if one[1].upper() != owner),
        next_step=step,
        next_on=dt.date.fromisoformat(on) if on else None,
    )


def rising(seen: Seen, rolling: float | None) -> tuple[tuple[dt.date, float], ...]:
    """Return the weeks over which absence rises, walking back from the last one."""
    newest = next((row[1] for _at, row in reversed(seen.lost) if row[2]), "")
    if rolling is None or rolling < LEAST_RISING or not newest:
        return ()
    dates = [day for one, first, end in seen.spans for day in one.dates[first:end]]
    counts = [n for one, first, end in seen.spans for n in one.counts[first:end]]
    minutes = [0] * len(dates)
    for at, row in seen.lost:
        minutes[at] = row[2]
    for at, count in seen.exempt.items():
        counts[at] -= count
    found: list[tuple[dt.date, float]] = []
    end = len(dates)
    while end:
        last = dt.date.fromisoformat(dates[end - 1])
        monday = last - dt.timedelta(days=last.weekday())
        if not found and newest < str(monday):
            return ()
        since = max(0, end - ROLLING)
        lessons = sum(counts[since:end])
        if lessons:
            share = sum(minutes[since:end]) / (lessons * MINUTES)
            if found and share >= found[-1][1]:
                break
            found.append((monday, share))
        while end and dates[end - 1] >= str(monday):
            end -= 1
    return tuple(reversed(found)) if len(found) > RISING_WEEKS else ()


def kind_of(school: School, student: int, run: Sequence[str], today: dt.date) -> AbsenceKind | None:
    """Return the kind of a run's latest day, where it is asked about."""
    if len(run) < FEWEST_DAYS or today - dt.date.fromisoformat(run[-1]) > RECENT:
        return None
    texts = {row[1]: row[6] for row in school.rows[student]}
    for day in reversed(run):
        text = texts.get(day, "")
        kind = stored_spark(text, len(unpack(text)), is_taken=True).kind
        if kind:
            return kind
    return None


def missing(
    school: School, class_id: int, members: list[tuple[str, str]], bell: Bell, now: dt.time
) -> list[tuple[str, tuple[int, ...]]]:
    """Return the days that are over with lessons whose register was not taken."""
    one, today = school.registers[class_id], dt.date.fromisoformat(school.today)
    course = one.course
    untils = [row[1] for rows in school.openings.values() for row in rows if row[4] == class_id]
    opened = dt.date.fromisoformat(max(untils)) if untils else None
    begun = [day for day, text in one.taken.items() if text.strip("|")]
    first = dt.date.fromisoformat(min(begun)) if begun else None
    days = [str(day) for day in days_due(course.school_days, today, first, opened)]
    if course.is_school_day(today):
        over = bell.ends(course.lessons_on(today))
        days += [school.today] if over is not None and over <= now else []
    found = []
    for day in days:
        lessons = course.lessons_on(dt.date.fromisoformat(day))
        taken = unpack_taken(one.taken.get(day, ""), lessons)[:lessons]
        if None in taken and any(begin <= day <= end for begin, end in members):
            found.append((day, untaken(taken, bell, None)))
    return found


def days_of(texts: Sequence[str]) -> tuple[dt.date, ...]:
    """Return days from their texts."""
    return tuple(map(dt.date.fromisoformat, texts))

"""One student's figures, reasons and sentences are the same wherever they are asked for."""

import datetime as dt
from collections import Counter

import pytest

from gf2tracker.actions import demo
from gf2tracker.domain.attention import State, Why
from gf2tracker.domain.sign import Trait
from gf2tracker.domain.signal import Rule
from gf2tracker.queries import absence, coursematrix, overview, register, signals, status, today
from gf2tracker.queries.classes import ClassState
from tests import given
from tests.registers import take_day

TODAY = dt.date(2026, 11, 19)
CLASSES = 12
OF_ABSENCE = {Rule(trait.value) for trait in Trait if trait is not Trait.WEEKDAY}
EARLY = {Why.MISSING_EARLY, Why.ABSENT_EARLY}


class Pages:
    """What every page knows of the students, by student."""

    def __init__(self, store):
        def ask(query, *args):
            return store.ask(query, *args).value

        found = ask(overview.overviews, None, TODAY)
        self.rows = {row.student.student_id: row for one in found for row in one.rows}
        inbox = ask(signals.inbox, TODAY, dt.time(8))
        self.cases = {case.student.student_id: case for case in inbox.cases}
        calls = ask(today.overview, TODAY, dt.time(8)).radar
        self.calls = {call.student.student_id: call for call in calls}
        self.report = ask(status.status, None, TODAY)
        self.told = {one.student_id: one for each in self.report.classes for one in each.students}
        self.listed = {one.student_id: one for one in ask(absence.listing, None, TODAY)}
        self.running = [
            each.row.id for each in self.report.classes if each.row.state is ClassState.RUNNING
        ]
        self.here = {
            one.student_id
            for each in self.report.classes
            if each.row.id in self.running
            for one in each.here
        }
        self.matrices = [ask(coursematrix.of_class, one, TODAY) for one in self.running]
        self.registers = [ask(register.day, one, TODAY, TODAY) for one in self.running]

    def open_signs(self, student_id):
        return {
            (sign.trait.value, sign.state, sign.text, sign.short)
            for sign in self.rows[student_id].signs
            if sign.is_open
        }

    def is_early(self, student_id):
        return any(one[0] == Trait.EARLY.value for one in self.open_signs(student_id))


@pytest.fixture
def pages(sqlite_store):
    sqlite_store.do(demo.build, TODAY, CLASSES)
    return Pages(sqlite_store)


def test_every_page_tells_the_same_of_everybody_in_the_demo_school(pages):
    seen = Counter()
    for student_id in pages.here:
        row, told = pages.rows[student_id], pages.told[student_id]
        case = pages.cases.get(student_id)
        waiting = {
            (one.rule.value, one.state, one.text, one.short)
            for one in (case.signals if case else ())
            if one.rule in OF_ABSENCE
        }
        assert pages.open_signs(student_id) == waiting
        assert (student_id in pages.calls) == pages.is_early(student_id) == (told.why in EARLY)
        assert told.figures == row.figures == pages.listed[student_id].figures
        assert (told.limit_share, told.details) == (row.share, row.details)
        assert told.signs == row.signs
        seen.update(one.trait for one in row.signs)
    assert set(seen) == set(Trait)


def test_nothing_is_asked_of_who_is_not_in_a_running_class(pages):
    gone = pages.rows.keys() - pages.here
    assert gone
    assert all(pages.rows[one].state is State.NONE for one in gone)
    assert gone.isdisjoint(pages.cases)


def test_the_whole_course_and_the_day_agree_with_the_overview(pages):
    for matrix in pages.matrices:
        for line in matrix.rows:
            row = pages.rows[line.student_id]
            if row.student.class_id == matrix.class_id:
                assert (line.figures, line.limit_share) == (row.figures, row.share)
                assert (line.state, line.is_rising) == (row.state, row.is_rising)
                assert line.signs == tuple(
                    one for one in row.signs if one.trait is not Trait.WEEKDAY
                )
    for page in pages.registers:
        for line in page.rows:
            assert line.share == pages.rows[line.student_id].figures.total_share
            assert (line.why in EARLY) == pages.is_early(line.student_id)


def test_a_page_of_one_student_says_what_the_lists_say(sqlite_store):
    made = given.a_class(sqlite_store, students=1)
    (anna,) = made.students
    take_day(sqlite_store, made.id, dt.date(2026, 8, 10), {anna: "U"})
    on = dt.date(2026, 8, 28)
    row = sqlite_store.ask(overview.of_student, anna, on).value
    told = sqlite_store.ask(signals.of_student, anna, on).value
    assert [one.text for one in told] == [one.text for one in row.signs if one.is_open]
    assert [one.rule.value for one in told] == ["early", "act_share"]

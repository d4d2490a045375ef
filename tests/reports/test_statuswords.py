"""How the report says why a student needs somebody."""

from datetime import date

import pytest

from gf2tracker.domain.attention import State
from gf2tracker.queries import status
from gf2tracker.reports.statusbook import words
from tests import given
from tests.queries.test_opening import write
from tests.registers import take_day

UNTIL, TODAY = date(2026, 9, 14), date(2026, 9, 30)


@pytest.mark.parametrize(
    ("absent", "state", "reason"),
    [
        (1800, State.ACT, "højt fravær, 37,0\u00a0% med tiden før GF2 Tracker"),
        (540, State.WATCH, "fravær over grænsen, 11,1\u00a0% med tiden før GF2 Tracker"),
        (90, State.NONE, ""),
    ],
)
def test_a_share_over_a_limit_with_the_time_before_says_so(sqlite_store, absent, state, reason):
    tom = given.a_class(sqlite_store, students=1)
    write(sqlite_store, tom.students[0], tom.id, UNTIL, absent)
    take_day(sqlite_store, tom.id, date(2026, 9, 15))
    (one,) = sqlite_store.ask(status.status, None, TODAY).value.classes
    (student,) = one.students
    assert words.student_state(one, student) is state
    assert words.student_reason(student) == reason


def test_an_own_share_over_a_limit_is_told_without_it(sqlite_store):
    tom = given.a_class(sqlite_store, students=1)
    take_day(sqlite_store, tom.id, date(2026, 9, 15), {tom.students[0]: "S"})
    (one,) = sqlite_store.ask(status.status, None, TODAY).value.classes
    assert words.student_reason(one.students[0]) == "højt fravær"

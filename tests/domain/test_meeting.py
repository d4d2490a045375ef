"""Meetings: agendas as points, minutes as lines, and lines of minutes that are tasks."""

from datetime import date

import pytest

from gf2tracker.domain.meeting import (
    LONGEST_MINUTES,
    AgendaPoint,
    MeetingKind,
    MeetingState,
    is_missed,
    matched,
    pack_agenda,
    plain_lines,
    tasks_of,
    unpack_agenda,
)
from gf2tracker.domain.people import StaffId
from gf2tracker.domain.task import Colleague
from gf2tracker.errors import Refusal

THURSDAY = date(2026, 8, 20)
KAREN = Colleague(StaffId(1), "KABA", "Karen Bak")


def test_kinds_and_states_have_names():
    assert [kind.label for kind in MeetingKind] == ["facilitatormøde", "erfaringsmøde"]
    assert [state.label for state in MeetingState] == ["indkaldt", "holdt"]


def test_a_meeting_is_missed_the_day_after_it_without_minutes():
    assert is_missed(MeetingState.CALLED, date(2026, 8, 19), THURSDAY)
    assert not is_missed(MeetingState.CALLED, THURSDAY, THURSDAY)
    assert not is_missed(MeetingState.HELD, date(2026, 8, 19), THURSDAY)


def test_an_agenda_is_stored_as_text_and_read_back():
    points = (
        AgendaPoint("Opgaver", ("Karen Bak: ring til mester", "ingen frist")),
        AgendaPoint("Eventuelt"),
    )
    text = pack_agenda(points)
    assert text == "# Opgaver\nKaren Bak: ring til mester\ningen frist\n# Eventuelt"
    assert unpack_agenda(text) == points


def test_lines_before_the_first_heading_are_a_point_without_one():
    assert unpack_agenda("først\n\nså\n# Eventuelt") == (
        AgendaPoint("", ("først", "så")),
        AgendaPoint("Eventuelt"),
    )
    assert unpack_agenda("") == ()


def test_each_line_with_the_sign_is_a_task_or_a_fault():
    text = "Vi talte om fravær\n@Karen 24/8 ring til mester\n@Karin ring\n\n@ skriv brev"
    first, second, third = tasks_of(text, [KAREN], THURSDAY)
    assert (first.number, first.task.owner, first.task.due_on, first.fault) == (
        2,
        KAREN,
        date(2026, 8, 24),
        "",
    )
    assert (second.number, second.task, "Karin" in second.fault) == (3, None, True)
    assert (third.number, third.task.owner, third.task.text) == (5, None, "skriv brev")


def test_minutes_are_tidied_line_by_line():
    assert plain_lines("\n  Til  stede: alle \r\n\n@Karen  ring\n\n", "minutes") == (
        "Til stede: alle\n\n@Karen ring"
    )


@pytest.mark.parametrize("text", ["x" * (LONGEST_MINUTES + 1), "fint\ner 010107-1234"])
def test_minutes_are_refused(text):
    with pytest.raises(Refusal) as refused:
        plain_lines(text, "minutes")
    assert refused.value.field == "minutes"
    assert "CPR" not in refused.value.text or "linje 2" in refused.value.text


@pytest.mark.parametrize(
    ("before", "lines", "found"),
    [
        ((), ("@Karen ring",), (None,)),
        (("@Karen ring",), (), ()),
        (("@A et", "@B to"), ("@B to", "@A et"), (1, 0)),
        (("@A et", "@A et"), ("@a  et", "@A et"), (0, 1)),
        (("@Karen 24/8 ring til mester",), ("@Karen 31/8 ring til mester",), (0,)),
        (("@Karen 24/8 ring til mester",), ("@Mette 24/8 ring til mester",), (0,)),
        (("@Karen 24/8 ring til mester",), ("@Karen 31/8 skriv til Regionen",), (None,)),
        (("@A købe kaffe", "@B skrive brev"), ("@C nyt", "@B skrive breve"), (None, 1)),
    ],
)
def test_lines_that_were_saved_before_are_known_again(before, lines, found):
    assert matched(before, lines) == found

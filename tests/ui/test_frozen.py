"""Frozen values as text and back, and nothing else."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from gf2tracker.domain.closed import DayRange
from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.mark import AbsenceKind, Mark
from gf2tracker.queries.contact import ContactEntry
from ui import frozen

DAY = date(2026, 8, 17)
AT = datetime(2026, 8, 17, 6, 40, tzinfo=UTC)
VALUES = [
    None,
    True,
    7,
    1.5,
    "Åse “Ø” \n",
    DAY,
    AT,
    time(8, 21),
    Path("/tmp/liste æ.xlsx"),
    (1, (2, None)),
    [1, "a"],
    frozenset({1, 2}),
    {(1, DAY): AbsenceKind.LATE},
    DayRange(DAY, DAY, "Efterår"),
    Mark(AbsenceKind.LATE, 12),
    ContactEntry(1, AT, "MK", ContactKind.TALKED, "talte med far", DAY),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_comes_back_as_it_was(value):
    again = frozen.heard(frozen.told(value))
    assert again == value
    assert type(again) is type(value)


def test_what_is_to_be_done_afterwards_becomes_nothing():
    deed, one = frozen.heard(frozen.told((print, 1)))
    assert (deed("x", 2), one) == (None, 1)


def test_what_is_no_value_is_no_text():
    with pytest.raises(TypeError):
        frozen.told(object())


@dataclass(frozen=True)
class Stranger:
    """Of no part of the program."""

    name: str


@pytest.mark.parametrize(
    "text",
    [
        frozen.told(Stranger("x")),
        '{"#":"os:system","value":"true"}',
        '{"#":"gf2tracker.domain.closed:Gone","value":{}}',
        '{"#":"gf2tracker.gone:Gone","value":{}}',
        '{"#":"gf2tracker.domain.closed:DayRange","value":{"gone":1}}',
        "{}",
        "x",
    ],
)
def test_nothing_but_values_of_this_program_is_made(text):
    with pytest.raises(ValueError, match="of this program"):
        frozen.heard(text)

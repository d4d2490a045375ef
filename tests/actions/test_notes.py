"""Notes are short, have an author and a day, and an agreement is done at some point."""

from datetime import UTC, date, datetime

import pytest

from gf2tracker.actions import notes
from gf2tracker.domain.note import NoteKind
from gf2tracker.errors import Refusal
from gf2tracker.queries import notes as written
from tests import given

NOON = datetime(2026, 8, 17, 10, 12, tzinfo=UTC)
EARLIER = datetime(2026, 8, 17, 6, 24, tzinfo=UTC)
FRIDAY = date(2026, 8, 21)


@pytest.fixture
def anna(store):
    return given.a_class(store, students=1).students[0]


def of(store, who):
    return store.ask(written.of_student, who).value


def test_an_observation_is_written_with_author_and_day(store, anna):
    done = store.do(notes.write, anna, NoteKind.OBSERVATION, NOON, "  Sad alene i pausen ")
    assert done.change.label == "Noteret: observation, tøm-26a man 17.08."
    (entry,) = of(store, anna)
    assert (entry.kind, entry.text, entry.at, entry.by) == (
        NoteKind.OBSERVATION,
        "Sad alene i pausen",
        NOON,
        "abc",
    )
    assert (entry.due_on, entry.done_on, entry.is_open) == (None, None, False)
    assert entry.day == date(2026, 8, 17)


def test_an_agreement_is_open_until_it_is_done(store, anna):
    number = store.do(notes.write, anna, NoteKind.AGREEMENT, NOON, "Møder 8:00", FRIDAY).value
    assert of(store, anna)[0].is_open
    done = store.do(notes.settle, number, FRIDAY)
    assert done.change.label == "Klaret: aftale, tøm-26a man 17.08."
    assert (of(store, anna)[0].done_on, of(store, anna)[0].is_open) == (FRIDAY, False)
    opened = store.do(notes.settle, number, None)
    assert opened.change.label == "Åben igen: aftale, tøm-26a man 17.08."
    assert of(store, anna)[0].is_open


def test_the_newest_note_comes_first(store, anna):
    store.do(notes.write, anna, NoteKind.OBSERVATION, NOON, "Sidst")
    store.do(notes.write, anna, NoteKind.OBSERVATION, EARLIER, "Først")
    assert [one.text for one in of(store, anna)] == ["Sidst", "Først"]


def test_a_note_is_changed_taken_away_and_brought_back(store, anna):
    number = store.do(notes.write, anna, NoteKind.AGREEMENT, NOON, "Møder 8:00", FRIDAY).value
    store.do(notes.settle, number, FRIDAY)
    done = store.do(notes.change, number, {"kind": NoteKind.OBSERVATION, "text": "Mødte 8:00"})
    assert done.change.label == "Rettet: observation, tøm-26a man 17.08."
    (entry,) = of(store, anna)
    assert (entry.text, entry.due_on, entry.done_on) == ("Mødte 8:00", None, None)
    gone = store.do(notes.remove, number)
    assert gone.change.label == "Slettet: observation, tøm-26a man 17.08."
    assert of(store, anna) == ()
    store.undo()
    assert of(store, anna) == (entry,)


@pytest.mark.parametrize(
    ("text", "due_on", "field"),
    [
        (" ", None, "text"),
        ("x" * 501, None, "text"),
        ("er 010107-1234", None, "text"),
        ("Møder 8:00", date(2026, 8, 16), "due_on"),
    ],
)
def test_a_note_is_refused(store, anna, text, due_on, field):
    with pytest.raises(Refusal) as refused:
        store.do(notes.write, anna, NoteKind.AGREEMENT, NOON, text, due_on)
    assert refused.value.field == field
    assert of(store, anna) == ()


def test_an_agreement_may_be_due_the_same_day(store, anna):
    store.do(notes.write, anna, NoteKind.AGREEMENT, NOON, "Ringer", date(2026, 8, 17))
    assert of(store, anna)[0].due_on == date(2026, 8, 17)


def test_what_was_seen_is_set_as_read(store, anna):
    number = store.do(notes.write, anna, NoteKind.OBSERVATION, NOON, "Sad alene").value
    done = store.do(notes.settle, number, FRIDAY)
    assert done.change.label == "Læst: observation, tøm-26a man 17.08."
    assert of(store, anna)[0].done_on == FRIDAY
    store.do(notes.change, number, {"text": "Sad alene i pausen"})
    assert of(store, anna)[0].done_on == FRIDAY

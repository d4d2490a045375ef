"""A task in one line: who, by when, what; and what is not understood is said in a sentence."""

from datetime import date

import pytest

from gf2tracker.domain.people import StaffId
from gf2tracker.domain.task import Colleague, is_task, parse_task
from gf2tracker.errors import Refusal

THURSDAY = date(2026, 8, 20)
KAREN = Colleague(StaffId(1), "KABA", "Karen Bak")
SOREN = Colleague(StaffId(2), "SØÅG", "Søren Ågård")
ANNE = Colleague(StaffId(3), "AMHO", "Anne Marie Holm")
STAFF = (KAREN, SOREN, ANNE)


def read(line, today=THURSDAY, staff=STAFF):
    found = parse_task(line, staff, today)
    return found.owner, found.due_on, found.text


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("@Karen ring til mester", KAREN),
        ("@karen ring til mester", KAREN),
        ("@KABA ring til mester", KAREN),
        ("@Karen Bak ring til mester", KAREN),
        ("@karen bak: ring til mester", KAREN),
        ("- @Karen, ring til mester", KAREN),
        ("@Soeren ring til mester", SOREN),
        ("@søren aagaard ring til mester", SOREN),
        ("@søåg ring til mester", SOREN),
        ("@SOEAAG ring til mester", SOREN),
        ("@Anne ring til mester", ANNE),
        ("@Anne Marie ring til mester", ANNE),
        ("@ Karen ring til mester", KAREN),
        ("@ ring til mester", None),
        ("ring til mester", None),
    ],
)
def test_the_owner_is_found_by_initials_first_name_or_whole_name(line, owner):
    assert read(line) == (owner, None, "ring til mester")


@pytest.mark.parametrize(
    ("said", "due_on"),
    [
        ("24/8", date(2026, 8, 24)),
        ("24.8.", date(2026, 8, 24)),
        ("24.8", date(2026, 8, 24)),
        ("24. 8.", date(2026, 8, 24)),
        ("24/8-26", date(2026, 8, 24)),
        ("24.08.2026", date(2026, 8, 24)),
        ("24/8/27", date(2027, 8, 24)),
        ("d. 24/8", date(2026, 8, 24)),
        ("senest 24/8", date(2026, 8, 24)),
        ("inden den 24/8:", date(2026, 8, 24)),
        ("man 24.08.", date(2026, 8, 24)),
        ("senest mandag den 24/8", date(2026, 8, 24)),
        ("20/8", THURSDAY),
        ("19/8", date(2027, 8, 19)),
        ("29/2", date(2028, 2, 29)),
        ("i dag", THURSDAY),
        ("i morgen", date(2026, 8, 21)),
        ("I  Morgen", date(2026, 8, 21)),
        ("i overmorgen", date(2026, 8, 22)),
        ("fredag", date(2026, 8, 21)),
        ("på fredag", date(2026, 8, 21)),
        ("torsdag", THURSDAY),
        ("onsdag", date(2026, 8, 26)),
        ("lørdag", date(2026, 8, 22)),
        ("uge 40", date(2026, 10, 2)),
        ("inden uge 34", date(2026, 8, 21)),
        ("uge 33", date(2027, 8, 20)),
        ("uge 53", date(2027, 1, 1)),
    ],
)
def test_the_day_is_the_next_such_day(said, due_on):
    assert read(f"@Karen {said} ring til mester") == (KAREN, due_on, "ring til mester")


def test_a_week_whose_friday_is_past_is_still_this_week():
    assert read("@Karen uge 34 ring", date(2026, 8, 22))[1] == date(2026, 8, 22)


@pytest.mark.parametrize(
    ("line", "due_on", "text"),
    [
        ("@Karen ring til mester senest 24/8", date(2026, 8, 24), "ring til mester"),
        ("@Karen ring til mester inden fredag", date(2026, 8, 21), "ring til mester"),
        ("@Karen ring om mødet 24/8", None, "ring om mødet 24/8"),
        ("@Karen ring inden mødet", None, "ring inden mødet"),
        ("@Karen man skal ringe", None, "man skal ringe"),
        ("@Karen 12.30 ring", None, "12.30 ring"),
        ("@Karen 24 elever skal have kort", None, "24 elever skal have kort"),
        ("@Karen i morges var der uro", None, "i morges var der uro"),
    ],
)
def test_a_day_stands_first_or_behind_a_word_that_says_so(line, due_on, text):
    assert read(line) == (KAREN, due_on, text)


@pytest.mark.parametrize(
    ("line", "field", "words"),
    [
        ("@Karin ring", "owner", "ingen på personalelisten, der hedder “Karin”"),
        ("@ring til mester", "owner", "“ring”"),
        ("@Karen 31/2 ring", "due_on", "31.02. findes ikke"),
        ("@Karen 31/4-27 ring", "due_on", "31.04.2027 findes ikke"),
        ("@Karen 1/13 ring", "due_on", "01.13. findes ikke"),
        ("@Karen 24/8-24 ring", "due_on", "24.08.2024 er forbi"),
        ("@Karen uge 54 ring", "due_on", "Uge 54 findes ikke"),
        ("@Karen 24/8", "text", "hvad der skal gøres"),
        ("@", "text", "hvad der skal gøres"),
        ("@Karen ring til 010107-1234", "text", "CPR"),
        ("@Karen " + "x" * 201, "text", "for lang"),
    ],
)
def test_what_is_not_understood_is_said(line, field, words):
    with pytest.raises(Refusal) as refused:
        read(line)
    assert (refused.value.field, words in refused.value.text) == (field, True)


def test_several_of_a_name_are_told_apart_by_their_initials():
    other = Colleague(StaffId(4), "KAJE", "Karen Jensen")
    with pytest.raises(Refusal) as refused:
        read("@Karen ring", staff=(*STAFF, other))
    told = "Flere hedder “Karen”: KABA Karen Bak og KAJE Karen Jensen. Skriv initialerne."
    assert refused.value.text == told
    assert read("@Karen Jensen ring", staff=(*STAFF, other))[0] == other
    assert read("@KAJE ring", staff=(*STAFF, other))[0] == other


def test_initials_that_are_a_name_as_well_are_meant_in_capitals():
    birgit, bo = Colleague(StaffId(5), "BO", "Birgit Olsen"), Colleague(StaffId(6), "BJ", "Bo Juul")
    assert read("@BO ring", staff=(birgit, bo))[0] == birgit
    with pytest.raises(Refusal):
        read("@Bo ring", staff=(birgit, bo))


@pytest.mark.parametrize(
    ("line", "is_one"),
    [("@Karen ring", True), ("  - @Karen ring", True), ("skriv til a@b.dk", False), ("", False)],
)
def test_a_line_of_minutes_is_a_task_when_it_begins_with_the_sign(line, is_one):
    assert is_task(line) == is_one


def test_who_is_at_the_table_is_meant_first():
    other = Colleague(StaffId(4), "KAJE", "Karen Jensen")
    staff = (*STAFF, other)
    assert parse_task("@Karen ring", staff, THURSDAY, {other.staff_id}).owner == other
    with pytest.raises(Refusal):
        parse_task("@Karen ring", staff, THURSDAY, {other.staff_id, KAREN.staff_id})

"""Breaks that nobody has closed for are told half a year ahead, and no earlier."""

from datetime import date

import pytest

from gf2tracker.actions import closed
from gf2tracker.actions import school as schools
from gf2tracker.queries import school
from tests import given
from ui.school.breaks import missing

NOVEMBER = date(2026, 11, 19)


def told(store, today: date = NOVEMBER) -> list[str]:
    return [one.sentence for one in missing(store.ask(school.overview).value, today)]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 7, 1), ["Efterårsferien 2026 mangler"]),
        (date(2026, 9, 1), ["Efterårsferien 2026 mangler", "Vinterferien 2027 mangler"]),
        (NOVEMBER, ["Vinterferien 2027 mangler"]),
        (date(2027, 2, 16), []),
        (date(2027, 4, 1), []),
    ],
)
def test_only_breaks_of_the_coming_half_year_are_missed(sqlite_store, today, expected):
    given.a_class(sqlite_store)
    assert told(sqlite_store, today) == expected


def test_a_school_without_classes_misses_nothing(sqlite_store):
    given.school(sqlite_store)
    assert told(sqlite_store) == []


@pytest.mark.parametrize(
    "text",
    ["vinterferie uge 7 2027", "uge 8 2027", "lukket 17.-18.02.2027", "Vinterferie 01.03.2027"],
)
def test_a_week_a_half_week_or_the_name_will_do(sqlite_store, text):
    given.a_class(sqlite_store)
    sqlite_store.do(closed.add_break, text)
    assert told(sqlite_store) == []


def test_sites_are_named_while_they_are_few(sqlite_store):
    site = given.school(sqlite_store).site_id
    for number, name in enumerate(("Havnegade", "Værftet", "Engdraget")):
        other = sqlite_store.do(schools.add_site, name).value
        given.a_class(sqlite_store, f"tøm-{number}", site_id=other)
    given.a_class(sqlite_store)
    sqlite_store.do(closed.add_break, "vinterferie uge 7 2027", site)
    assert told(sqlite_store) == ["Vinterferien 2027 mangler for 3 afdelinger"]
    row = sqlite_store.ask(school.sites).value[0]
    sqlite_store.do(closed.add_break, "vinterferie uge 7 2027", row.id)
    sqlite_store.do(closed.add_break, "vinterferie uge 8 2027", other)
    assert told(sqlite_store)[0].startswith("Vinterferien 2027 mangler for ")

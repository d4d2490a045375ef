"""What Ctrl+K lists: what was opened last, what a text finds, in the order one wants it."""

import json

import pytest

from gf2tracker.actions import staff
from gf2tracker.queries import search
from gf2tracker.settings import Settings
from tests import given
from ui.command import Command
from ui.finder import Finder, Spot
from ui.recent import Recent

IMPORT = Command("Importér liste …", "import", print, ("Ctrl+I",))


@pytest.fixture
def settings():
    return Settings()


@pytest.fixture
def recent(settings):
    made = Recent(settings)
    made.use("postgresql://gf2:hemmelig@server/gf2")
    return made


@pytest.fixture
def finder(sqlite_store, settings, recent):
    given.a_class(sqlite_store, "tøm-26a", students=3)
    given.a_class(sqlite_store, "auto-26a")
    sqlite_store.do(staff.add, {"initials": "JEHO", "name": "Jens Holst", "roles": ()})
    made = Finder(settings, recent.codes)
    made.offer_pages(
        [
            ("students", "Elever", "student"),
            ("absence", "Fravær", "absence"),
            ("history", "Historik", "clock"),
        ]
    )
    made.offer_parts([("absence", "course", "Forløb"), ("absence", "day", "Dag")])
    made.offer_commands([IMPORT, Command("Kontrollér data", "check", print)])
    made.people = sqlite_store.ask(search.indexed, given.MONDAY).value
    return made


def listed(finder, typed, here=frozenset()):
    groups = finder.groups(typed, here)
    return [(group.title, choice.text) for group in groups for choice in group.choices]


def code_of(finder, name):
    return next(code for code, one in finder.people.by_code.items() if one.text == name)


def test_pages_are_offered_before_anything_is_typed(finder):
    assert listed(finder, "") == [
        ("Gå til", "Elever"),
        ("Gå til", "Fravær"),
        ("Gå til", "Historik"),
    ]


def test_what_was_opened_last_stands_first_and_a_page_only_once(finder, recent):
    for code in (code_of(finder, "Aage Ørsted Kjær"), "page:history", "page:absence/course"):
        recent.add(code)
    assert listed(finder, "")[:4] == [
        ("Seneste", "Fravær: Forløb"),
        ("Seneste", "Historik"),
        ("Seneste", "Aage Ørsted Kjær"),
        ("Gå til", "Elever"),
    ]
    assert ("Gå til", "Historik") not in listed(finder, "")


def test_what_is_on_the_screen_is_not_offered_as_the_last(finder, recent):
    recent.add("page:history")
    assert ("Seneste", "Historik") not in listed(finder, "", frozenset({"page:history"}))


def test_what_has_gone_is_left_out(finder, recent):
    for code in ("student:999", "page:væk", "vrøvl", ""):
        recent.add(code)
    assert [title for title, _text in listed(finder, "")] == ["Gå til"] * 3


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("orsted", ("Elever", "Aage Ørsted Kjær")),
        ("åge", ("Elever", "Aage Ørsted Kjær")),
        ("aege", ("Elever", "Aage Ørsted Kjær")),
        ("orsted kjar", ("Elever", "Aage Ørsted Kjær")),
        ("toem", ("Hold", "tøm-26a")),
        ("jens", ("Medarbejdere", "Jens Holst")),
        ("histo", ("Gå til", "Historik")),
        ("forl", ("Gå til", "Fravær: Forløb")),
        ("fravær for", ("Gå til", "Fravær: Forløb")),
        ("impor", ("Gør", "Importér liste …")),
    ],
)
def test_what_is_meant_stands_first(finder, typed, first):
    assert listed(finder, typed)[0] == first


def test_of_those_that_fit_alike_what_was_opened_last_is_first(finder, recent, sqlite_store):
    one = given.student(sqlite_store, "Anna Holm")
    given.student(sqlite_store, "Anders Bo")
    finder.people = sqlite_store.ask(search.indexed, given.MONDAY).value
    assert listed(finder, "an")[0] == ("Elever", "Anders Bo")
    recent.add(f"student:{one}")
    assert listed(finder, "an")[0] == ("Elever", "Anna Holm")


def test_of_those_that_fit_alike_ones_own_come_before_others(finder, sqlite_store):
    mine = given.a_class(sqlite_store, "vvs-26a")
    given.student(sqlite_store, "Anders Bo")
    given.student(sqlite_store, "Anna Holm", mine.id)
    finder.people = sqlite_store.ask(search.indexed, given.MONDAY).value
    groups = finder.groups("an", near=frozenset({mine.id}))
    assert [choice.text for choice in groups[0].choices][:2] == ["Anna Holm", "Anders Bo"]


def test_nothing_is_guessed_in_one_group_when_another_has_found_enough(finder, sqlite_store):
    for number in range(5):
        given.student(sqlite_store, f"Historia Nr{number}")
    finder.people = sqlite_store.ask(search.indexed, given.MONDAY).value
    assert {title for title, _text in listed(finder, "historia")} == {"Elever"}


def test_saved_views_are_found_by_name(finder, settings):
    view = {"name": "EUX under 18", "parts": {}, "layout": ""}
    settings.views = {
        "students: Elever": [view, "vrøvl"],
        "væk: Tabel": [view],
        "absence figures: Overblik": [view],
    }
    groups = finder.groups("eux")
    (found,) = [group.choices for group in groups if group.title == "Gå til"]
    assert [choice.text for choice in found] == ["Elever: EUX under 18", "Fravær: EUX under 18"]
    assert [choice.key for choice in found] == [
        Spot("students", "", "EUX under 18"),
        Spot("absence", "figures", "EUX under 18"),
    ]


def test_a_deed_is_found_with_its_key(finder):
    (choice,) = [
        one for group in finder.groups("impor") for one in group.choices if one.key == IMPORT
    ]
    assert choice.keys == "Ctrl+I"


def test_what_is_kept_has_no_names_and_not_the_stores_address(finder, recent, settings):
    recent.add(code_of(finder, "Aage Ørsted Kjær"))
    settings.write()
    kept = json.dumps(Settings.read().recent)
    assert "Aage" not in kept
    assert "hemmelig" not in kept
    assert "student:" in kept


def test_another_store_has_its_own(recent):
    recent.add("page:history")
    recent.use("/hjem/andet.db")
    assert recent.codes() == ()


@pytest.mark.parametrize("broken", ["x", 4, None, {"a": 1}, [3, None, "page:history"]])
def test_what_is_broken_is_forgotten(settings, broken):
    recent = Recent(settings)
    recent.use("gf2.db")
    settings.recent = dict.fromkeys([recent._store], broken)
    assert set(recent.codes()) <= {"page:history"}
    recent.add("class:1")
    assert recent.codes()[0] == "class:1"


def test_no_more_is_kept_than_one_looks_at(recent):
    for number in range(100):
        recent.add(f"student:{number}")
    assert len(recent.codes()) == 24
    assert recent.codes()[0] == "student:99"

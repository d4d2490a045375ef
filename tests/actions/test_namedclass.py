"""A class that brings its programme and site is one step, and one undoing."""

import pytest

from gf2tracker.actions import namedclass
from gf2tracker.errors import Refusal
from gf2tracker.queries import classes, school
from tests import given

TODAY = given.MONDAY


def places(store) -> tuple[list[str], list[str]]:
    told = store.ask(school.overview).value
    return [one.name for one in told.programmes], [one.name for one in told.sites]


def test_a_class_brings_its_programme_and_site(store):
    fields = {"code": "tøm-26a", "starts_on": given.MONDAY}
    done = store.do(namedclass.create, fields, "Tømrer", "Ballerup")
    row = store.ask(classes.one, done.value, TODAY).value.row
    assert (row.programme, row.site) == ("Tømrer", "Ballerup")
    assert done.change.label == "1 hold oprettet: tøm-26a"
    store.undo()
    assert places(store) == ([], [])


def test_a_known_name_is_the_one_there_is(store):
    given.school(store)
    fields = {"code": "tøm-26a", "starts_on": given.MONDAY}
    store.do(namedclass.create, fields, "TØMRER", "ballerup")
    assert places(store) == (["Tømrer"], ["Ballerup"])


def test_nothing_is_made_when_the_class_is_refused(store):
    given.a_class(store, "tøm-26a")
    fields = {"code": "tøm-26a", "starts_on": given.MONDAY}
    with pytest.raises(Refusal):
        store.do(namedclass.create, fields, "Murer", "Herlev")
    assert places(store) == (["Tømrer"], ["Ballerup"])


def test_a_class_moves_to_a_new_site(store):
    one = given.a_class(store, "tøm-26a")
    store.do(namedclass.change, one.id, {"code": "tøm-26b"}, site="Herlev")
    row = store.ask(classes.one, one.id, TODAY).value.row
    assert (row.code, row.site, row.programme) == ("tøm-26b", "Herlev", "Tømrer")

"""The forms of a plan are there again, with everything in them, when the program was killed."""

import pytest

from gf2tracker.actions import template
from tests import given, user
from tests.plans import fill
from tests.ui.again import change_all, sheet_over, started
from tests.user import TODAY
from ui.draftfields import filled

VISIT = "Virksomhedsbesøg"


@pytest.fixture
def tom(sqlite_store):
    return given.a_class(sqlite_store, "tøm-26a", students=3)


@pytest.fixture
def planned(sqlite_store, tom):
    found = fill(sqlite_store, tom.id, TODAY)
    sqlite_store.do(template.save, tom.id, "Tømrer")
    return found


@pytest.fixture
def somebody(qtbot, sqlite_store, planned):
    return user.at(qtbot, sqlite_store)


def board(somebody):
    somebody.window.open_page("plan")
    somebody.settle()
    return somebody.window.page("plan").here


def school(somebody):
    somebody.window.open_page("school")
    somebody.settle()
    return somebody.window.page("school")


def a_row(somebody, section):
    part = school(somebody).parts[section]
    return part.table.rows.items[0]


FORMS = {
    "new": lambda who, _planned: board(who)._open_new(),
    "activity": lambda who, planned: board(who).forms.open_edit(planned[VISIT]),
    "held": lambda who, planned: board(who).forms.open_held(planned[VISIT]),
    "template": lambda who, _planned: board(who)._open_template(),
    "apply": lambda who, _planned: board(who)._open_apply(),
    "of the catalogue": lambda who, _planned: school(who).catalogue_deeds.activity(
        a_row(who, "catalogue")
    ),
    "renamed": lambda who, _planned: school(who).catalogue_deeds.rename(a_row(who, "templates")),
    "slots": lambda who, _planned: school(who).catalogue_deeds.slots(a_row(who, "templates")),
}


@pytest.mark.parametrize("opened", FORMS.values(), ids=FORMS)
def test_a_form_of_the_plan_is_there_again(qtbot, sqlite_store, somebody, planned, opened):
    opened(somebody, planned)
    somebody.settle()
    sheet = sheet_over(somebody)
    before = filled(sheet)
    change_all(sheet)
    kind, title, values = type(sheet), sheet.windowTitle(), filled(sheet)
    assert values != before
    after = started(qtbot, sqlite_store, somebody)
    again = sheet_over(after)
    assert (type(again), again.windowTitle()) == (kind, title)
    assert filled(again) == values

"""The reasons for leaving on page Skole: added, renamed, counted otherwise, put out of use."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gf2tracker.actions import enrolment
from gf2tracker.domain.people import CountsAs, LeaveReason
from gf2tracker.queries import leaving
from gf2tracker.queries import students as people
from tests import given
from tests.ui.frame import TODAY, dialog_of, shown_rows
from tests.ui.schoolpage import offered, open_section, save
from ui.screens.school import LEAVING
from ui.sentence import Sentence

Key = Qt.Key


@pytest.fixture
def open_page(qtbot, sqlite_store):
    return partial(open_section, qtbot, sqlite_store, LEAVING)


def reasons(store):
    return {one.code: one for one in store.ask(leaving.reasons).value}


def leave(store, reason):
    made = given.a_class(store, students=1)
    stay = store.ask(people.one, made.students[0], TODAY).value.present
    store.do(enrolment.leave, stay.id, TODAY, reason)


def test_every_reason_says_what_it_counts_as_and_how_many_left_for_it(open_page, sqlite_store):
    leave(sqlite_store, LeaveReason.GOT_JOB)
    page = open_page()
    told = dict(
        zip(
            shown_rows(page.leaving.table, "name"),
            zip(
                shown_rows(page.leaving.table, "counts"),
                shown_rows(page.leaving.table, "used"),
                strict=True,
            ),
            strict=True,
        )
    )
    assert told["fået job"] == ("frafald", "1")
    assert told["ikke mødt"] == ("regnes ikke med", "0")
    assert page.leaving.head.sentence.text() == "8 årsager tæller som frafald"
    assert page.sections.items[LEAVING].accessibleName() == "Afgangsårsager, 14"


def test_a_reason_of_the_schools_own_is_added_by_keys_and_deleted_again(open_page, sqlite_store):
    page = open_page()
    page.leaving.new.click()
    form = dialog_of(page)
    QTest.keyClicks(form.name.edit, "flyttet til udlandet")
    form.counts_as.box.choose(CountsAs.NOTHING.value)
    QTest.keyClicks(form.central_code.edit, "24")
    save(form)
    own = page.leaving.table.current()
    assert (own.reason.name, own.reason.central_code) == ("flyttet til udlandet", "24")
    assert shown_rows(page.leaving.table, "name")[-2] == "flyttet til udlandet jeres egen"
    assert "Slet" in offered(page.leaving)
    page.leaving.deeds[-1].call(own)
    assert own.reason.code not in reasons(sqlite_store)


def test_counting_otherwise_says_how_many_it_touches(open_page, sqlite_store):
    leave(sqlite_store, LeaveReason.GOT_JOB)
    page = open_page()
    page.leaving.table.choose(LeaveReason.GOT_JOB)
    QTest.keyClick(page.leaving.table, Key.Key_F2)
    form = dialog_of(page)
    told = form.consequence.findChild(Sentence)
    assert told.text().startswith("Er ude af erhvervsuddannelse")
    form.counts_as.box.choose(CountsAs.RECHOICE.value)
    assert told.text() == "1 elev tæller med det samme som omvalg, også i gamle tal."
    save(form)
    assert reasons(sqlite_store)[LeaveReason.GOT_JOB].counts_as is CountsAs.RECHOICE


def test_a_name_that_is_taken_is_said_at_the_field(open_page):
    page = open_page()
    page.leaving.new.click()
    form = dialog_of(page)
    QTest.keyClicks(form.name.edit, "orlov")
    save(form)
    assert form.name.fault == "“orlov” findes allerede. Vælg et andet navn."


def test_a_reason_goes_out_of_use_and_back(open_page, sqlite_store):
    page = open_page()
    page.leaving.table.choose(LeaveReason.DECEASED)
    QTest.keyClick(page.leaving.table, Key.Key_Delete)
    assert not reasons(sqlite_store)[LeaveReason.DECEASED].is_active
    assert shown_rows(page.leaving.table, "counts").count("taget ud af brug") == 1
    assert "Tag i brug igen" in offered(page.leaving)
    page.leaving.deeds[2].call(page.leaving.table.current())
    assert reasons(sqlite_store)[LeaveReason.DECEASED].is_active
    page.leaving.table.choose(LeaveReason.OTHER)
    assert offered(page.leaving)[:1] == ["Ret"]
    assert "Tag ud af brug" not in offered(page.leaving)

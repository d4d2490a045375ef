"""Page Skole, sections Aktiviteter and Skabeloner: what is listed, and what its deeds do."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gf2tracker.actions import catalogue, template
from gf2tracker.domain.plan import Place
from gf2tracker.queries.catalogue import listing
from gf2tracker.queries.template import listing as templates
from gf2tracker.queries.template import one
from tests import given
from tests.plans import chips, proposal, put
from tests.ui.frame import dialog_of, shown_rows
from tests.ui.schoolpage import offered, open_section, save

Key = Qt.Key


@pytest.fixture
def tom(sqlite_store):
    return given.a_class(sqlite_store, "tøm-26a", students=2)


def titles(page):
    return [one.content.title for one in page.catalogue.table.rows.items]


def test_the_proposals_are_listed_and_marked_so(qtbot, sqlite_store, tom):
    page = open_section(qtbot, sqlite_store, "catalogue")
    everything = sqlite_store.ask(listing).value
    assert len(titles(page)) == len(everything)
    assert set(shown_rows(page.catalogue.table, "version")) == {"forslag"}
    assert page.catalogue.count() == len(everything)


def test_an_activity_is_corrected_and_no_proposal_any_more(qtbot, sqlite_store, tom):
    put(sqlite_store, tom.id)
    page = open_section(qtbot, sqlite_store, "catalogue")
    page.catalogue.table.choose(proposal(sqlite_store))
    QTest.keyClick(page.catalogue.table, Key.Key_F2)
    dialog = dialog_of(page)
    dialog.title.edit.setText("Besøg hos en mester")
    save(dialog)
    assert "Besøg hos en mester" in titles(page)
    row = titles(page).index("Besøg hos en mester")
    assert shown_rows(page.catalogue.table, "version")[row] == "2"
    assert shown_rows(page.catalogue.table, "older")[row] == "1 plan"


def test_a_new_activity_has_all_its_fields(qtbot, sqlite_store, tom):
    page = open_section(qtbot, sqlite_store, "catalogue")
    page.catalogue.new.click()
    dialog = dialog_of(page)
    dialog.title.edit.setText("Bålaften")
    dialog.methods.edit.setText("fællesskab, samtale")
    dialog.checklist.edit.setPlainText("Brænde\nPølser")
    save(dialog)
    found = next(one for one in sqlite_store.ask(listing).value if one.content.title == "Bålaften")
    assert found.content.methods == ("fællesskab", "samtale")
    assert [line.text for line in found.content.checklist] == ["Brænde", "Pølser"]
    assert page.catalogue.table.current().id == found.id


def test_what_is_taken_out_stands_under_its_filter(qtbot, sqlite_store, tom):
    page = open_section(qtbot, sqlite_store, "catalogue")
    before = page.catalogue.count()
    QTest.keyClick(page.catalogue.table, Key.Key_Delete)
    assert page.catalogue.count() == before - 1
    page.catalogue.used.choose("out")
    page.catalogue.used.chosen.emit("out")
    assert len(titles(page)) == 1
    assert offered(page.catalogue) == ["Ret", "Tag i brug igen"]


def test_a_template_is_used_renamed_renewed_and_removed(qtbot, sqlite_store, tom):
    put(sqlite_store, tom.id)
    sqlite_store.do(template.save, tom.id, "Tømrer")
    sqlite_store.do(catalogue.change, proposal(sqlite_store), {"title": "Besøg hos en mester"})
    page = open_section(qtbot, sqlite_store, "templates")
    deeds = ["Brug", "Ret aktiviteterne", "Omdøb", "Tag katalogets nyeste udgave", "Slet"]
    assert offered(page.templates) == deeds
    assert shown_rows(page.templates.table, "older") == ["1 er ældre"]
    page.catalogue_deeds.take_newer(page.templates.table.current())
    assert shown_rows(page.templates.table, "older") == [""]
    page.catalogue_deeds.rename(page.templates.table.current())
    dialog = dialog_of(page)
    dialog.name.edit.setText("Tømrer, 20 uger")
    save(dialog)
    assert shown_rows(page.templates.table, "name") == ["Tømrer, 20 uger"]
    QTest.keyClick(page.templates.table, Key.Key_Return)
    assert dialog_of(page).windowTitle() == "Brug skabelon"
    dialog_of(page).reject()
    page.catalogue_deeds.remove_template(page.templates.table.current())
    assert not sqlite_store.ask(templates).value
    assert len(chips(sqlite_store, tom.id, date(2026, 9, 14))) == 1


def test_the_activities_of_a_template_are_moved_added_and_taken_out(qtbot, sqlite_store, tom):
    put(sqlite_store, tom.id, week=8)
    put(sqlite_store, tom.id, week=9)
    saved = sqlite_store.do(template.save, tom.id, "Tømrer").value
    page = open_section(qtbot, sqlite_store, "templates")
    QTest.keyClick(page.templates.table, Key.Key_F2)
    dialog = dialog_of(page)
    first, second = dialog.rows.rows
    first.week.choose("12")
    second.remove.click()
    dialog.rows.more.click()
    dialog.rows.rows[-1].title.setText("branchedag")
    save(dialog)
    slots = sqlite_store.ask(one, saved.template_id).value.slots
    told = [(slot.content.title, slot.place, slot.content.companies_needed) for slot in slots]
    assert told == [("Branchedag", Place(1, 1), 10), ("Virksomhedsbesøg", Place(12, 2), 2)]


def test_a_template_is_saved_from_the_chosen_classs_plan(qtbot, sqlite_store, tom):
    put(sqlite_store, tom.id)
    page = open_section(qtbot, sqlite_store, "templates")
    page.templates.new.click()
    assert page.frame.told == ["Vælg øverst det hold, hvis plan skal gemmes som skabelon."]
    chosen = open_section(qtbot, sqlite_store, "templates", class_id=tom.id)
    chosen.templates.new.click()
    dialog = dialog_of(chosen)
    dialog.name.edit.setText("Tømrer")
    save(dialog)
    assert [one.name for one in sqlite_store.ask(templates).value] == ["Tømrer"]

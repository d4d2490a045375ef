"""What page Skole shows."""

from gf2tracker.actions import reasons, school, staff
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.queries import school as schools
from tests import given


def test_the_overview_of_a_new_school_is_empty_but_for_the_reasons(store):
    found = store.ask(schools.overview).value
    assert (found.sites, found.programmes, found.closed, found.staff) == ((), (), (), ())
    assert len(found.reasons) == len(AbsenceKind)
    assert found.settings.school_name == ""


def test_everything_stands_in_danish_order(store):
    for name in ("Ørestad", "Aarhus", "Århus Nord", "Ballerup", "zoo"):
        store.do(school.add_site, name)
        store.do(school.add_programme, name)
    store.do(reasons.add, AbsenceKind.APPROVED, "Ådselsjagt", is_lawful=True)
    store.do(reasons.add, AbsenceKind.APPROVED, "Køreprøve", is_lawful=True)
    store.do(staff.add_all, [{"initials": "AA", "name": "Å"}, {"initials": "BB", "name": "B"}])
    found = store.ask(schools.overview).value
    in_order = ["Ballerup", "zoo", "Ørestad", "Aarhus", "Århus Nord"]
    assert [site.name for site in found.sites] == in_order
    assert [programme.name for programme in found.programmes] == in_order
    assert [one.name for one in found.staff] == ["B", "Å"]
    approved = [one.name for one in found.reasons if one.kind is AbsenceKind.APPROVED]
    assert approved[1:] == ["Køreprøve", "Ådselsjagt"]


def test_sites_and_programmes_know_their_classes(store):
    given.a_class(store, "a")
    given.a_class(store, "b")
    store.do(school.add_site, "Lyngby")
    assert [site.classes for site in store.ask(schools.sites).value] == [2, 0]
    assert [one.classes for one in store.ask(schools.programmes).value] == [2]


def test_an_answer_says_which_tables_it_was_read_from(store):
    assert store.ask(schools.settings).tables == {"setting"}
    assert store.ask(schools.closed).tables == {"closed_period", "site"}

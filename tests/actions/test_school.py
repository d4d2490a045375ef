"""What the school decides, its sites and its programmes."""

import pytest

from gf2tracker.actions import school
from gf2tracker.errors import Refusal
from gf2tracker.queries import school as schools
from tests import given


def refused(store, action, *args, **kwargs):
    with pytest.raises(Refusal) as refusal:
        store.do(action, *args, **kwargs)
    return refusal.value


def test_a_new_school_has_the_usual_settings(store):
    now = store.ask(schools.settings).value
    assert now.phases == (5, 5, 5, 5)
    assert now.lesson_pattern == (8, 8, 8, 8, 5)
    assert (now.watch_share, now.act_share) == (0.10, 0.15)
    assert not now.first_days_partial
    assert not now.is_demo


def test_settings_change_alone_or_together_and_can_be_undone(store):
    store.do(school.set_settings, {"school_name": " NEXT  Ballerup ", "watch_share": 0.125})
    store.do(
        school.set_settings,
        {
            "phases": "4-6-5-5",
            "lesson_pattern": "7-7-7-7-4",
            "act_share": 0.2,
            "first_days_partial": True,
        },
    )
    now = store.ask(schools.settings).value
    assert now.school_name == "NEXT Ballerup"
    assert now.phases == (4, 6, 5, 5)
    assert now.lesson_pattern == (7, 7, 7, 7, 4)
    assert (now.watch_share, now.act_share) == (0.125, 0.2)
    assert now.first_days_partial
    store.undo()
    assert store.ask(schools.settings).value.act_share == 0.15
    assert store.ask(schools.settings).value.watch_share == 0.125


def test_settings_that_are_already_so_make_no_step(store):
    store.do(school.set_settings, {"school_name": "NEXT"})
    assert store.do(school.set_settings, {"school_name": "NEXT"}).change.step is None


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"phases": "5-5-5"}, "phases"),
        ({"phases": "5-5-5-6"}, "phases"),
        ({"phases": "fem"}, "phases"),
        ({"lesson_pattern": "8-8-8-8-11"}, "lesson_pattern"),
        ({"watch_share": 0.0}, "watch_share"),
        ({"watch_share": 0.15}, "act_share"),
        ({"act_share": 0.1}, "act_share"),
        ({"act_share": 1.1}, "act_share"),
    ],
)
def test_settings_that_cannot_be_are_refused_at_their_field(store, fields, field):
    assert refused(store, school.set_settings, fields).field == field


def test_a_site_has_the_usual_bell_until_it_gets_its_own(store):
    site_id = store.do(school.add_site, "Ballerup").value
    store.do(school.change_site, site_id, "Ballerup Nord", "8:00 8:45 9:45")
    only = store.ask(schools.sites).value[0]
    assert (only.name, only.bell, only.classes) == ("Ballerup Nord", "8:00 8:45 9:45", 0)
    store.undo()
    assert store.ask(schools.sites).value[0].bell.startswith("8:15 9:00 10:05")


def test_a_site_needs_a_name_of_its_own_and_bell_times_that_can_be(store):
    store.do(school.add_site, "Ålborg")
    assert refused(store, school.add_site, " ").field == "name"
    assert refused(store, school.add_site, "aalborg").field == "name"
    assert refused(store, school.add_site, "Nord", "8:15 8:20").field == "bell"


def test_a_site_in_use_stays_and_an_unused_one_goes_with_its_closed_days(store):
    made = given.a_class(store)
    used = store.ask(schools.sites).value[0]
    assert used.classes == 1
    assert "1 hold" in refused(store, school.remove_site, used.id).text
    unused = store.do(school.add_site, "Lyngby").value
    store.do(school.remove_site, unused)
    assert [site.name for site in store.ask(schools.sites).value] == ["Ballerup"]
    assert made.code == "tøm-26a"


def test_programmes_are_added_changed_and_removed(store):
    number = store.do(school.add_programme, "Tømrer", "tøm", "1195").value
    store.do(school.change_programme, number, "Træfagenes byggeuddannelse", "tøm")
    only = store.ask(schools.programmes).value[0]
    assert (only.name, only.short, only.cosa_code) == ("Træfagenes byggeuddannelse", "tøm", "")
    assert refused(store, school.add_programme, "TRÆFAGENES byggeuddannelse").field == "name"
    store.do(school.remove_programme, number)
    assert store.ask(schools.programmes).value == ()
    store.undo()
    assert len(store.ask(schools.programmes).value) == 1


def test_a_programme_in_use_is_not_removed(store):
    of = given.school(store)
    given.a_class(store)
    assert "Tømrer" in refused(store, school.remove_programme, of.programme_id).text


def test_what_a_file_names_is_found_or_made(store):
    of = given.school(store)
    assert store.do(school.site_named, "BALLERUP ").value == of.site_id
    assert store.do(school.programme_named, "toemrer").value == of.programme_id
    electrician = store.do(school.add_programme, "Elektriker", "EL").value
    assert store.do(school.programme_named, "el").value == electrician
    assert store.do(school.programme_named, "Smed").change.step is not None
    assert [one.name for one in store.ask(schools.programmes).value] == [
        "Elektriker",
        "Smed",
        "Tømrer",
    ]

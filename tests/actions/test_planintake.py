"""Importing plans: what the preview says, as one step that can be undone, and refused when it is old."""

from datetime import date

import pytest

from gf2tracker.actions import holding, plan, planpeople, staff
from gf2tracker.actions.importing import STORED, finish, refuse_changed, refuse_faulty
from gf2tracker.domain.activity import PlanState
from gf2tracker.domain.people import Role
from gf2tracker.domain.plan import ClosedDay
from gf2tracker.errors import Refusal
from gf2tracker.intake.files import read_plan_text
from gf2tracker.intake.headings import Choices
from gf2tracker.intake.plan import Result
from gf2tracker.queries.intake import remembered_columns
from gf2tracker.queries.planintake import activities_plan
from gf2tracker.store.intake import imported_on
from tests import given
from tests.intake.make_examples import EXAMPLES
from tests.planlists import Edited, counts, seen, stored, written
from tests.plans import TODAY, card, chips, put


@pytest.fixture
def made(store):
    return given.a_class(store, "tøm-26a", students=3)


@pytest.fixture
def visit(store, made):
    return put(store, made.id, week=8, weekday=2)


@pytest.fixture
def edited(store, made, visit, tmp_path):
    """A file with one activity moved and told more of, one new in the catalogue, one new free."""
    store.do(planpeople.set_staff, visit, [(given.school(store).teacher_id, Role.MANAGER)])
    given.a_teacher(store, "JHO", "Jens Holm")
    file = written(store, tmp_path)
    with Edited(file) as list_:
        row = list_.row_of(visit)
        list_.set(row, Dato=date(2026, 9, 30), Lektion=3, Sted="Byggepladsen")
        list_.set(row, Ansvarlige="JHO; MEKR", Virksomheder_bekræftet=2, Status="bekræftet")
        new = {"Hold": "tøm-26a", "Undervisningsuge": 12}
        list_.add(**new, Ugedag="fredag", Aktivitet="Branchedag", Virksomheder_ønsket=4)
        new |= {"Lektion": 2, "Lektioner": 3, "Type": "prøve", "Ansvarlige": "jho"}
        list_.add(**new, Dato=date(2026, 10, 28), Aktivitet="Køreprøve", Status="bekræftet")
    return file


def test_a_list_becomes_what_its_preview_says_in_one_step(store, made, visit, edited):
    found = seen(store, edited)
    assert counts(found) == {"CHANGED": 1, "NEW": 2}
    done = stored(store, found)
    assert done.value == 3
    assert done.change.label == "3 aktiviteter importeret: tøm-26a"
    now = {chip.title: chip for chip in chips(store, made.id).values()}
    moved = now["Virksomhedsbesøg"]
    assert (moved.date, moved.first_lesson, moved.place) == (date(2026, 9, 30), 3, "Byggepladsen")
    assert (moved.state, moved.confirmed, moved.invited) == (PlanState.CONFIRMED, 2, 2)
    people = {one.initials: one.role for one in card(store, visit).staff}
    assert people == {"MEKR": Role.MANAGER, "JHO": None}
    listed = now["Branchedag"]
    assert (listed.needed, listed.is_fixed, listed.checks > 0) == (4, False, True)
    free = now["Køreprøve"]
    assert (free.date, free.first_lesson, free.lessons) == (date(2026, 10, 28), 2, 3)
    assert (free.state, free.leads) == (PlanState.CONFIRMED, ("JHO",))


def test_what_was_stored_reads_back_as_unchanged(store, edited, tmp_path):
    stored(store, seen(store, edited))
    assert counts(seen(store, written(store, tmp_path))) == {"UNCHANGED": 3}


def test_an_import_is_undone_whole(store, made, visit, edited):
    before = chips(store, made.id)
    stored(store, seen(store, edited))
    store.undo()
    assert chips(store, made.id) == before


def test_a_file_that_changes_nothing_stores_nothing(store, visit, tmp_path):
    found = seen(store, written(store, tmp_path))
    done = stored(store, found)
    assert (done.change.step, done.value) == (None, 0)
    assert store.ask(imported_on, found.file.digest).value is None


def test_the_second_time_is_noticed(store, edited):
    found = seen(store, edited)
    assert (found.imported_on, STORED) == (None, {Result.NEW, Result.CHANGED, Result.MOVED})
    stored(store, found)
    assert seen(store, edited).imported_on == TODAY


def test_a_preview_is_refused_when_the_plan_has_changed_since(store, made, visit, edited):
    found = seen(store, edited)
    store.do(plan.change, visit, {"place": "Hallen"})
    with pytest.raises(Refusal, match="Dataene er ændret, siden filen blev læst"):
        stored(store, found)
    found = seen(store, edited)
    store.do(staff.add, {"initials": "NY", "name": "Ny Mand", "roles": ()})
    with pytest.raises(Refusal, match="Dataene er ændret"):
        stored(store, found)


def test_another_class_may_change_meanwhile(store, made, visit, edited):
    other = given.a_class(store, "mur-26a")
    found = seen(store, edited)
    put(store, other.id)
    assert stored(store, found).value == 3


def test_a_file_with_faults_is_refused_unless_its_good_rows_are_wanted(store, visit, edited):
    with Edited(edited) as list_:
        list_.add(Hold="findes-ikke", Dato=date(2026, 9, 14), Aktivitet="Besøg")
    found = seen(store, edited)
    with pytest.raises(Refusal, match="1 række har fejl") as refused:
        stored(store, found)
    assert refused.value.field == "faults"
    refuse_faulty(found, good_rows=True)
    refuse_changed(found, found.basis.number)
    assert stored(store, found, good_rows=True).value == 3


def test_a_cancelled_activity_that_is_moved_stays_cancelled(store, made, visit, tmp_path):
    store.do(holding.set_state, [visit], PlanState.CANCELLED)
    file = written(store, tmp_path)
    with Edited(file) as list_:
        list_.set(list_.row_of(visit), Dato=date(2026, 9, 30))
    stored(store, seen(store, file))
    now = chips(store, made.id)[visit]
    assert (now.date, now.state) == (date(2026, 9, 30), PlanState.CANCELLED)


def test_only_a_lesson_may_change_on_a_day_that_is_closed_since(store, made, visit, tmp_path):
    text = f"Id\tHold\tDato\tAktivitet\tLektion\n{visit}\ttøm-26a\t\t\t4"
    stored(store, seen(store, text))
    assert chips(store, made.id)[visit].first_lesson == 4


def test_columns_that_were_chosen_are_remembered_with_the_import(store, made):
    text = "Hold\tDato\tGøremål\ntøm-26a\t14.09.2026\tBesøg"
    choices = Choices(columns=(("Gøremål", "title"),))
    file = read_plan_text(text, choices=choices)
    found = store.ask(activities_plan, file, TODAY, choices).value
    stored(store, found)
    assert store.ask(remembered_columns, file.fingerprint).value == (("Gøremål", "title"),)
    store.undo()
    assert store.ask(remembered_columns, file.fingerprint).value == ()
    done = store.do(finish, found, "Importeret", ["tøm-26a"])
    assert done.change.label == "Importeret: tøm-26a"
    assert store.ask(remembered_columns, file.fingerprint).value == (("Gøremål", "title"),)


def test_a_closed_day_is_never_stored(store, made):
    found = seen(store, "Hold\tDato\tAktivitet\ntøm-26a\t19.09.2026\tBesøg")
    assert counts(found) == {"FAULT": 1}
    assert stored(store, found, good_rows=True).change.step is None
    with pytest.raises(ClosedDay):
        store.do(plan.add, made.id, {"title": "Besøg"}, date(2026, 9, 19))


def test_the_example_is_a_whole_plan_for_a_class_that_has_none(store, made):
    found = seen(store, EXAMPLES / "plan.xlsx")
    assert counts(found) == {"NEW": 22}
    stored(store, found)
    now = chips(store, made.id)
    assert len(now) == 22
    assert not any(chip.faults for chip in now.values())

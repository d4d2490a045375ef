"""A list of planned activities against the plans: new, changed, unchanged, and what can't be."""

from datetime import date

import openpyxl
import pytest

from gf2tracker.actions import closed, holding, plan, planpeople
from gf2tracker.domain.activity import ActivityKind, CompanyState, PlanState
from gf2tracker.domain.plan import Place
from gf2tracker.intake.plan import Result
from gf2tracker.queries.listedactivity import phase_on
from gf2tracker.store.course import course_of
from gf2tracker.store.planlist import class_of_each, plan_facts, store_mark
from tests import given
from tests.planlists import Edited, counts, faults, seen, written
from tests.plans import TODAY, put

HOLIDAY = date(2026, 10, 12), date(2026, 10, 16)


@pytest.fixture
def made(store):
    return given.a_class(store, "tøm-26a", students=3)


@pytest.fixture
def visit(store, made):
    return put(store, made.id, week=8, weekday=2)


def changes(found):
    return {
        row.row: [(one.field, one.old, one.new) for one in row.changes]
        for row in found.rows
        if row.changes
    }


def test_a_workbook_as_it_was_written_changes_nothing(store, made, visit, tmp_path):
    put(store, made.id, week=9, kind=ActivityKind.GUEST)
    store.do(planpeople.set_staff, visit, [(given.school(store).teacher_id, None)])
    store.do(holding.set_state, [visit], PlanState.CONFIRMED)
    found = seen(store, written(store, tmp_path))
    assert counts(found) == {"UNCHANGED": 2}
    assert (found.missing, found.codes, found.remarks) == (0, ("tøm-26a",), ())


def test_a_date_moves_and_so_does_a_week(store, made, visit, tmp_path):
    other = put(store, made.id, week=9, kind=ActivityKind.GUEST)
    file = written(store, tmp_path)
    with Edited(file) as list_:
        list_.set(list_.row_of(visit), Dato=date(2026, 9, 30))
        list_.set(list_.row_of(other), Undervisningsuge=11, Ugedag="fredag")
    found = seen(store, file)
    assert counts(found) == {"CHANGED": 2}
    assert changes(found) == {
        7: [("date", "29.09.2026", "30.09.2026")],
        8: [("date", "06.10.2026", "23.10.2026")],
    }


def test_every_other_column_is_told_as_it_was_and_as_it_becomes(store, visit, tmp_path):
    file = written(store, tmp_path)
    with Edited(file) as list_:
        row = list_.row_of(visit)
        list_.set(row, Lektion=2, Lektioner=3, Aktivitet="Besøg hos mester", Type="VFU", Fase=4)
        list_.set(row, Status="bekræftet", Sted="Værkstedet", Ansvarlige="mekr")
        list_.set(row, Virksomheder_inviteret=1, Virksomheder_bekræftet=2)
    found = changes(seen(store, file))[7]
    assert {field: (old, new) for field, old, new in found} == {
        "first_lesson": ("", "2"),
        "lessons": ("5", "3"),
        "title": ("Virksomhedsbesøg", "Besøg hos mester"),
        "kind": ("virksomhedsbesøg", "VFU"),
        "phase": ("2", "4"),
        "state": ("planlagt", "bekræftet"),
        "place": ("", "Værkstedet"),
        "leads": ("", "MEKR"),
        "companies_invited": ("0", "2"),
        "companies_confirmed": ("0", "2"),
    }


def test_empty_cells_and_missing_columns_say_nothing_and_a_dash_clears(store, visit, tmp_path):
    store.do(plan.change, visit, {"place": "Værkstedet"})
    store.do(planpeople.set_staff, visit, [(given.school(store).teacher_id, None)])
    assert counts(seen(store, f"Id\tHold\tDato\tAktivitet\n{visit}\ttøm-26a\t\t")) == {
        "UNCHANGED": 1
    }
    found = seen(store, f"Id\tHold\tDato\tAktivitet\tSted\tAnsvarlige\n{visit}\t\t\t\t-\t-")
    assert changes(found) == {
        2: [("place", "Værkstedet", "ingen"), ("leads", "MEKR", "ingen")],
    }


def test_a_row_without_id_is_new_and_a_deleted_row_is_only_counted(store, made, visit, tmp_path):
    file = written(store, tmp_path)
    with Edited(file) as list_:
        list_.sheet.delete_rows(list_.row_of(visit))
        list_.set(7, Hold="TØM-26A", Dato=date(2026, 9, 16), Aktivitet="Sommerfest")
        list_.set(8, Hold="tøm-26a", Undervisningsuge=3, Ugedag="man", Aktivitet="branchedag")
    found = seen(store, file)
    assert counts(found) == {"NEW": 2}
    assert found.missing == 1
    free, listed = found.rows
    assert (free.to, free.activity_id, free.values["kind"]) == (
        date(2026, 9, 16),
        None,
        ActivityKind.OTHER,
    )
    assert (listed.to, listed.remarks) == (Place(3, 1), ("Med katalogets indhold.",))
    assert listed.activity_id is not None


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"Id": 999}, "Id findes ikke"),
        ({"Hold": "mur-26a"}, "Id hører til tøm-26a"),
        ({"Hold": "findes-ikke"}, "Id hører til tøm-26a"),
        ({"Dato": date(2026, 10, 13)}, "efterårsferie. Nærmeste skoledag er fre 09.10"),
        ({"Dato": date(2026, 9, 19)}, "Nærmeste skoledag er fre 18.09"),
        ({"Dato": date(2027, 6, 1)}, "ligger uden for klassens forløb"),
        ({"Undervisningsuge": 34}, "forløbet har 20 undervisningsuger"),
        ({"Undervisningsuge": 9, "Dato": date(2026, 9, 30)}, "datoen er onsdag i underv"),
        ({"Ansvarlige": "MEKR, ZZ"}, "ingen på personalelisten har initialerne ZZ"),
        ({"Status": "holdt"}, "holdt sættes og ændres i programmet"),
        ({"Status": "flyttet"}, "flyttet bliver den af sig selv"),
        ({"Virksomheder_bekræftet": "mange"}, "skriv et helt tal"),
    ],
)
def test_what_can_not_be_is_a_fault_in_its_row(store, made, visit, tmp_path, cells, told):
    given.a_class(store, "mur-26a")
    store.do(closed.add, *HOLIDAY, "efterårsferie")
    file = written(store, tmp_path, made.id)
    with Edited(file) as list_:
        list_.set(list_.row_of(visit), **cells)
    found = seen(store, file)
    assert counts(found) == {"FAULT": 1}
    assert told in faults(found)[7]


def test_a_new_row_of_an_unknown_class_is_a_fault(store, made):
    found = seen(store, "Hold\tDato\tAktivitet\nmur-26a\t14.09.2026\tBesøg")
    assert "holdet findes ikke" in faults(found)[2]


def test_a_new_activity_can_not_be_held_already(store, made):
    found = seen(store, "Hold\tDato\tAktivitet\tStatus\ntøm-26a\t14.09.2026\tBesøg\tholdt")
    assert "en ny aktivitet kan ikke være holdt" in faults(found)[2]


def test_two_of_a_kind_in_one_week_are_faults(store, made, visit):
    text = "Hold\tDato\tAktivitet\n"
    rows = [f"tøm-26a\t{day}.09.2026\t{what}" for day, what in ((14, "Fest"), (16, "fest"))]
    found = faults(seen(store, text + "\n".join(rows)))
    assert "to ens i samme uge: også række 3" in found[2]
    assert "også række 2 i uge 38" in found[3]
    found = faults(seen(store, f"{text}tøm-26a\t30.09.2026\tVirksomhedsbesøg"))
    assert f"står i planen i uge 40 i forvejen (Id {visit})" in found[2]


def test_two_of_a_kind_that_stand_so_already_are_left_alone(store, made, visit, tmp_path):
    store.do(plan.copy, visit, date(2026, 9, 30))
    assert counts(seen(store, written(store, tmp_path))) == {"UNCHANGED": 2}


def test_a_cancelled_one_may_be_replaced_in_its_week(store, made, visit):
    store.do(holding.set_state, [visit], PlanState.CANCELLED)
    found = seen(store, "Hold\tDato\tAktivitet\ntøm-26a\t30.09.2026\tVirksomhedsbesøg")
    assert counts(found) == {"NEW": 1}


def test_what_was_held_is_not_moved_by_a_list(store, made, tmp_path):
    held = put(store, made.id, week=2)
    store.do(holding.hold, held, {}, TODAY)
    file = written(store, tmp_path)
    with Edited(file) as list_:
        list_.set(list_.row_of(held), Dato=date(2026, 8, 20))
    assert "aktiviteten er holdt og kan ikke flyttes" in faults(seen(store, file))[7]


def test_fewer_confirmed_than_by_name_is_a_fault(store, visit, tmp_path):
    store.do(planpeople.set_companies, visit, [("Byg A/S", CompanyState.CONFIRMED)])
    file = written(store, tmp_path)
    with Edited(file) as list_:
        list_.set(list_.row_of(visit), Virksomheder_bekræftet=0)
    assert "1 virksomheder har bekræftet ved navn" in faults(seen(store, file))[7]


def test_a_confirmed_one_that_moves_is_told_to_be_confirmed_again(store, visit, tmp_path):
    store.do(holding.set_state, [visit], PlanState.CONFIRMED)
    file = written(store, tmp_path)
    with Edited(file) as list_:
        list_.set(list_.row_of(visit), Dato=date(2026, 9, 30))
    found = seen(store, file)
    assert found.rows[0].what == "Dato var 29.09.2026. Skal bekræftes igen."


def test_a_file_of_another_schools_data_is_recognised(store, visit, tmp_path):
    file = written(store, tmp_path)
    book = openpyxl.load_workbook(file)
    assert book["Plan"]["A4"].value == f"Skoledata: {store.ask(store_mark).value}"
    book["Plan"]["A4"].value = "Skoledata: 00000000"
    book.save(file)
    assert "filen er skrevet af andre skoledata" in faults(seen(store, file))[7]
    book["Plan"]["A4"].value = None
    book.save(file)
    assert "hvilke skoledata" in seen(store, file).remarks[0].text


def test_ids_and_their_classes_are_read_in_one_go(store, made, visit):
    assert store.ask(class_of_each).value == {visit: made.id}
    facts = store.ask(plan_facts, [made.id]).value
    assert facts.codes == ((made.id, "tøm-26a"),)
    before = facts.number
    store.do(plan.change, visit, {"place": "Hallen"})
    assert store.ask(plan_facts, [made.id]).value.number != before


def test_a_day_outside_the_course_has_no_phase(store, made):
    course = store.ask(course_of, made.id).value
    assert [phase_on(course, day) for day in (date(2026, 9, 14), date(2027, 9, 14))] == [2, 0]


def test_a_faulty_row_stands_beside_the_good_ones(store, made, visit):
    found = seen(store, f"Id\tHold\tDato\tAktivitet\n{visit}\ttøm-26a\t\tNyt\n5\ttøm-26a\t\tX")
    assert [row.result for row in found.rows] == [Result.CHANGED, Result.FAULT]

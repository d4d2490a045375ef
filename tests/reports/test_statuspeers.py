"""The status report's sheets of pairs, groups and activities, opened again."""

from datetime import timedelta

import pytest
from openpyxl import load_workbook

from gf2tracker.actions import enrolment, groups, holding, pairs, peerlog, plan, students
from gf2tracker.actions.groups import NewGroups
from gf2tracker.actions.peerlog import Entry, Seat
from gf2tracker.domain.activity import ActivityKind, PlanState
from gf2tracker.domain.people import LeaveReason
from gf2tracker.domain.plan import Place
from gf2tracker.queries import peerlog as log
from gf2tracker.queries import status
from gf2tracker.reports.status import write_status
from tests import given
from tests.queries.enrolments import enrolments_of
from tests.registers import take_day
from tests.reports.openings import rows_of

MONDAY = given.MONDAY
TODAY = MONDAY + timedelta(weeks=4)
VISIT = ActivityKind.COMPANY_VISIT


@pytest.fixture
def tom(sqlite_store):
    """Five students in two groups and two pairs; one is protected, and one has left."""
    made = given.a_class(sqlite_store, students=5)
    a, b, c, d, e = made.students
    sqlite_store.do(groups.put, made.id, NewGroups(((a, b), (c, d, e))), MONDAY)
    sqlite_store.do(pairs.put, made.id, [[a, b], [c, d, e]], MONDAY)
    sqlite_store.do(students.change, b, {"is_protected": True})
    (left,) = enrolments_of(sqlite_store, e)
    sqlite_store.do(enrolment.leave, left, MONDAY + timedelta(weeks=1), LeaveReason.GOT_JOB)
    return made


def written(store, target, class_ids=None):
    told = store.ask(status.status, class_ids, TODAY).value
    write_status(told, target, made_by="MEKR", today=TODAY)
    return target


def sheet(file, name, first=5):
    return [tuple(row) for row in rows_of(file, name, first) if any(row)]


def test_a_row_a_group_and_a_pair_with_meetings_mood_and_what_is_wrong(sqlite_store, tom, tmp_path):
    first = sqlite_store.ask(log.of_class, tom.id, TODAY).value.groups[0]
    seat = Seat(group_id=first.group_id)
    for weeks, entry in ((1, Entry(is_met=True, mood=4)), (3, Entry(is_met=True, mood=3))):
        day = MONDAY + timedelta(weeks=weeks)
        sqlite_store.do(peerlog.write, tom.id, day, {seat: entry})
    missed = {seat: Entry(is_met=False, text="Ingen kom")}
    sqlite_store.do(peerlog.write, tom.id, TODAY, missed)
    file = written(sqlite_store, tmp_path / "status.xlsx")
    one, other, pair, trio = sheet(file, "Makkere og grupper")
    assert one[:4] == ("i orden", "tøm-26a", "Gruppe", "Gruppe 1")
    assert one[4:6] == ("Birgitte (beskyttet), Aage Ørsted Kjær", 2)
    assert one[7:9] == (2, 3)
    assert (one[9].date(), one[10]) == (MONDAY + timedelta(weeks=3), 3.5)
    assert other[0] == "hold øje"
    assert other[5] == 2
    assert "1 er ikke på holdet mere" in other[11]
    assert "skulle have mødtes senest fre 28.08." in other[11]
    assert [row[2] for row in (pair, trio)] == ["Makkerpar", "Makkerpar"]
    assert "Ingen kom" not in str(sheet(file, "Makkere og grupper", 1))


def test_a_pair_whose_other_half_is_gone_asks_for_somebody_to_act(sqlite_store, tmp_path):
    made = given.a_class(sqlite_store, students=2)
    sqlite_store.do(pairs.put, made.id, [made.students], MONDAY)
    (left,) = enrolments_of(sqlite_store, made.students[1])
    sqlite_store.do(enrolment.leave, left, MONDAY + timedelta(weeks=1), LeaveReason.GOT_JOB)
    file = written(sqlite_store, tmp_path / "status.xlsx")
    (row,) = sheet(file, "Makkere og grupper")
    assert row[0] == "gør noget"
    assert row[11].startswith("har ikke længere nogen at være sammen med")


def test_a_buddy_who_has_been_away_for_days_is_told(sqlite_store, tmp_path):
    made = given.a_class(sqlite_store, students=2)
    sqlite_store.do(pairs.put, made.id, [made.students], MONDAY)
    for day in range(4, 0, -1):
        away = TODAY - timedelta(days=3 + day)
        take_day(sqlite_store, made.id, away, {made.students[0]: "U"})
    file = written(sqlite_store, tmp_path / "status.xlsx")
    (row,) = sheet(file, "Makkere og grupper")
    assert row[0] == "hold øje"
    assert row[11].endswith("har været væk i mere end 3 dage")


def test_students_stand_with_buddy_and_group(sqlite_store, tom, tmp_path):
    file = written(sqlite_store, tmp_path / "status.xlsx")
    headings = next(iter(rows_of(file, "Elever", 4)))
    buddy, group = headings.index("Makker"), headings.index("Gruppe")
    found = {row[2]: (row[buddy], row[group]) for row in sheet(file, "Elever")}
    assert found["Aage Ørsted Kjær"] == ("Birgitte (beskyttet)", "Gruppe 1")
    assert found["Birgitte (beskyttet)"] == ("Aage Ørsted Kjær", "Gruppe 1")
    gone = [seats for seats in found.values() if seats == (None, None)]
    assert len(gone) == 1


def test_a_row_an_activity_and_the_phases_below(sqlite_store, tom, tmp_path):
    held, visit, late, gone = (
        sqlite_store.do(
            plan.add, tom.id, {"title": title, "kind": kind, "companies_needed": needed}, place
        ).value
        for title, kind, needed, place in (
            ("Første dag", ActivityKind.FIRST_DAY, 0, Place(1, 1)),
            ("Besøg", VISIT, 3, Place(6, 2)),
            ("Puls 1", ActivityKind.PULSE, 0, Place(2, 2)),
            ("Puls 2", ActivityKind.PULSE, 0, Place(12, 2)),
        )
    )
    sqlite_store.do(holding.hold, held, {"score": 4}, TODAY)
    sqlite_store.do(holding.set_state, [gone], PlanState.CANCELLED)
    file = written(sqlite_store, tmp_path / "status.xlsx")
    told = {row[2]: row for row in sheet(file, "Aktiviteter") if row[3]}
    first = told["Første dag"]
    assert first[:2] == ("i orden", "tøm-26a")
    assert first[4:6] == ("1 Stærk opstart", 1)
    assert first[6].date() == MONDAY
    assert (first[7], first[13]) == ("holdt", 4)
    assert told["Puls 1"][7] == "ikke holdt"
    assert told["Puls 1"][0] == "hold øje"
    assert told["Besøg"][8:11] == (3, 0, 0)
    assert told["Besøg"][14] == "mangler 3 virksomheder"
    assert told["Puls 2"][0] == "aflyst"
    book = load_workbook(file)
    assert set(book["Aktiviteter"].tables) == {"TabelAktiviteter", "TabelHoldtIFaser"}
    (row,) = [row for row in sheet(file, "Aktiviteter") if row[1] == "tøm-26a" and row[2] == 3]
    assert row[2:6] == (3, 1, 2, 1)
    assert visit
    assert late


def test_a_class_without_any_has_empty_tables_and_a_report_of_one_class_only_its_own(
    sqlite_store, tom, tmp_path
):
    other = given.a_class(sqlite_store, "el-26a", students=2)
    sqlite_store.do(pairs.put, other.id, [other.students], MONDAY)
    whole = sqlite_store.ask(status.status, None, TODAY).value
    assert [one.class_id for one in whole.peers].count(other.id) == 1
    alone = whole.only(next(one for one in whole.classes if one.row.id == other.id))
    assert {one.class_id for one in alone.peers} == {other.id}
    assert alone.activities == ()
    file = tmp_path / "el.xlsx"
    write_status(alone, file, made_by="", today=TODAY)
    assert load_workbook(file)["Makkere og grupper"].tables["TabelMakkereOgGrupper"].ref == "A4:L5"

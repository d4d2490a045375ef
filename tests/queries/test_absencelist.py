"""What absence totals of another system would do: opening figures, or a comparison."""

from datetime import date

import pytest

from gf2tracker.actions import intake
from gf2tracker.errors import Refusal
from gf2tracker.intake.files import read_absence, read_absence_text
from gf2tracker.intake.plan import Result
from gf2tracker.queries.intake import absence_plan
from tests import given
from tests.intake.make_absence_examples import EXAMPLES
from tests.registers import take_day
from tests.rows import rows_of

MONDAY = given.MONDAY
TODAY = date(2026, 8, 19)
HEAD = "Elevnr\tNavn\tHold\tFravær %\tFravær Timer\tSkema Timer\tTil og med\n"


def plan_of(store, text, **more):
    file = read_absence_text(text, today=TODAY, **more)
    return store.ask(absence_plan, file, TODAY).value


def results(plan):
    return [(row.result, row.texts.get("full_name"), row.what) for row in plan.rows]


def line(number, name, code, *figures):
    """Return a row with per cent, hours lost, hours in all and the last day, as far as told."""
    usual = ("10,00", "3", "30", "18.08.2026")
    return "\t".join((str(number), name, code, *figures, *usual[len(figures) :])) + "\n"


@pytest.fixture
def classes(store):
    """Two classes with a student each; only the second keeps registers."""
    quiet, taught = given.a_class(store, "tøm-26a"), given.a_class(store, "el-26b")
    one = given.student(store, "Alma Birk", quiet.id, number="1")
    two = given.student(store, "Bo Juul", taught.id, number="2")
    take_day(store, taught.id, MONDAY, {two: "U"})
    take_day(store, taught.id, date(2026, 8, 11))
    return quiet, taught, one, two


def test_a_class_without_registers_gets_opening_figures_and_another_is_compared(store, classes):
    plan = plan_of(store, HEAD + line(1, "Alma Birk", "tøm-26a") + line(2, "Bo Juul", "el-26b"))
    assert results(plan) == [
        (Result.OPENING, "Alma Birk", "Gemmes som åbningstal."),
        (Result.DIFFERENT, "Bo Juul", "Vi har 40,0 procentpoint mere."),
    ]
    assert (plan.opened, plan.codes) == (("tøm-26a",), ("el-26b", "tøm-26a"))
    assert plan.rows[1].ours.share == 0.5
    told = [one.text for one in plan.remarks]
    assert told[0] == (
        "1 elev på tøm-26a får åbningstal; der er ingen protokol her til og med 18.08.2026."
    )
    assert told[1] == (
        "1 elev på el-26b sammenlignes med vores protokol til og med 18.08.2026; intet gemmes."
    )


def test_storing_keeps_the_opening_figures_and_nothing_of_what_is_compared(store, classes):
    plan = plan_of(store, HEAD + line(1, "Alma Birk", "tøm-26a") + line(2, "Bo Juul", "el-26b"))
    before = rows_of(store)
    done = store.do(intake.import_absence, plan)
    assert (done.value, done.change.label) == (1, "1 elev har fået åbningstal: tøm-26a")
    (row,) = rows_of(store)["opening_figures"]
    quiet, _taught, one, _two = classes
    assert row == (one, quiet.id, date(2026, 8, 18), "egen liste", TODAY, 1800, 180, 0)
    store.undo(done.change.step)
    assert rows_of(store) == before


def test_a_newer_file_replaces_an_older_says_so_and_an_older_one_does_not(store, classes):
    store.do(intake.import_absence, plan_of(store, HEAD + line(1, "Alma Birk", "tøm-26a")))
    newer = line(1, "Alma Birk", "tøm-26a", "20,00", "6", "30", "19.08.2026")
    plan = plan_of(store, HEAD + newer)
    assert plan.rows[0].what.replace("\xa0", " ") == (
        "Erstatter 10,0 % til og med 18.08.2026 (egen liste)."
    )
    store.do(intake.import_absence, plan)
    assert rows_of(store)["opening_figures"][0][6] == 360
    again = plan_of(store, HEAD + newer)
    assert results(again)[0][0] is Result.UNCHANGED
    assert store.do(intake.import_absence, again).change.step is None
    older = plan_of(store, HEAD + line(1, "Alma Birk", "tøm-26a"))
    assert older.rows[0].result is Result.UNCHANGED
    assert older.rows[0].what.startswith("Vi har nyere åbningstal")


def test_opening_figures_count_with_our_own_registers_when_a_later_file_is_compared(store, classes):
    quiet, _taught, one, _two = classes
    early = line(1, "Alma Birk", "tøm-26a", "50,00", "3", "6", "10.08.2026")
    store.do(intake.import_absence, plan_of(store, HEAD + early))
    take_day(store, quiet.id, date(2026, 8, 17), {one: "U"})
    (row,) = plan_of(store, HEAD + line(1, "Alma Birk", "tøm-26a")).rows
    assert (row.ours.scheduled, row.ours.absent) == (360 + 8 * 45, 180 + 8 * 45)
    assert row.result is Result.DIFFERENT


def test_a_share_alone_takes_the_classs_own_time_table(store, classes):
    plan = plan_of(store, "Elevnr\tFravær %\tTil og med\n1\t10\t14.08.2026")
    (row,) = plan.rows
    assert (row.theirs.scheduled, row.theirs.absent) == (37 * 45, round(37 * 4.5))


def test_what_agrees_within_a_percentage_point_is_no_difference(store, classes):
    plan = plan_of(store, "Elevnr\tHold\tFravær %\n2\tel-26b\t50,6")
    assert results(plan) == [(Result.SAME, None, "Vi har 0,6 procentpoint mindre.")]


def test_the_unlawful_part_may_be_the_difference(store, classes):
    plan = plan_of(store, "Elevnr\tHold\tFravær %\tUdeblevet %\n2\tel-26b\t50\t10")
    assert results(plan)[0][2] == "Vi har 40,0 procentpoint mere ulovligt."


def test_who_is_unknown_and_which_class_is_told_and_is_no_fault(store, classes):
    plan = plan_of(
        store,
        HEAD
        + line(9, "Ukendt Person", "tøm-26a")
        + line(1, "Alma Birk", "dan-26")
        + line(2, "Bo Juul", "tøm-26a"),
    )
    assert results(plan) == [
        (Result.UNKNOWN, "Ukendt Person", "Ingen elev her har det navn eller nummer."),
        (Result.UNKNOWN, "Alma Birk", "Holdet dan-26 findes ikke her."),
        (Result.UNKNOWN, "Bo Juul", "Gik ikke på tøm-26a den dag."),
    ]
    assert plan.faults == ()


def test_namesakes_are_a_fault_and_never_a_guess(store, classes):
    given.student(store, "Alma Birk", classes[0].id, number="3")
    plan = plan_of(store, "Navn\tHold\tFravær %\nAlma Birk\ttøm-26a\t10")
    assert [one.reason for one in plan.faults] == [
        "flere elever har det navn; skriv elevnr. eller fødselsdato på alle"
    ]


def test_without_a_class_the_students_own_on_that_day_counts(store, classes):
    taught = classes[1]
    text = "Elevnr\tFravær %\tTil og med\n1\t10\t18.08.2026"
    assert plan_of(store, text).rows[0].class_code == "tøm-26a"
    given.student(store, "Cy Holm", taught.id, number="4")
    assert plan_of(store, text.replace("\n1", "\n4")).rows[0].class_code == "el-26b"


def test_days_are_summed_and_one_that_can_not_be_read_takes_the_others_with_it(store, classes):
    head = "Dato\tcprnr\tnavn\tStamhold\tTimer\tUgyldigt_fraver\tFraver_ialt\n"
    days = "10-08-2026\t\tAlma Birk\ttøm-26a\t6\t0\t3\n11-08-2026\t\tAlma Birk\t*\t6\t1\t3"
    (row,) = plan_of(store, head + days).rows
    assert (row.theirs.scheduled, row.theirs.absent, row.theirs.unlawful) == (720, 360, 60)
    assert (row.until, row.places) == (date(2026, 8, 11), (("", 2), ("", 3)))
    plan = plan_of(store, head + days + "\n12-08-2026\t\tAlma Birk\t*\t6\t0\t8")
    assert {one.reason for one in plan.faults} == {
        "der er mere fravær end skema",
        "en anden af elevens dage har fejl, så summen mangler noget",
    }


def test_a_file_that_says_no_day_counts_to_yesterday_and_says_so(store, classes):
    plan = plan_of(store, "Elevnr\tFravær %\n1\t10")
    assert plan.rows[0].until == date(2026, 8, 18)
    assert "vi regner med til og med 18.08.2026" in plan.remarks[-1].text


def test_those_who_are_not_in_the_file_are_counted(store, classes):
    given.student(store, "Cy Holm", classes[0].id, number="4")
    assert plan_of(store, HEAD + line(1, "Alma Birk", "tøm-26a")).missing == 1


def test_a_protected_students_name_is_what_they_are_called(store, classes):
    given.student(store, "Eva Ravn", classes[0].id, number="5", is_protected=True)
    (row,) = plan_of(store, HEAD + line(5, "Eva Ravn", "tøm-26a")).rows
    assert (row.texts["full_name"], row.is_protected) == ("Eva", True)


def test_data_that_changed_meanwhile_are_refused(store, classes):
    plan = plan_of(store, HEAD + line(1, "Alma Birk", "tøm-26a"))
    take_day(store, classes[0].id, MONDAY)
    with pytest.raises(Refusal, match="Dataene er ændret"):
        store.do(intake.import_absence, plan)


def test_faults_store_nothing_unless_the_good_rows_are_asked_for(store, classes):
    text = HEAD + line(1, "Alma Birk", "tøm-26a") + line(2, "Bo Juul", "el-26b", "112")
    plan = plan_of(store, text)
    with pytest.raises(Refusal, match="1 række har fejl"):
        store.do(intake.import_absence, plan)
    assert store.do(intake.import_absence, plan, good_rows=True).value == 1


def test_the_same_file_again_is_noticed(store, classes):
    plan = plan_of(store, HEAD + line(1, "Alma Birk", "tøm-26a"))
    store.do(intake.import_absence, plan)
    assert plan_of(store, HEAD + line(1, "Alma Birk", "tøm-26a")).imported_on == TODAY


def test_the_examples_meet_a_school_that_does_not_know_them(store, classes):
    file = read_absence(EXAMPLES / "fravaer-studieplus.csv", today=date(2026, 9, 21))
    plan = store.ask(absence_plan, file, date(2026, 9, 21)).value
    assert plan.counts[Result.UNKNOWN] == 14
    assert plan.remarks == ()


def test_hours_alone_are_measured_against_our_time_when_they_are_compared(store, classes):
    plan = plan_of(store, "Elevnr\tHold\tFravær Timer\n2\tel-26b\t6")
    assert (plan.rows[0].result, plan.rows[0].theirs.share) == (Result.SAME, 0.5)


def test_hours_alone_take_the_classs_time_table_and_can_not_be_more(store, classes):
    text = "Elevnr\tHold\tFravær Timer\tTil og med\n1\ttøm-26a\t{}\t14.08.2026"
    (row,) = plan_of(store, text.format("3")).rows
    assert (row.theirs.scheduled, row.theirs.absent) == (37 * 45, 180)
    (row,) = plan_of(store, text.format("300")).rows
    assert (row.result, row.what) == (
        Result.UNKNOWN,
        "Der er mere fravær end skema på holdet til og med 14.08.2026.",
    )


def test_somebody_unknown_in_two_classes_is_one_row(store, classes):
    text = "Elevnr\tNavn\tHold\tFravær %\n9\tUkendt\ttøm-26a\t5\n9\tUkendt\tdan-26\t7"
    (row,) = plan_of(store, text).rows
    assert (row.result, row.rows_of_file) == (Result.UNKNOWN, (("", 2), ("", 3)))


def test_the_days_of_somebody_unknown_are_one_row(store, classes):
    head = "Dato\tnavn\tStamhold\tTimer\tUgyldigt_fraver\tFraver_ialt\n"
    days = "10-08-2026\tUkendt\ttøm-26a\t6\t0\t3\n11-08-2026\tUkendt\t*\t6\t1\t3"
    (row,) = plan_of(store, head + days).rows
    assert (row.result, row.theirs.absent) == (Result.UNKNOWN, 360)

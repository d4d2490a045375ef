"""Two entries of the same student are made one, and undoing takes them apart again."""

from datetime import UTC, date, datetime

import pytest

from gf2tracker.actions import (
    contact,
    enrolment,
    exemption,
    followup,
    intake,
    merge,
    notes,
    register,
)
from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.note import NoteKind
from gf2tracker.errors import Refusal
from gf2tracker.intake.files import read_absence_text
from gf2tracker.queries import absence, students
from gf2tracker.queries import intake as lists
from gf2tracker.queries.merge import likely_twins, merge_preview
from gf2tracker.store.belongings import belongings_of
from tests import given, peers
from tests.registers import mark, row_of, take_day, written
from tests.rows import rows_of

MONDAY, TUESDAY = given.MONDAY, date(2026, 8, 11)
TODAY = date(2026, 8, 19)
AT = datetime(2026, 8, 12, 9, 0, tzinfo=UTC)
BORN = date(2008, 8, 17)


@pytest.fixture
def twins(store):
    """A class in which Anna Holm stands twice; the second entry has the number and the phone."""
    made = given.a_class(store, students=2)
    keep = given.student(store, "Anna Holm", made.id, mail="anna@elev.example")
    gone = given.student(
        store, "Anna Holm", made.id, date(2026, 8, 17), number="26001", phone="15 42 07 88"
    )
    return made, keep, gone


def everything_of(store, student_id):
    return {
        kind.__name__: keys
        for kind, keys in store.ask(belongings_of, [student_id]).value.items()
        if keys
    }


def fill(store, made, keep, gone):
    """Give the entry that goes a row in every table that can refer to a student."""
    take_day(store, made.id, MONDAY, {keep: "U"})
    take_day(store, made.id, date(2026, 8, 17), {gone: "S"})
    store.do(exemption.add, gone, date(2026, 9, 1), date(2026, 9, 2))
    store.do(contact.log, gone, ContactKind.SMS, AT, "Skrev")
    store.do(notes.write, gone, NoteKind.OBSERVATION, AT, "Stille i dag")
    store.do(followup.assign, [gone], given.school(store).teacher_id)
    peers.seat(store, made.id, gone)
    other = given.a_class(store, "el-26b", starts_on=date(2027, 2, 1))
    store.do(enrolment.enrol_all, [enrolment.NewEnrolment(gone, other.id)])


def test_all_that_the_other_has_goes_over(store, twins):
    made, keep, gone = twins
    fill(store, made, keep, gone)
    before = everything_of(store, gone)
    step = store.do(merge.merge, keep, gone).change
    assert step.label == "2 elever flettet til én: el-26b og tøm-26a"
    assert everything_of(store, gone) == {}
    after = everything_of(store, keep)
    assert set(before) <= set(after)
    assert written(row_of(store, made.id, keep, MONDAY)) == "U|U|U|U|U|U|U|U"
    assert written(row_of(store, made.id, keep, date(2026, 8, 17))).startswith("S")
    merged = store.ask(students.one, keep, TODAY).value
    assert (merged.number, merged.phone, merged.mail) == (
        "26001",
        "15 42 07 88",
        "anna@elev.example",
    )
    assert [one.class_code for one in merged.enrolments] == ["tøm-26a", "el-26b"]
    assert merged.enrolments[0].first_day == MONDAY


def test_every_table_that_refers_to_a_student_is_moved(store, twins):
    made, keep, gone = twins
    fill(store, made, keep, gone)
    found = {kind.__name__ for kind in store.ask(belongings_of, [gone]).value}
    assert found - set(everything_of(store, gone)) == {"OpeningFigures"}, "give it a row in `fill`"


def test_one_student_has_one_seat(store, twins):
    made, keep, gone = twins
    peers.seat(store, made.id, keep, gone)
    store.do(merge.merge, keep, gone)
    after = {kind: len(keys) for kind, keys in everything_of(store, keep).items()}
    assert after == {
        "Enrolment": 1,
        "GroupMember": 1,
        "PairMember": 1,
        "Participation": 1,
        "PeerRuleMember": 1,
        "Task": 2,
    }


def test_undo_takes_them_apart_and_redo_puts_them_together(store, twins):
    made, keep, gone = twins
    fill(store, made, keep, gone)
    before = rows_of(store)
    done = store.do(merge.merge, keep, gone).change
    after = rows_of(store)
    undone = store.undo(done.step)
    assert rows_of(store) == before
    store.redo()
    assert undone.step is not None
    assert rows_of(store) == after


def test_the_richer_of_two_days_stays_and_keeps_the_others_note(store):
    made = given.a_class(store)
    keep = given.student(store, "Bo Juul", made.id)
    gone = given.student(store, "Bo Juul", made.id)
    take_day(store, made.id, MONDAY, {gone: "U"})
    mark(store, made.id, MONDAY, {(keep, 1): "F12"})
    store.do(register.note, keep, MONDAY, "Toget var forsinket")
    preview = store.ask(merge_preview, keep, gone, TODAY).value
    assert any("1 dag har fravær hos begge" in told for told in preview.moves)
    store.do(merge.merge, keep, gone)
    row = row_of(store, made.id, keep, MONDAY)
    assert written(row) == "U|U|U|U|U|U|U|U"
    assert row.note == "Toget var forsinket"
    (figures,) = [one.figures for one in store.ask(absence.listing, [made.id], TODAY).value]
    assert figures.total_share == 1.0


def test_opening_figures_to_the_later_day_stay(store):
    made = given.a_class(store)
    keep = given.student(store, "Cy Holm", made.id, number="1")
    gone = given.student(store, "Cy Holm", made.id, number="2")
    for number, day, share in (("1", "12.08.2026", "10 %"), ("2", "14.08.2026", "20 %")):
        text = f"Elevnr\tNavn\tFravær %\tTil og med\n{number}\tCy Holm\t{share}\t{day}"
        file = read_absence_text(text, today=TODAY)
        plan = store.ask(lists.absence_plan, file, TODAY).value
        store.do(intake.import_absence, plan)
    store.do(merge.merge, keep, gone)
    (row,) = rows_of(store)["opening_figures"]
    assert (row[0], row[2]) == (keep, date(2026, 8, 14))


def test_two_classes_at_the_same_time_are_refused_in_preview_and_deed(store):
    one, other = given.a_class(store, "tøm-26a"), given.a_class(store, "el-26b")
    keep = given.student(store, "Di Ravn", one.id)
    gone = given.student(store, "Di Ravn", other.id)
    assert "i samme tid" in store.ask(merge_preview, keep, gone, TODAY).value.refusal
    with pytest.raises(Refusal, match="i samme tid"):
        store.do(merge.merge, keep, gone)


def test_a_later_class_ends_the_first_as_a_move_does(store):
    one = given.a_class(store, "tøm-26a")
    other = given.a_class(store, "el-26b", starts_on=date(2026, 8, 24))
    keep = given.student(store, "Di Ravn", one.id)
    gone = given.student(store, "Di Ravn", other.id)
    preview = store.ask(merge_preview, keep, gone, TODAY).value
    assert "Tiden på tøm-26a slutter 23.08.2026, dagen før det andet hold." in preview.moves
    store.do(merge.merge, keep, gone)
    stays = store.ask(students.one, keep, TODAY).value.enrolments
    assert [(stay.class_code, stay.last_day) for stay in stays] == [
        ("tøm-26a", date(2026, 8, 23)),
        ("el-26b", None),
    ]


def test_one_who_is_gone_and_oneself_are_refused(store, twins):
    _made, keep, gone = twins
    with pytest.raises(Refusal, match="den samme elev"):
        store.do(merge.merge, keep, keep)
    with pytest.raises(Refusal, match="findes ikke længere"):
        store.do(merge.merge, keep, gone + 100)


def test_likely_twins_are_proposed_until_somebody_says_they_are_two(store, twins):
    _made, keep, gone = twins
    (pair,) = store.ask(likely_twins).value
    assert ({pair.one, pair.other}, pair.one) == ({keep, gone}, gone)
    done = store.do(merge.keep_apart, keep, gone).change
    assert store.ask(likely_twins).value == ()
    store.undo(done.step)
    assert len(store.ask(likely_twins).value) == 1


def test_the_preview_says_which_words_are_kept(store, twins):
    _made, keep, gone = twins
    fields = {one.label: one for one in store.ask(merge_preview, keep, gone, TODAY).value.fields}
    assert (fields["Elevnr."].other, fields["Elevnr."].is_other) == ("26001", True)
    assert (fields["Mail"].one, fields["Mail"].is_lost) == ("anna@elev.example", False)


def test_a_protected_students_phone_is_not_in_the_preview(store):
    made = given.a_class(store)
    keep = given.student(store, "Eva Ravn", made.id, is_protected=True, phone="15 42 07 88")
    gone = given.student(store, "Eva Ravn", made.id, phone="15 42 07 99")
    preview = store.ask(merge_preview, keep, gone, TODAY).value
    assert preview.names[0] == "Eva"
    assert "15 42" not in repr(preview)

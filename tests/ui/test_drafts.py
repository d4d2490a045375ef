"""What is half done when the program ends is offered when it starts, with what stood in it."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from gf2tracker.actions import absence, contact, enrolment, notes
from gf2tracker.actions.enrolment import Leaving
from gf2tracker.domain.closed import DayRange
from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.likeness import Pair
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.note import NoteKind
from gf2tracker.domain.people import LeaveReason
from gf2tracker.domain.planned import Wish
from gf2tracker.errors import Refusal
from gf2tracker.queries.notes import of_student
from gf2tracker.store.store import Store
from tests import given, registers, user
from tests.ui.again import change_all, killed, pane, sheet_over, started, student_page
from tests.user import TODAY, User
from ui.dialogs.absenceforms import About, AbsenceForms
from ui.dialogs.followup import open_handled
from ui.dialogs.studentnote import open_note
from ui.draftfields import filled
from ui.drafts import Found
from ui.work import Work

NOW = datetime(2026, 8, 17, 6, 40, tzinfo=UTC)
SLACK = timedelta(days=1)


@pytest.fixture
def tom(sqlite_store):
    return given.a_class(sqlite_store, "tøm-26a", students=3)


@pytest.fixture
def somebody(qtbot, sqlite_store, tom):
    return user.at(qtbot, sqlite_store)


# --- forms -----------------------------------------------------------------------------------------


def students_of(somebody):
    page = somebody.window.page("students")
    somebody.window.open_page("students")
    somebody.settle()
    return page, [line.row for line in page.table.rows.items]


def classes_of(somebody):
    return students_of(somebody)[0]._open_classes()


def school_of(somebody):
    page = somebody.window.page("school")
    somebody.window.open_page("school")
    somebody.settle()
    return page


def about(tom):
    return About((tom.students[0],), "Ida Sand", TODAY, TODAY + timedelta(weeks=20))


def a_note(store, tom):
    args = tom.students[0], NoteKind.AGREEMENT, NOW, "Møder 8:00"
    store.do(notes.write, *args, TODAY + timedelta(days=3))


def a_wish():
    return Wish(DayRange(TODAY, TODAY + 4 * SLACK), AbsenceKind.APPROVED)


def a_leaving():
    return Leaving(last_day=TODAY - SLACK, reason=LeaveReason.EXPELLED)


FORMS = {
    "new class": lambda who, _tom, _store: pane(who, "classes").open_new(),
    "class": lambda who, _tom, _store: pane(who, "classes").open_edit(),
    "pattern": lambda who, _tom, _store: pane(who, "classes").open_pattern(),
    "new student": lambda who, _tom, _store: students_of(who)[0].open_new(),
    "student": lambda who, tom, _store: students_of(who)[0].forms.open_edit(tom.students[1]),
    "many": lambda who, tom, _store: students_of(who)[0].forms.open_bulk(tom.students),
    "move": lambda who, _tom, store: (
        given.a_class(store, "mur-26a"),
        students_of(who)[0].forms.open_move(students_of(who)[1][:2], classes_of(who)),
    ),
    "enrol": lambda who, _tom, store: students_of(who)[0].forms.open_enrol(
        [given.student(store, "Ny Elev")], classes_of(who)
    ),
    "stay": lambda who, _tom, _store: students_of(who)[0].forms.open_stay(
        students_of(who)[1][0], classes_of(who)
    ),
    "leaving": lambda who, _tom, _store: students_of(who)[0].forms.open_leave(
        students_of(who)[1][:1]
    ),
    "merging": lambda who, tom, _store: students_of(who)[0].merging.open_two(*tom.students[:2]),
    "plan": lambda who, tom, _store: AbsenceForms(pane(who)).open_plan(about(tom)),
    "plan of the window": lambda who, tom, _store: AbsenceForms(who.window).open_plan(about(tom)),
    "out": lambda who, tom, _store: AbsenceForms(pane(who)).open_out(
        "tøm-26a", About(tom.students, "tøm-26a", TODAY), tom.students[:2], 2
    ),
    "messages": lambda who, _tom, _store: AbsenceForms(who.window).open_messages(),
    "exemption": lambda who, tom, _store: AbsenceForms(pane(who)).open_exemption(about(tom)),
    "note": lambda who, tom, _store: open_note(pane(who, "today"), tom.students[0], "Ida"),
    "handled": lambda who, tom, _store: open_handled(pane(who, "today"), tom.students[0], "Ida"),
    "back": lambda who, tom, store: (
        store.do(absence.plan, tom.students[:1], a_wish()),
        AbsenceForms(pane(who)).open_back(about(tom)),
    ),
    "told": lambda who, tom, store: (
        store.do(enrolment.leave_all, [1], a_leaving()),
        students_of(who)[0].forms.open_inform(1),
    ),
    "pair": lambda who, tom, _store: students_of(who)[0].merging._open_pair(
        Pair(*tom.students[:2], "samme navn og hold"), 2
    ),
    "school": lambda who, _tom, _store: school_of(who)._decide(),
    "site": lambda who, _tom, _store: school_of(who)._new_site(),
    "programme": lambda who, _tom, _store: school_of(who)._new_programme(),
    "reason": lambda who, _tom, _store: school_of(who)._new_reason(),
    "leave reason": lambda who, _tom, _store: school_of(who)._new_leave_reason(),
    "member": lambda who, _tom, _store: school_of(who)._new_member(),
    "closed days": lambda who, _tom, _store: school_of(who)._close_days(),
    "renamed": lambda who, _tom, _store: school_of(who).deeds.rename(
        school_of(who).school.reasons[0]
    ),
    "lawful": lambda who, _tom, _store: school_of(who).deeds.set_lawful(
        school_of(who).school.reasons[0]
    ),
}


@pytest.mark.parametrize("opened", FORMS.values(), ids=FORMS)
def test_a_form_is_there_again_with_everything_in_it(qtbot, sqlite_store, tom, somebody, opened):
    opened(somebody, tom, sqlite_store)
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


def test_a_note_goes_on_where_it_was_and_is_saved_to_the_same_student(
    qtbot, sqlite_store, tom, somebody
):
    student_page(somebody, tom.students[1])
    somebody.press("Ctrl+N")
    somebody.type("Sad alene")
    after = started(qtbot, sqlite_store, somebody)
    after.press("End")
    after.type(" i pausen")
    after.press("Ctrl+Enter")
    (note,) = sqlite_store.ask(of_student, tom.students[1]).value
    assert note.text == "Sad alene i pausen"
    assert sqlite_store.drafts.listed(after.now) == ()
    assert "Der er ingen kladde" in offered_again(after)


def offered_again(somebody):
    somebody.window.drafts.open_again()
    return somebody.window.foot.text


def test_a_note_that_is_corrected_is_the_same_note_again(qtbot, sqlite_store, tom, somebody):
    a_note(sqlite_store, tom)
    page = student_page(somebody, tom.students[0])
    somebody.settle()
    event = next(one for one in page.story.events if one.note is not None)
    page._correct(event)
    somebody.settle()
    somebody.type("Møder 7:45")
    after = started(qtbot, sqlite_store, somebody)
    after.press("Ctrl+Enter")
    (note,) = sqlite_store.ask(of_student, tom.students[0]).value
    assert note.text == "Møder 7:45"


def test_a_contact_that_is_corrected_is_there_again(qtbot, sqlite_store, tom, somebody):
    sqlite_store.do(
        contact.log, tom.students[0], ContactKind.TALKED, NOW, "talte med far", TODAY + SLACK
    )
    page = student_page(somebody, tom.students[0])
    page._correct(next(one for one in page.story.events if one.id is not None))
    change_all(sheet_over(somebody))
    values = filled(sheet_over(somebody))
    assert filled(sheet_over(started(qtbot, sqlite_store, somebody))) == values


@pytest.mark.parametrize("cap", ["X", "E"])
def test_the_forms_of_follow_up_are_there_again(qtbot, sqlite_store, tom, somebody, cap):
    for days in range(3, 8):
        day = TODAY - timedelta(days=days)
        registers.take_day(sqlite_store, tom.id, day, {tom.students[0]: "U"})
    page = pane(somebody, "followup")
    case = next(line.case for line in page._list().rows.items)
    page.forms.open_next(case) if cap == "X" else page.forms.open_owner([case], page.staff)
    change_all(sheet_over(somebody))
    values = filled(sheet_over(somebody))
    assert filled(sheet_over(started(qtbot, sqlite_store, somebody))) == values


def test_a_team_has_as_many_rows_again(qtbot, sqlite_store, tom, somebody):
    pane(somebody, "classes").open_edit()
    somebody.settle()
    team = sheet_over(somebody).team
    for _turn in range(3):
        team.more.click()
    team.rows[0].remove.click()
    somebody.settle()
    for row in team.rows:
        row.person.setCurrentIndex(1)
    values = team.team()
    assert len(values) == 2
    assert sheet_over(started(qtbot, sqlite_store, somebody)).team.team() == values


# --- what is no draft ---------------------------------------------------------------------------------


def test_a_form_nobody_changed_is_no_draft(qtbot, sqlite_store, tom, somebody):
    pane(somebody, "classes").open_edit()
    somebody.settle()
    killed(somebody)
    assert sqlite_store.drafts.listed(somebody.now) == ()
    assert "kladde" not in user.at(qtbot, sqlite_store).window.foot.text


def test_what_is_left_with_esc_or_saved_leaves_no_draft(qtbot, sqlite_store, tom, somebody):
    for last in ("Escape", "Ctrl+Enter"):
        student_page(somebody, tom.students[1])
        somebody.press("Ctrl+N")
        somebody.type("Sad alene")
        somebody.window.drafts.look()
        assert len(sqlite_store.drafts.listed(somebody.now)) == 1
        somebody.press(last)
        assert sqlite_store.drafts.listed(somebody.now) == ()
        assert not sqlite_store.drafts.path.exists()


def test_a_draft_is_written_by_itself_within_a_moment(qtbot, sqlite_store, tom, somebody):
    student_page(somebody, tom.students[1])
    somebody.press("Ctrl+N")
    somebody.type("Sad alene")
    assert sqlite_store.drafts.listed(somebody.now) == ()
    user.waits(qtbot, lambda: bool(sqlite_store.drafts.listed(somebody.now)))
    somebody.press("Escape")
    user.waits(qtbot, lambda: not somebody.window.drafts._looks.isActive())


def test_a_draft_is_no_step_and_tells_nobody_of_a_change(sqlite_store, tom, somebody):
    changes = []
    somebody.work.changed.connect(changes.append)
    before = sqlite_store.counts()
    student_page(somebody, tom.students[1])
    somebody.press("Ctrl+N")
    somebody.type("Sad alene")
    somebody.window.drafts.look()
    assert (changes, sqlite_store.counts()) == ([], before)


# --- the window closes ----------------------------------------------------------------------------------


def test_an_open_form_is_kept_when_the_window_closes(qtbot, sqlite_path, tom_path):
    first = User(qtbot, Work(lambda: Store.open(sqlite_path, by="MEKR")))
    user.waits(qtbot, lambda: first.window.stands)
    first.settle()
    student_page(first, tom_path.students[1])
    first.press("Ctrl+N")
    first.type("Sad alene")
    first.window.close()
    user.waits(qtbot, lambda: not first.window.isVisible())
    second = User(qtbot, Work(lambda: Store.open(sqlite_path, by="MEKR")))
    user.waits(qtbot, lambda: second.window.foot._action.text() == "Åbn kladden")
    assert second.window.foot.text.startswith("Du var i gang med “Note om ")
    second.window.foot._action.click()
    second.settle()
    assert "Sad alene" in second.seen()
    second.window.close()
    user.waits(qtbot, lambda: not second.window.isVisible())
    assert not first.faults + second.faults


def test_what_is_stored_on_the_last_metres_is_no_draft(qtbot, sqlite_path, tom_path):
    first = User(qtbot, Work(lambda: Store.open(sqlite_path, by="MEKR")))
    user.waits(qtbot, lambda: first.window.stands)
    first.settle()
    student_page(first, tom_path.students[1])
    first.press("Ctrl+N")
    first.type("Sad alene")
    gate = Event()
    first.work.with_store(lambda _store: gate.wait(20))
    first.strike("Ctrl+Enter")
    first.window.close()
    assert first.window.isVisible()
    gate.set()
    user.waits(qtbot, lambda: not first.window.isVisible())
    store = Store.open(sqlite_path)
    assert store.drafts.listed(first.now) == ()
    assert len(store.ask(of_student, tom_path.students[1]).value) == 1
    store.close()


def test_a_form_closed_by_a_window_that_stays_can_be_opened_again(qtbot, sqlite_path, tom_path):
    first = User(qtbot, Work(lambda: Store.open(sqlite_path, by="MEKR")))
    user.waits(qtbot, lambda: first.window.stands)
    first.settle()
    student_page(first, tom_path.students[1])
    first.press("Ctrl+N")
    first.type("Sad alene")
    gate = Event()
    first.work.with_store(lambda _store: gate.wait(20))
    first.work.do(_refused)
    first.window.close()
    gate.set()
    user.waits(qtbot, lambda: first.window.foot.text == "Det går ikke.")
    first.settle()
    assert first.window.isVisible()
    first.window.drafts.look()
    first.window.drafts.open_again()
    first.settle()
    assert "Sad alene" in first.seen()
    first.window.close()
    user.waits(qtbot, lambda: not first.window.isVisible())


def _refused(_step):
    raise Refusal("Det går ikke.")


@pytest.fixture
def tom_path(sqlite_path):
    store = Store.open(sqlite_path, by="abc")
    made = given.a_class(store, "tøm-26a", students=3)
    store.close()
    return made


# --- drafts of another program ------------------------------------------------------------------------------


def test_a_draft_of_an_older_program_is_thrown_away_in_words(qtbot, sqlite_store, tom, somebody):
    student_page(somebody, tom.students[1])
    somebody.press("Ctrl+N")
    somebody.type("Sad alene")
    somebody.window.drafts.look()
    (draft,) = sqlite_store.drafts.listed(somebody.now)
    scene = json.loads(draft.text)
    scene["form"]["opener"] = "ui.dialogs.studentnote:open_old"
    killed(somebody)
    sqlite_store.drafts.keep(draft.name, json.dumps(scene), somebody.now)
    after = user.at(qtbot, sqlite_store)
    after.window.foot._action.click()
    after.settle()
    assert "kan ikke åbnes" in after.window.foot.text
    assert sqlite_store.drafts.listed(after.now) == ()


def test_what_the_check_finds_after_a_kill_is_told_instead_of_the_draft(somebody):
    found = Found(("Programmet blev ikke lukket korrekt sidst.",), ("trin 3 er ændret udenom",), ())
    somebody.window.drafts._on_found(found)
    assert "trin 3 er ændret udenom. Gendan en sikkerhedskopi" in somebody.window.foot.text


def test_an_end_that_was_cut_short_is_told_where_no_form_was_open(qtbot, sqlite_path, tom_path):
    store, mark = Store.open(sqlite_path), Path(sqlite_path).with_suffix(".open")
    told = mark.read_bytes()
    store.close()
    mark.write_bytes(told)  # as a killed program leaves it
    somebody = User(qtbot, Work(lambda: Store.open(sqlite_path, by="MEKR")))
    told = "Programmet blev ikke lukket korrekt sidst. Alle gemte oplysninger er kontrolleret"
    user.waits(qtbot, lambda: somebody.window.foot.text.startswith(told))
    assert not somebody.window.foot._action.isVisible()
    somebody.leave()

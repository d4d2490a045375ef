"""What became of a class's students on page Hold: each kind of leaving apart, with its base."""

from datetime import date

from gf2tracker.actions import enrolment
from gf2tracker.domain.outcome import Outcomes
from gf2tracker.domain.people import LeaveReason
from gf2tracker.queries import students as people
from tests import given
from tests.ui.frame import TODAY, a_page, shown_rows
from ui.classes.became import became_words, dropout_words
from ui.screens.classes import ClassesScreen

LAST = date(2026, 8, 14)


def leave(store, student_id, reason):
    stay = store.ask(people.one, student_id, TODAY).value.present
    store.do(enrolment.leave, stay.id, LAST, reason)


def test_dropouts_stand_out_of_those_who_began_and_the_others_in_columns_to_show(
    qtbot, sqlite_store
):
    made = given.a_class(sqlite_store, students=6)
    told = (LeaveReason.GOT_JOB, LeaveReason.CHANGED_PROGRAMME, LeaveReason.NO_SHOW)
    for student_id, reason in zip(made.students, told, strict=False):
        leave(sqlite_store, student_id, reason)
    page = a_page(qtbot, ClassesScreen, sqlite_store)
    assert shown_rows(page.table, "dropout") == ["1 af 5"]
    found = {
        name: shown_rows(page.table, name)
        for name in ("rechoice", "school_change", "otherwise", "outside", "moved")
    }
    assert found == {
        "rechoice": ["1"],
        "school_change": ["0"],
        "otherwise": ["0"],
        "outside": ["1"],
        "moved": ["0"],
    }
    column = next(one for one in page.table.rows.columns if one.name == "dropout")
    tip = column.value(page.table.rows.items[0]).tip_at(0, 0)
    assert tip == (
        "5 er begyndt: 3 er her, 1 frafald (20,0\xa0%) og 1 omvalg (20,0\xa0%). 1 regnes ikke med."
    )


def test_all_that_may_become_of_a_class_has_words():
    found = Outcomes(2, 1, 1, 1, otherwise=1, unexplained=1, outside=2, moved=1)
    assert became_words(found) == (
        "7 er begyndt: 2 er her, 1 frafald (14,3\xa0%), 1 omvalg (14,3\xa0%), "
        "1 skoleskift (14,3\xa0%), 1 på orlov eller lignende og 1 uden årsag. "
        "2 regnes ikke med. 1 er flyttet til et andet hold."
    )


def test_classes_together_are_a_share_with_its_base():
    assert dropout_words([Outcomes(here=9, dropout=1), Outcomes(here=10)]) == (
        "frafald 5,0\xa0% af 20"
    )
    assert dropout_words([]) == ""

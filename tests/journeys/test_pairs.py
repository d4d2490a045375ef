"""Pairs and groups by keyboard alone: made, mended when somebody has left, moved, undone."""

from datetime import date, timedelta

import pytest

from gf2tracker.actions import enrolment
from gf2tracker.domain.people import LeaveReason
from gf2tracker.queries import peers
from tests import user
from tests.queries.enrolments import enrolments_of

pytestmark = pytest.mark.journey

TODAY = date(2026, 8, 17)


@pytest.fixture
def of(sqlite_store, tom):
    """Return what asks for the class as it stands."""

    def asked():
        return sqlite_store.ask(peers.of_class, tom.id, TODAY).value

    return asked


def test_pairs_and_groups_are_made_in_few_keys(teacher, of):
    teacher.press("Ctrl+6")
    assert "Ingen makkerpar endnu" in teacher.seen()
    teacher.press("Enter")
    assert "Forslag: 14 makkerpar" in teacher.seen()
    teacher.press("Enter")
    assert len(of().pairs) == 14
    seen = teacher.seen()
    assert "Bedst mulige fordeling" in seen
    assert "14 makkerpar dannet, tøm-26a Fortryd" in seen
    teacher.press("g", "Ctrl+Enter")
    assert "Forslag: 7 grupper" in teacher.seen()
    teacher.press("Enter")
    assert [len(group.members) for group in of().version.groups] == [4] * 7
    assert "7 grupper, hele par" in teacher.seen()
    assert teacher.presses == 6


def test_who_lost_a_buddy_has_another_with_one_key(qtbot, sqlite_store, tom, of, teacher):
    teacher.press("Ctrl+6", "Enter", "Enter", "g", "Ctrl+Enter", "Enter")
    left = of().pairs[0].members[0]
    (stay,) = enrolments_of(sqlite_store, left)
    last = TODAY - timedelta(days=3)
    teacher.work.do(enrolment.leave, stay, last, LeaveReason.PERSONAL)
    teacher.settle()
    assert "mangler makker" in teacher.seen()
    teacher.window.waiting.rest.timeout.emit()
    assert teacher.window.side.items["pairs"].accessibleName() == "Makkere, 1 venter"
    teacher.press("Ctrl+1", "Ctrl+6", "Enter")
    assert sorted(len(pair.members) for pair in of().pairs) == [2] * 12 + [3]
    assert "mangler makker" not in teacher.seen()
    teacher.press("Ctrl+Z")
    assert "mangler makker" in teacher.seen()


def test_a_student_is_moved_between_groups_by_key_and_back(teacher, of):
    teacher.press("Ctrl+6", "Enter", "Enter", "g", "Ctrl+Enter", "Enter")
    before = of().version
    teacher.press("Alt+Right")
    after = of().version
    assert [len(group.members) for group in after.groups] == [3, 5, 4, 4, 4, 4, 4]
    assert "1 elev har skiftet gruppe, tøm-26a Fortryd" in teacher.seen()
    teacher.press("Ctrl+Z")
    assert of().version.groups == before.groups
    teacher.press("Alt+Shift+Right")
    assert [len(group.members) for group in of().version.groups] == [2, 6, 4, 4, 4, 4, 4]


def test_two_swap_buddies_with_three_keys(teacher, of):
    teacher.press("Ctrl+6", "Enter", "Enter")
    before = set(of().couples)
    teacher.press("b", "Right", "b")
    assert len(before & set(of().couples)) == 12
    teacher.press("Ctrl+Z")
    assert set(of().couples) == before


def test_nothing_is_lost_when_esc_is_pressed(teacher, of):
    teacher.press("Ctrl+6", "Enter", "Enter")
    before = set(of().couples)
    teacher.press("n", "Esc", "g", "Esc")
    assert set(of().couples) == before
    assert of().version is None
    assert not teacher.faults


def test_who_only_looks_sees_it_all_at_the_least_size(qtbot, sqlite_store, tom):
    reader = user.at(qtbot, sqlite_store, size=(1280, 720))
    reader.press("Ctrl+6", "Enter", "Enter", "End")
    seen = reader.seen()
    assert "Elev 28" in seen

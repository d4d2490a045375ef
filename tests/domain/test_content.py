"""How what is typed of an activity becomes its content, and how it is stored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf2tracker.domain.activity import (
    METHODS,
    PRINCIPLES,
    ActivityKind,
    CheckLine,
    CompanyState,
    Content,
    PlanState,
    content_of,
)
from gf2tracker.domain.content import changed, count_of, renewed
from gf2tracker.domain.people import Role
from gf2tracker.errors import Refusal
from gf2tracker.language import sort_key

LINES = st.lists(
    st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=9), unique=True, max_size=5
)


@given(
    checklist=LINES,
    methods=LINES,
    done=st.lists(st.booleans(), min_size=5, max_size=5),
    kind=st.sampled_from(list(ActivityKind)),
    role=st.sampled_from([None, *Role]),
)
def test_a_content_is_stored_and_read_again(checklist, methods, done, kind, role):
    lines = tuple(CheckLine(*one) for one in zip(checklist, done, strict=False))
    content = Content("Besøg", kind, 2, 1, tuple(methods), role, 3, 4, lines, ("https://a.dk",))
    assert content_of(content.columns() | {"id": 7}) == content


@given(lines=st.lists(st.sampled_from(["a", "A ", " b", "", "c"]), max_size=8))
def test_tidying_twice_is_tidying_once(lines):
    once = changed(Content("Besøg"), {"checklist": lines, "methods": lines})
    again = {"checklist": [line.text for line in once.checklist], "methods": once.methods}
    assert changed(once, again) == once


def test_only_what_is_given_changes():
    before = Content("Besøg", ActivityKind.GUEST, companies_needed=3)
    after = changed(before, {"title": "Mester", "place": "Nordhavn", "lead_role": ""})
    assert after == Content("Mester", ActivityKind.GUEST, companies_needed=3)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": "Møde med 010107-1234"}, "title"),
        ({"links": ["ftp://a.dk"]}, "links"),
        ({"methods": ["x" * 61]}, "methods"),
        ({"lessons": 0}, "lessons"),
        ({"principle": -1}, "principle"),
    ],
)
def test_what_cannot_be_is_refused(fields, field):
    with pytest.raises(Refusal) as refused:
        changed(Content("Besøg"), fields)
    assert refused.value.field == field


def test_a_number_of_companies_has_a_limit():
    assert count_of(0, "companies_needed") == 0
    with pytest.raises(Refusal):
        count_of(201, "companies_needed")


def test_newer_content_leaves_the_class_its_phase_and_ticks():
    own = Content("Besøg", phase=3, checklist=(CheckLine("a", is_done=True), CheckLine("b")))
    newer = Content("Besøg hos mester", phase=2, checklist=(CheckLine("a"), CheckLine("c")))
    assert renewed(own, newer) == Content(
        "Besøg hos mester", phase=3, checklist=(CheckLine("a", is_done=True), CheckLine("c"))
    )


@pytest.mark.parametrize("enum", [ActivityKind, PlanState, CompanyState])
def test_every_kind_and_state_has_words_of_its_own(enum):
    assert len({one.label for one in enum}) == len(enum)
    assert all(one.label for one in enum)


def test_the_principles_are_two_and_the_methods_in_order():
    assert list(PRINCIPLES) == [1, 2]
    assert list(METHODS) == sorted(METHODS, key=sort_key)


def test_the_team_meets_without_the_class():
    assert [kind for kind in ActivityKind if kind.is_meeting] == [
        ActivityKind.TEAM_MEETING,
        ActivityKind.EXPERIENCE_MEETING,
    ]

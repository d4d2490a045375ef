"""What the gallery shows of pairs and groups: made, mended, proposed, and on the wall."""

from typing import Any

from gf2tracker.actions import demo, enrolment, groups, pairs
from gf2tracker.actions.groups import NewGroups
from gf2tracker.domain.groups import proposal as in_groups
from gf2tracker.domain.groups.chosen import USUAL, pack_traits
from gf2tracker.domain.pairs.proposal import propose
from gf2tracker.domain.peers import RuleKind
from gf2tracker.domain.people import LeaveReason
from gf2tracker.queries import classes, peers
from gf2tracker.store.enrolment import stays_of
from gf2tracker.store.store import Store
from tests import given
from tests.scene import BOTH, LARGE, MIDDLE, SMALL, Scene, class_named, on_page, press
from tests.schools import LONG, MARKUP, TODAY, School
from ui.groups.deeds import Wanted

CODE, FULL, BARE = "tøm-26b", "el-26x", "el-26y"
STEPS = 400


def fill_seated(store: Store) -> None:
    """Make the demo school with pairs and groups in a class that somebody has left since."""
    store.do(demo.build, TODAY)
    _seat(store, CODE, locks=True)
    full = given.a_class(store, FULL, starts_on=given.MONDAY.replace(month=11), students=27)
    for name in (LONG, MARKUP):
        given.student(store, name, full.id)
    given.student(store, "Zainab Yusuf", full.id, is_protected=True)
    _seat(store, FULL, locks=False)
    given.a_class(store, BARE, starts_on=given.MONDAY.replace(month=11), students=9)
    of = _peers(store, CODE)
    gone = of.pairs[3].members[0]
    stay = store.ask(stays_of, [gone]).value[gone][-1]
    store.do(enrolment.leave, stay.id, TODAY.replace(day=17), LeaveReason.PERSONAL)


def _seat(store: Store, code: str, *, locks: bool) -> None:
    of = _peers(store, code)
    day = TODAY.replace(day=16)
    found = propose(of.students, of.weights, of.pair_rules, of.rounds)
    store.do(pairs.put, of.class_id, [pair.members for pair in found.pairs], day)
    of = _peers(store, code)
    steps = iter(range(STEPS))
    made = in_groups.propose(of.seated, USUAL, of.group_rules(4), 0, lambda: next(steps, -1) >= 0)
    new = NewGroups(made.grouping.groups, 4, pack_traits(USUAL), "Efter introduktionen")
    store.do(groups.put, of.class_id, new, day)
    if locks:
        of = _peers(store, code)
        store.do(_lock, of.pairs[0].id)
        version = of.version
        assert version is not None
        who = (of.students[1].student_id, of.students[-1].student_id)
        store.do(pairs.add_rule, of.class_id, RuleKind.APART, who)


def _lock(step: Any, pair_id: int) -> None:
    pairs.lock(step, pair_id, is_locked=True)


def _peers(store: Store, code: str) -> Any:
    return store.ask(peers.of_class, store.ask(classes.by_code, code).value, TODAY).value


SEATED = School("seated", fill_seated)
HERE, THERE = class_named(CODE), class_named(FULL)


def _new_groups(page: Any) -> None:
    page.here.groups.propose(Wanted(5, pack_traits(USUAL)))


def _form(name: str) -> Any:
    return on_page("pairs", lambda page: getattr(page.here.forms, name)())


def _menu(page: Any) -> None:
    page.here.left.board.ask_menu()


def _on_groups(page: Any) -> None:
    page.here.right.board.setFocus()


SEATING = (
    Scene("pairs", "pairs", (HERE,), SEATED, sizes=(SMALL, *BOTH), readme=("light",)),
    Scene("pairs-new", "pairs", (HERE, press("n")), SEATED, sizes=BOTH),
    Scene("pairs-groups", "pairs", (HERE, on_page("pairs", _new_groups)), SEATED, sizes=BOTH),
    Scene("pairs-swap", "pairs", (HERE, on_page("pairs", _on_groups), press("b", "Right")), SEATED),
    Scene("pairs-menu", "pairs", (HERE, on_page("pairs", _menu)), SEATED),
    Scene("pairs-keys", "pairs", (HERE, press("F1")), SEATED),
    Scene("pairs-30", "pairs", (THERE,), SEATED, sizes=(SMALL, *BOTH)),
    Scene("pairs-none", "pairs", (class_named(BARE),), SEATED, sizes=BOTH),
    Scene("pairs-form", "pairs", (HERE, _form("groups")), SEATED),
    Scene("pairs-rule", "pairs", (HERE, _form("rule")), SEATED),
    Scene("pairs-weights", "pairs", (HERE, _form("weigh")), SEATED),
    Scene(
        "pairs-wall",
        "pairs",
        (HERE, on_page("pairs", lambda page: page.here.print_wall())),
        SEATED,
        sizes=(SMALL, MIDDLE),
    ),
    Scene("pairs-200", "pairs", (HERE,), SEATED, scale=2, sizes=(SMALL, LARGE)),
)

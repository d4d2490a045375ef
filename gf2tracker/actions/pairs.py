"""Buddy pairs of a class: made, changed by hand, locked and ended; and the rules for them."""

import datetime as dt
from collections.abc import Iterable, Sequence

from gf2tracker.actions.label import codes_of
from gf2tracker.domain.field import one_line
from gf2tracker.domain.pairs.criteria import Weights
from gf2tracker.domain.peers import RuleKind, pack_weights
from gf2tracker.domain.people import ClassId, StudentId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, plural
from gf2tracker.store.journal import Step
from gf2tracker.store.peers import Pair, members_of, pairs_of, rules_of
from gf2tracker.store.seated import check_seats, students_here
from gf2tracker.store.setting import pair_weights_name
from gf2tracker.store.tables import BuddyPair, PairMember, PeerRule, PeerRuleMember, Setting

SMALLEST, LARGEST = 2, 3


def put(
    step: Step,
    class_id: ClassId,
    pairs: Sequence[Sequence[StudentId]],
    day: dt.date,
    reason: str = "",
) -> None:
    """Let a class's pairs be these from a day on; those that stand already stay as they are.

    Pairs that are not among them end the day before. Refused: anybody who is not in the class or
    is in two of them, a pair of one and of more than three, and a locked pair that would be parted.

    Args:
        step: the step it is done in.
        class_id: the class.
        pairs: two or three students each.
        day: the first day of what is new.
        reason: why those that end do so, one line; may be empty.
    """
    for pair in pairs:
        if not SMALLEST <= len(set(pair)) <= LARGEST:
            raise Refusal(_("Et makkerpar er to elever, eller tre i en trio."))
    check_seats(pairs, students_here(step.connection, class_id, day))
    standing = {frozenset(pair.members): pair for pair in pairs_of(step.connection, [class_id])}
    wanted = {frozenset(pair) for pair in pairs}
    ended = [pair for members, pair in standing.items() if members not in wanted]
    if any(pair.is_locked for pair in ended):
        raise Refusal(_("Et af parrene er låst. Lås det op først."))
    new = sorted(sorted(pair) for pair in wanted - set(standing))
    step.label(_label(step, class_id, len(new), has_had=bool(standing)))
    _end(step, ended, day, one_line(reason, "reason"))
    values = [{"class_id": class_id, "first_day": day, "last_day": None} for _pair in new]
    ids = step.insert_all(BuddyPair, values)
    seats = [(number, one) for number, pair in zip(ids, new, strict=True) for one in pair]
    step.insert_all(PairMember, [{"pair_id": pair, "student_id": one} for pair, one in seats])


def swap(step: Step, class_id: ClassId, one: StudentId, other: StudentId, day: dt.date) -> None:
    """Let two students change places; one of them may be without a pair.

    Refused: two who are together already, or both without a pair.
    """
    pairs = [set(pair.members) for pair in pairs_of(step.connection, [class_id])]
    seats = {student: pair for pair in pairs for student in pair}
    first, second = seats.get(one), seats.get(other)
    if first is second:
        raise Refusal(_("Vælg to elever, der ikke er sammen."))
    for pair, leaves, comes in ((first, one, other), (second, other, one)):
        if pair is not None:
            pair.remove(leaves)
            pair.add(comes)
    put(step, class_id, [[StudentId(each) for each in pair] for pair in pairs], day)


def lock(step: Step, pair_id: int, *, is_locked: bool) -> None:
    """Keep a pair together whatever is proposed, or no longer."""
    row = step.rows(BuddyPair, [pair_id])[pair_id]
    code = codes_of(step, [row["class_id"]])
    text = _("Makkerpar låst, {code}") if is_locked else _("Makkerpar låst op, {code}")
    step.label(text.format(code=code))
    step.update(BuddyPair, pair_id, {"is_locked": is_locked})


def end(step: Step, pair_ids: Iterable[int], day: dt.date, reason: str = "") -> None:
    """End pairs the day before a day; nobody of them has a buddy then."""
    rows = step.rows(BuddyPair, list(pair_ids))
    codes = codes_of(step, {row["class_id"] for row in rows.values()})
    text = plural(len(rows), "{n} makkerpar opløst", "{n} makkerpar opløst")
    step.label(f"{text}, {codes}")
    standing = pairs_of(step.connection, {row["class_id"] for row in rows.values()})
    _end(step, [pair for pair in standing if pair.id in rows], day, one_line(reason, "reason"))


def add_rule(
    step: Step, class_id: ClassId, kind: RuleKind, student_ids: Sequence[StudentId]
) -> int:
    """Rule that students of a class must, or must not, be together; return the rule's number.

    Refused: fewer than two, somebody who is not in the class, more than three who must be in one
    pair, and what goes against a rule that stands.
    """
    members = sorted(set(student_ids))
    if len(members) < SMALLEST:
        raise Refusal(_("Vælg mindst to elever."), field="students")
    check_seats([members], students_here(step.connection, class_id, step.now.astimezone().date()))
    if kind is RuleKind.TOGETHER and len(members) > LARGEST:
        raise Refusal(_("Højst tre elever kan være makkere."), field="students")
    _refuse_contrary(step, class_id, kind, members)
    code = codes_of(step, [class_id])
    text = _("{n} elever {rule}, {code}")
    step.label(text.format(n=len(members), rule=kind.label, code=code))
    rule_id = step.insert(PeerRule, {"class_id": class_id, "kind": kind})
    rows = [{"rule_id": rule_id, "student_id": student_id} for student_id in members]
    step.insert_all(PeerRuleMember, rows)
    return rule_id


def remove_rule(step: Step, class_id: ClassId, rule_id: int) -> None:
    """Take a rule of a class away."""
    rule = step.rows(PeerRule, [rule_id])[rule_id]
    text = _("Regel fjernet: elever {rule}, {code}")
    kind = RuleKind(rule["kind"]).label
    step.label(text.format(rule=kind, code=codes_of(step, [class_id])))
    step.delete_all(PeerRuleMember, members_of(step.connection, PeerRuleMember, [rule_id]))
    step.delete(PeerRule, rule_id)


def weigh(step: Step, class_id: ClassId, weights: Weights) -> None:
    """Say how much each criterion counts when pairs of a class are proposed, from 0 to 3."""
    name = pair_weights_name(class_id)
    text = _("Hvad der tæller, når makkerpar foreslås, {code}")
    step.label(text.format(code=codes_of(step, [class_id])))
    step.upsert_all(Setting, {name: {"name": name, "value": pack_weights(weights)}})


def _end(step: Step, ended: Sequence[Pair], day: dt.date, reason: str) -> None:
    """End pairs; one that would not have lasted a day is taken away, it never was."""
    lasted = [pair for pair in ended if pair.first_day < day]
    last = {"last_day": day - dt.timedelta(days=1), "end_reason": reason}
    step.update_all(BuddyPair, {pair.id: last for pair in lasted})
    never = [pair.id for pair in ended if pair.first_day >= day]
    step.delete_all(PairMember, members_of(step.connection, PairMember, never))
    step.delete_all(BuddyPair, never)


def _label(step: Step, class_id: ClassId, new: int, *, has_had: bool) -> str:
    made = plural(new, "{n} makkerpar dannet", "{n} makkerpar dannet")
    changed = plural(new, "{n} makkerpar ændret", "{n} makkerpar ændret")
    return f"{changed if has_had else made}, {codes_of(step, [class_id])}"


def _refuse_contrary(step: Step, class_id: ClassId, kind: RuleKind, members: Sequence[int]) -> None:
    for rule in rules_of(step.connection, class_id):
        shared = set(rule.members) & set(members)
        if len(shared) >= SMALLEST and rule.kind is not kind:
            raise Refusal(_("Det modsatte er allerede bestemt for to af dem."), field="students")

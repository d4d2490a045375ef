"""A class as pairs and groups are made from it: who is there, how they stood, what is ruled."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import Connection, select

from gf2tracker.domain.groups import chosen
from gf2tracker.domain.groups.grouping import Grouping
from gf2tracker.domain.groups.traits import GroupStudent
from gf2tracker.domain.groups.traits import Rules as GroupRules
from gf2tracker.domain.pairs.criteria import Members, Round, Weights, history_of
from gf2tracker.domain.pairs.rules import Rules as PairRules
from gf2tracker.domain.pairs.sitting import Sitting
from gf2tracker.domain.pairs.traits import PairStudent, is_fragile
from gf2tracker.domain.peers import RuleKind, unpack_weights
from gf2tracker.domain.people import ClassId, StudentId, Track, age_on
from gf2tracker.language import sort_key
from gf2tracker.queries.absence import StudentAbsence, listing
from gf2tracker.queries.limits import limits
from gf2tracker.store.course import course_of
from gf2tracker.store.peers import Pair, Rule, Version, pairs_of, rules_of, versions_of
from gf2tracker.store.setting import pair_weights_name, settings
from gf2tracker.store.tables import Student


@dataclass(frozen=True)
class Peers:
    """The students of a class, and what has been decided about who is with whom.

    Attributes:
        is_over: whether the class's course is over; then nothing is changed any more.
        students: who is in the class or is to come, by name; `seated` are the same for groups.
        called: what everybody is called, also those who left: first names for a board.
        protected: those of them whose last name is shown nowhere.
        left: the names of those who have left.
        absent: who is marked away today, or has been away up to now.
        pairs: those that stand, in the order of their first member's name.
        past: those that ended, newest first.
        version: the groups that stand; None without any. `versions` are all, newest first.
        rules: as they stand.
        rounds: who sat together from which day on, also now; `earlier` are without those who
            sit so now.
    """

    class_id: ClassId
    today: dt.date
    is_over: bool
    students: tuple[PairStudent, ...]
    seated: tuple[GroupStudent, ...]
    called: Mapping[StudentId, str]
    protected: frozenset[StudentId]
    left: Mapping[StudentId, str]
    absent: frozenset[StudentId]
    pairs: tuple[Pair, ...]
    past: tuple[Pair, ...]
    version: Version | None
    versions: tuple[Version, ...]
    rules: tuple[Rule, ...]
    weights: Weights
    rounds: tuple[Round, ...]
    earlier: tuple[Round, ...]

    @property
    def sitting(self) -> Sitting:
        """The class, to explain the pairs that stand."""
        students = {student.student_id: student for student in self.students}
        return Sitting(students, self.weights, history_of(self.earlier))

    @property
    def names(self) -> dict[StudentId, str]:
        """The names of everybody, as lists show them; also of those who left."""
        return {**self.left, **{one.student_id: one.name for one in self.students}}

    @property
    def couples(self) -> tuple[Members, ...]:
        """The members of the pairs that stand."""
        return tuple(_members(pair.members) for pair in self.pairs)

    @property
    def pair_rules(self) -> PairRules:
        """What `domain.pairs` is to hold: rules, and pairs that are locked."""
        return PairRules(
            together=self._twos(RuleKind.TOGETHER),
            apart=self._twos(RuleKind.APART),
            locked=tuple(_members(pair.members) for pair in self.pairs if pair.is_locked),
        )

    @property
    def grouping(self) -> Grouping | None:
        """The groups that stand, with who has left left out; None without any."""
        if self.version is None:
            return None
        groups = tuple(_members(group.members) for group in self.version.groups)
        return Grouping(groups).without(self.left.keys())

    def group_rules(
        self, size: int, *, is_paired: bool = True, left_out: frozenset[StudentId] = frozenset()
    ) -> GroupRules:
        """Return what `domain.groups` is to hold.

        Args:
            size: students in a group.
            is_paired: whether pairs stay whole.
            left_out: who gets no group, e.g. those who are away today.
        """
        standing = self.version.groups if self.version else ()
        here = {student.student_id for student in self.students}
        couples = [tuple(one for one in pair if one in here) for pair in self.couples]
        together = [rule.members for rule in self.rules if rule.kind is RuleKind.TOGETHER]
        apart = [rule.members for rule in self.rules if rule.kind is RuleKind.APART]
        former = [version for version in self.versions if version.last_day is not None]
        return GroupRules(
            size=size,
            units=tuple(pair for pair in couples if len(pair) > 1 and is_paired)
            + tuple(map(_members, together)),
            apart=tuple(map(_members, apart)),
            former=tuple(
                tuple(_members(group.members) for group in version.groups) for version in former
            ),
            left_out=left_out,
            current=self.grouping,
            locked=frozenset(StudentId(one) for group in standing for one in group.locked),
            locked_groups=frozenset(
                place for place, group in enumerate(standing) if group.is_locked
            ),
        )

    def _twos(self, kind: RuleKind) -> tuple[tuple[StudentId, StudentId], ...]:
        return tuple(
            (StudentId(one), StudentId(other))
            for rule in self.rules
            if rule.kind is kind
            for one, other in combinations(rule.members, 2)
        )


def of_class(connection: Connection, class_id: ClassId, today: dt.date) -> Peers:
    """Return a class as pairs and groups are made from it on a day."""
    rows = listing(connection, [class_id], today)
    here = [row for row in rows if row.last_day is None or row.last_day >= today]
    facts = _facts(connection, [row.student_id for row in here], today)
    watch = limits(connection).watch_share
    fragile = {
        row.student_id: is_fragile(row.limit_share, row.figures.first_14_days, watch)
        for row in here
    }
    names = {row.student_id: row.name for row in rows}
    pairs = pairs_of(connection, [class_id], with_past=True)
    versions = versions_of(connection, [class_id], with_past=True)
    standing = [pair for pair in pairs if pair.last_day is None]
    decided = settings(connection).get(pair_weights_name(class_id), "")
    return Peers(
        class_id=class_id,
        today=today,
        is_over=course_of(connection, class_id).ends_on < today,
        students=tuple(
            _pair_student(row, facts[row.student_id], is_fragile=fragile[row.student_id])
            for row in here
        ),
        seated=tuple(
            _group_student(row, facts[row.student_id], is_fragile=fragile[row.student_id])
            for row in here
        ),
        called={row.student_id: row.called_name for row in rows},
        protected=frozenset(row.student_id for row in rows if row.is_protected),
        left={row.student_id: row.name for row in rows if row not in here},
        absent=frozenset(row.student_id for row in here if row.figures.absent_days),
        pairs=tuple(sorted(standing, key=lambda pair: _first(pair.members, names))),
        past=tuple(pair for pair in reversed(pairs) if pair.last_day is not None),
        version=next((one for one in versions if one.last_day is None), None),
        versions=tuple(reversed(versions)),
        rules=tuple(rules_of(connection, class_id)),
        weights=unpack_weights(decided),
        rounds=_rounds(pairs),
        earlier=_rounds(_ended(pairs, standing)),
    )


def _pair_student(row: StudentAbsence, facts: chosen.Facts, *, is_fragile: bool) -> PairStudent:
    return PairStudent(
        student_id=row.student_id,
        name=row.name,
        age=facts.age,
        is_eux=facts.track == Track.EUX if facts.track else None,
        former_school=facts.former_school,
        postcode=facts.postcode,
        is_fragile=is_fragile,
        days_away=row.figures.absent_days,
    )


def _group_student(row: StudentAbsence, facts: chosen.Facts, *, is_fragile: bool) -> GroupStudent:
    return GroupStudent(
        row.student_id,
        row.name,
        chosen.kinds_of(facts),
        chosen.fragility(row.limit_share, is_fragile=is_fragile),
    )


def _facts(
    connection: Connection, student_ids: list[StudentId], today: dt.date
) -> dict[int, chosen.Facts]:
    """Return what is known; where a protected student comes from is nobody's business here."""
    found = select(
        Student.id,
        Student.birth_date,
        Student.track,
        Student.former_school,
        Student.postcode,
        Student.is_protected,
    ).where(Student.id.in_(student_ids))
    return {
        student_id: chosen.Facts(
            age=None if born is None else age_on(born, today),
            track=track,
            former_school="" if is_protected else school,
            postcode="" if is_protected else postcode,
        )
        for student_id, born, track, school, postcode, is_protected in connection.execute(found)
    }


def _rounds(pairs: list[Pair]) -> tuple[Round, ...]:
    days = sorted({pair.first_day for pair in pairs})
    return tuple(
        Round(day, tuple(_members(pair.members) for pair in pairs if pair.first_day == day))
        for day in days
    )


def _ended(pairs: list[Pair], standing: list[Pair]) -> list[Pair]:
    """Return the pairs that ended; who got a third, or lost one, goes on and has not ended."""
    now = [set(pair.members) for pair in standing]
    return [
        pair
        for pair in pairs
        if pair.last_day is not None
        and not any(here <= set(pair.members) or here >= set(pair.members) for here in now)
    ]


def _members(ids: tuple[int, ...]) -> Members:
    return tuple(StudentId(one) for one in ids)


def _first(members: tuple[int, ...], names: Mapping[StudentId, str]) -> tuple[object, ...]:
    return min((sort_key(names.get(StudentId(one), "")), one) for one in members or (0,))

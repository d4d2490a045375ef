"""What a move between groups would do: tried out at every step of a drag, before anything is stored."""

from gf2tracker.domain.groups.balance import GroupBalance
from gf2tracker.domain.groups.grouping import Grouping, Members
from gf2tracker.domain.groups.scoring import Scoring
from gf2tracker.domain.people import StudentId
from gf2tracker.language import _
from ui.groups.cards import Seated


class Trial:
    """One class's groups with their score, which a move changes by microseconds of work."""

    def __init__(self, seated: Seated) -> None:
        self.seated = seated
        groups = seated.grouping.groups
        self._scoring = Scoring(seated.of.seated, seated.traits, seated.rules, len(groups))

    def moved(self, students: Members, to: int, on: StudentId | None = None) -> Grouping:
        """Return the groups with students in the group at a place.

        Where they are let go on somebody, that one comes back instead, with the buddies when
        several are held.
        """
        before = self.seated.grouping
        home = before.place_of(students[0])
        back: Members = ()
        if on is not None and on not in students:
            mates = self.seated.mates(on)
            back = mates if len(students) == len(mates) and len(students) > 1 else (on,)
        if len(students) != len(back) and len(students) > 1:
            back = ()
        after = before.moved(students, to)
        return after.moved(back, home) if back and home is not None else after

    def words(self, after: Grouping) -> tuple[str, bool | None]:
        """Return in a word what groups become, and whether that is for the better."""
        change = self._scoring.change(self.seated.grouping, after)
        if change < 0:
            return _("jævnere"), True
        return (_("skævere"), False) if change else (_("lige så jævnt"), None)

    def balances(self, after: Grouping) -> tuple[GroupBalance, ...]:
        """Return the bars after a move."""
        return self.seated.balances(after)

    def places(self, after: Grouping) -> dict[StudentId, int]:
        """Return who goes to which group of the store, from the groups as they stand."""
        version = self.seated.of.version
        if version is None:
            return {}
        before = self.seated.grouping
        return {
            one: version.groups[at].id
            for at, group in enumerate(after.groups)
            for one in group
            if before.place_of(one) != at
        }

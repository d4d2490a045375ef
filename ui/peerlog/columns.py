"""What a pair or a group tells of its meetings: the row, its columns and its mark."""

from dataclasses import dataclass
from datetime import date

from gf2tracker.language import _, date_short, join_words, plural
from gf2tracker.queries.peerlog import LoggedPeers, LogLine, Round
from ui.cells import Drawn, Words, beside
from ui.column import Column
from ui.peerlog.marks import Meetings, Mood
from ui.rows import Mark
from ui.symbol import State

GAP = 16
ALL, GROUPS, PAIRS, LATE = "all", "groups", "pairs", "late"


@dataclass(frozen=True)
class LogRow:
    """A pair or a group on the day that is looked at; `line` is what is noted of that day."""

    peers: LoggedPeers
    day: date
    line: LogLine | None

    @property
    def is_group(self) -> bool:
        """Whether it is a group."""
        return self.peers.group_id is not None

    @property
    def is_late(self) -> bool:
        """Whether it has not met as agreed."""
        return self.peers.due is not None and self.peers.due.is_overdue

    @property
    def title(self) -> str:
        """What it is called; a pair is its members."""
        return self.peers.title or join_words(self.peers.called)


def rows_of(found: Round, day: date) -> tuple[LogRow, ...]:
    """Return the groups in their order, then the pairs."""
    both = (*found.groups, *found.pairs)
    return tuple(LogRow(peers, day, peers.line_on(day)) for peers in both)


def fits(row: LogRow, shown: str) -> bool:
    """Tell whether a row stands where only some are shown."""
    chosen = {GROUPS: row.is_group, PAIRS: not row.is_group, LATE: row.is_late}
    return chosen.get(shown, True)


def mark_of(row: LogRow) -> Mark | None:
    """Return the symbol of a group that has not met as agreed."""
    due = row.peers.due
    return Mark(State.WATCH, due.text) if due is not None and due.is_overdue else None


def _who(row: LogRow) -> Drawn:
    peers = row.peers
    parts = [Words(peers.title, is_bold=True)] if row.is_group else []
    named = dict(zip(peers.members, peers.called, strict=True))
    known = [name for one, name in named.items() if one not in peers.protected]
    hidden = [name for one, name in named.items() if one in peers.protected]
    shade = "ink2" if row.is_group else "ink"
    if known:
        parts.append(Words(", ".join(known) if row.is_group else join_words(known), shade))
    parts += [Words(_("{name} beskyttet").format(name=one), "ink3", icon="lock") for one in hidden]
    gone = [name for one, name in named.items() if one in peers.left]
    if gone:
        parts.append(Words(_("{names} er stoppet").format(names=join_words(gone)), "ink3"))
    return beside(*parts)


def _met(row: LogRow) -> Drawn:
    if row.line is None:
        return Words("")
    if row.line.is_met:
        return Words(_("mødtes"), "ink", state=State.OK)
    return Words(_("ikke mødtes"), "ink2", state=State.NONE)


def _earlier(row: LogRow) -> Meetings:
    return Meetings(tuple(line for line in reversed(row.peers.lines) if line.date != row.day))


def _tasks(row: LogRow) -> str:
    count = sum(line.tasks for line in row.peers.lines)
    return plural(count, "{n} opgave", "{n} opgaver") if count else ""


def _next(row: LogRow) -> Drawn:
    due = row.peers.due
    if due is not None:
        words = _("senest {day}").format(day=date_short(due.by))
        return Words(words, "watchtext", state=State.WATCH) if due.is_overdue else Words(words)
    held = (line.date for line in row.peers.lines if line.is_met)
    last = next(held, None)
    return Words(_("sidst {day}").format(day=date_short(last)) if last else "", "ink3")


def _members(row: LogRow) -> str:
    return ", ".join(row.peers.names)


COLUMNS = (
    Column[LogRow](
        _("Gruppe eller makkerpar"),
        _who,
        name="who",
        width=270,
        weight=1,
        gap=GAP,
        order=lambda row: (not row.is_group, row.title),
        told_as=(
            Column(_("Gruppe eller makkerpar"), lambda row: row.title, name="who"),
            Column(_("Elever"), _members, name="members"),
        ),
    ),
    Column[LogRow](_("Seneste møder"), _earlier, name="earlier", width=112, gap=GAP),
    Column[LogRow](_("Mødtes"), _met, name="met", width=108, gap=GAP),
    Column[LogRow](
        _("Stemning"), lambda row: Mood(row.line.mood if row.line else None), name="mood", width=66
    ),
    Column[LogRow](
        _("Linje"), lambda row: row.line.text if row.line else "", name="text", width=120, weight=3
    ),
    Column[LogRow](_("Opfølgning"), _tasks, name="tasks", width=76, gap=GAP, shade="ink2"),
    Column[LogRow](
        _("Rytme"),
        _next,
        name="next",
        width=136,
        gap=GAP,
        order=lambda row: row.peers.due.by if row.peers.due else None,
    ),
)

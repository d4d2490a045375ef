"""What is said about meetings and tasks."""

from collections.abc import Sequence
from datetime import date

from gf2tracker.domain.meeting import MeetingState
from gf2tracker.domain.task import Colleague, TaskLine
from gf2tracker.language import _, date_short, day_long, in_words, join_words, plural
from gf2tracker.queries.meeting import MeetingRow
from gf2tracker.queries.tasks import TaskRow, TeamTasks
from ui.rows import Mark
from ui.symbol import State
from ui.today.words import due_words

MOST_TEAMS = 4


def title_words(row: MeetingRow) -> str:
    """Return what a meeting is called: "Facilitatormøde tor 27.08."."""
    kind = row.kind.label
    text = _("{kind} {day}")
    return text.format(kind=kind[:1].upper() + kind[1:], day=date_short(row.date))


def place_words(row: MeetingRow) -> str:
    """Return what and where: "tøm-26a · kl. 14:25 · Lokale 12"."""
    hour = _("kl. {hour}").format(hour=row.starts_at) if row.starts_at else ""
    return " · ".join(filter(None, (join_words(row.codes), hour, row.place)))


def state_words(row: MeetingRow) -> str:
    """Return how far a meeting is: "indkaldt", "holdt", "referat mangler"."""
    return _("referat mangler") if row.is_missed else row.state.label


def state_of(row: MeetingRow) -> State:
    """Return the symbol that stands before those words."""
    if row.is_missed:
        return State.WATCH
    return State.OK if row.state is MeetingState.HELD else State.NONE


def mark_of(row: MeetingRow) -> Mark | None:
    """Return what a meeting on the list asks of the reader."""
    return Mark(State.WATCH, state_words(row)) if row.is_missed else None


def bar_words(rows: Sequence[MeetingRow], today: date) -> str:
    """Return the sentence of the page: which meeting is next, and how many lack minutes."""
    missed = sum(row.is_missed for row in rows)
    if missed:
        one, many = _("Ét møde mangler referat"), _("{count} møder mangler referat")
        return plural(missed, one, many).format(count=in_words(missed, begins=True))
    coming = [row for row in rows if row.state is MeetingState.CALLED]
    if not coming:
        return _("Intet møde er indkaldt")
    day = due_words(coming[0].date, today)
    return _("Næste møde er {day}").format(day=day)


def late_words(teams: Sequence[TeamTasks], late: int, count: int) -> tuple[str, str]:
    """Return the sentence over all tasks, and how many are late in each team.

    Args:
        teams: how each team is doing, the most late tasks first.
        late: how many tasks are late; one may belong to several teams.
        count: how many are open.
    """
    if not count:
        return _("Ingen opgaver er åbne"), ""
    if not late:
        told = plural(count, "Én åben opgave", "{n} åbne opgaver")
        return _("{told}, ingen er over tiden").format(told=told), ""
    one, many = _("Én opgave er over tiden"), _("{count} opgaver er over tiden")
    said = plural(late, one, many).format(count=in_words(late, begins=True))
    behind = [team for team in teams if team.late]
    told = " · ".join(f"{team.code} {team.late}" for team in behind[:MOST_TEAMS])
    rest = len(behind) - MOST_TEAMS
    more = plural(rest, "{n} hold mere", "{n} hold mere") if rest > 0 else ""
    return said, " · ".join(filter(None, (told, more)))


def owner_words(row: TaskRow) -> str:
    """Return who does a task."""
    return row.owner_name or _("ingen ansvarlig")


def task_words(task: TaskLine, me: Colleague | None, day: date) -> str:
    """Return what a line of the minutes will become: "Karen Bak · senest man 24.08. · ring".

    A day in another year than the meeting's is told with it.
    """
    owner = task.owner or me
    who = owner.name if owner is not None else _("ingen ansvarlig")
    if owner is not None and owner == me:
        who = _("{name} (dig)").format(name=owner.name)
    due = _("uden frist")
    if task.due_on is not None:
        is_near = task.due_on.year == day.year
        told = date_short(task.due_on) if is_near else day_long(task.due_on)
        due = _("senest {day}").format(day=told)
    return " · ".join((who, due, task.text))

"""The columns of meetings and of tasks."""

from gf2tracker.language import _, join_words
from gf2tracker.queries.meeting import MeetingRow
from gf2tracker.queries.tasks import TaskRow
from ui.column import Column
from ui.meeting.words import owner_words, state_words
from ui.today.words import origin_words

CODES = "codes"
WIDE_ONLY = ("hour", "place", "state", "open")
"""Columns of meetings that a small window has no room for."""


def meeting_columns() -> list[Column[MeetingRow]]:
    """Return the columns of a list of meetings."""
    return [
        Column(_("Dato"), lambda row: row.date, name="date", kind="day", width=80, gap=12),
        Column(_("Møde"), lambda row: row.kind.label, name="kind", width=104, weight=1, gap=12),
        Column(
            _("Hold"), lambda row: join_words(row.codes), name=CODES, width=64, weight=1, gap=12
        ),
        Column(_("Kl."), lambda row: row.starts_at, name="hour", width=40, gap=12),
        Column(_("Sted"), lambda row: row.place, name="place", width=88, weight=1),
        Column(_("Status"), state_words, name="state", width=104),
        Column(
            _("Åbne"),
            lambda row: row.open_tasks or None,
            name="open",
            kind="number",
            width=32,
            tip=_("Opgaver fra mødet, der ikke er klaret"),
        ),
    ]


def task_columns() -> list[Column[TaskRow]]:
    """Return the columns of a list of tasks."""
    return [
        Column(_("Frist"), lambda row: row.due_on, name="due", kind="day", width=84),
        Column(_("Opgave"), lambda row: row.text, name="text", width=240, weight=3),
        Column(_("Ansvarlig"), owner_words, name="owner", width=120, weight=1),
        Column(_("Hold"), lambda row: join_words(row.codes), name=CODES, width=72, weight=1),
        Column(_("Elev"), lambda row: row.student, name="student", width=104, weight=1),
        Column(_("Fra"), origin_words, name="origin", width=152, weight=1),
    ]

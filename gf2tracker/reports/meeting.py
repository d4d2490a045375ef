"""A team's meeting on paper: the agenda to bring along, and the minutes with their tasks."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from gf2tracker.domain.meeting import AgendaPoint
from gf2tracker.language import _, date_long, day_long, join_words
from gf2tracker.reports.paper import Paper

if TYPE_CHECKING:
    from gf2tracker.queries.meeting import Attendee, MeetingDetails
    from gf2tracker.queries.tasks import TaskRow

SECRET = _("Fortroligt: må ikke ligge fremme, makuleres efter brug")


def agenda_paper(answer: "MeetingDetails", points: Sequence[AgendaPoint], today: date) -> Paper:
    """Return the agenda of a meeting, with room to write under each point."""
    asked = _people(_("Indkaldt: {names}"), answer.staff)
    told = {"agenda": "", "room": True, "people": asked, "absent": "", "minutes": [], "tasks": []}
    return _paper(_("Dagsorden, {what}"), _("dagsorden"), answer, _points(points) | told, today)


def minutes_paper(answer: "MeetingDetails", points: Sequence[AgendaPoint], today: date) -> Paper:
    """Return the minutes of a meeting with its agenda and the tasks that came of it."""
    came = [one for one in answer.staff if one.is_present]
    away = [one for one in answer.staff if not one.is_present]
    told = {
        "room": False,
        "people": _people(_("Til stede: {names}"), came),
        "absent": _people(_("Afbud: {names}"), away),
        "minutes": answer.minutes.splitlines(),
        "tasks": [_task(row) for row in answer.tasks],
    }
    return _paper(_("Referat, {what}"), _("referat"), answer, _points(points) | told, today)


def _paper(
    title: str, name: str, answer: "MeetingDetails", data: dict[str, Any], today: date
) -> Paper:
    row = answer.row
    codes = join_words(row.codes)
    hour = _("kl. {hour}").format(hour=row.starts_at) if row.starts_at else ""
    heading = {
        "heading": title.format(what=row.kind.label),
        "day": day_long(row.date),
        "about": " · ".join(filter(None, (codes, hour, row.place))),
        "agenda": _("Dagsorden"),
        "said": _("Referat"),
        "agreed": _("Opgaver"),
        "columns": [_("Hvem"), _("Hvad"), _("Frist"), _("Klaret")],
    }
    file = "-".join((name, *row.codes, row.date.isoformat()))
    whole = _("{title}, {codes}, {day}")
    told = whole.format(title=heading["heading"], codes=codes, day=date_long(row.date))
    return Paper("meeting.typ", told, file, answer.school, SECRET, today, heading | data)


def _points(points: Sequence[AgendaPoint]) -> dict[str, Any]:
    return {"points": [{"title": one.title, "lines": list(one.lines)} for one in points]}


def _people(text: str, people: "Sequence[Attendee]") -> str:
    return text.format(names=join_words(one.name for one in people)) if people else ""


def _task(row: "TaskRow") -> dict[str, str]:
    return {
        "who": row.owner_name or _("Ingen ansvarlig"),
        "what": row.text,
        "due": day_long(row.due_on) if row.due_on else "",
        "done": day_long(row.done_on) if row.done_on else "",
    }

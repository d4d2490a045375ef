"""The school's catalogue of activities: added to, changed with a new version, retired."""

from collections.abc import Collection, Mapping

from sqlalchemy import select

from gf2tracker.domain.activity import ActivityId, Content, content_of
from gf2tracker.domain.content import ContentChanges, changed
from gf2tracker.errors import Refusal
from gf2tracker.language import _, fold, plural
from gf2tracker.store.journal import Step
from gf2tracker.store.tables import Activity


def add(step: Step, fields: ContentChanges) -> ActivityId:
    """Add an activity to the catalogue.

    Refused: no title or one that is taken (capitals or not), and what `changed` refuses.
    """
    content = changed(Content(""), {"title": "", **fields})
    step.label(_("Tilføjet i kataloget: {title}").format(title=content.title))
    _refuse_taken(_titles(step), content.title, None)
    return ActivityId(step.insert(Activity, content.columns()))


def change(step: Step, activity_id: ActivityId, fields: ContentChanges) -> None:
    """Change an activity; what differs makes a new version, and it is no proposal any more.

    Classes keep what they had. Refused as in `add`.
    """
    row = step.rows(Activity, [activity_id])[activity_id]
    before = content_of(row)
    after = changed(before, fields)
    step.label(_("Ændret i kataloget: {title}").format(title=after.title))
    if after == before:
        return
    _refuse_taken(_titles(step), after.title, activity_id)
    values = {**after.columns(), "version": row["version"] + 1, "is_proposal": False}
    step.update(Activity, activity_id, values)


def retire(step: Step, activity_ids: Collection[ActivityId]) -> None:
    """Take activities out of the catalogue; plans and templates keep theirs."""
    step.label(_named(step, activity_ids, _("Taget ud af kataloget")))
    step.update_all(Activity, {number: {"is_active": False} for number in activity_ids})


def bring_back(step: Step, activity_ids: Collection[ActivityId]) -> None:
    """Put retired activities back; refused when another has taken the title meanwhile."""
    step.label(_named(step, activity_ids, _("Tilbage i kataloget")))
    taken = _titles(step)
    for row in step.rows(Activity, activity_ids).values():
        if not row["is_active"]:
            _refuse_taken(taken, row["title"], None)
            taken[fold(row["title"])] = row["id"]
    step.update_all(Activity, {number: {"is_active": True} for number in activity_ids})


def _named(step: Step, activity_ids: Collection[ActivityId], deed: str) -> str:
    rows = list(step.rows(Activity, activity_ids).values())
    count = plural(len(rows), "{n} aktivitet", "{n} aktiviteter")
    return f"{deed}: " + (rows[0]["title"] if len(rows) == 1 else count)


def _titles(step: Step) -> dict[str, int]:
    rows = step.connection.execute(select(Activity.id, Activity.title).where(Activity.is_active))
    return {fold(row.title): row.id for row in rows}


def _refuse_taken(taken: Mapping[str, int], title: str, own: int | None) -> None:
    if taken.get(fold(title), own) != own:
        text = _("Kataloget har allerede en aktivitet, der hedder {title}. Vælg et andet navn.")
        raise Refusal(text.format(title=title), field="title")

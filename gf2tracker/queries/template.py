"""Templates: the list, one with its slots, and what laying it on some classes would do."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select

from gf2tracker.domain.activity import TemplateId
from gf2tracker.domain.people import ClassId
from gf2tracker.domain.template import Outcome, Placing, Slot, sentence
from gf2tracker.errors import Refusal
from gf2tracker.language import _, plural, sort_key
from gf2tracker.queries.plan import newest_versions
from gf2tracker.store.course import courses_of
from gf2tracker.store.tables import ClassGroup, PlannedActivity, Template, TemplateSlot
from gf2tracker.store.template import placings_of, slots_of


@dataclass(frozen=True, slots=True)
class ListedTemplate:
    """A template in the list.

    Attributes:
        phases: weeks in each phase, as they are written: "5-5-5-5".
        slots: how many activities. companies: how many they need.
        classes: how many have something of it in their plan.
        older: activities of which the catalogue has a newer version.
    """

    id: TemplateId
    name: str
    about: str
    weeks: int
    phases: str
    slots: int
    companies: int
    classes: int
    older: int


@dataclass(frozen=True, slots=True)
class TemplateDetails:
    """A template with its slots: by week, weekday, lesson and title."""

    row: ListedTemplate
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class ClassPreview:
    """What laying a template on a class would do.

    Attributes:
        weeks: teaching weeks of the class.
        placings: one for each slot, in the template's order.
        text: the whole of it as a sentence.
        is_written: whether anything would be written.
        closed: those that get another day than the template's because that is closed.
        outside: those the class has no week for; nothing is stored of them.
    """

    class_id: ClassId
    code: str
    starts_on: dt.date
    weeks: int
    placings: tuple[Placing, ...]
    text: str
    is_written: bool
    closed: int
    outside: int


@dataclass(frozen=True, slots=True)
class TemplatePreview:
    """What laying a template on classes would do.

    Attributes:
        classes: in order of code.
        faults: sentences on classes whose course has other weeks than the template.
    """

    name: str
    weeks: int
    classes: tuple[ClassPreview, ...]
    faults: tuple[str, ...]


def listing(connection: Connection) -> tuple[ListedTemplate, ...]:
    """Return every template in order of name."""
    slots = slots_of(connection)
    newest = newest_versions(connection)
    used: dict[int, set[int]] = {}
    for template_id, class_id in connection.execute(_USED):
        used.setdefault(template_id, set()).add(class_id)
    found = []
    for row in connection.execute(_TEMPLATES):
        own = slots.get(row.id, ())
        found.append(
            ListedTemplate(
                id=TemplateId(row.id),
                name=row.name,
                about=row.about,
                weeks=row.weeks,
                phases=row.phases,
                slots=len(own),
                companies=sum(slot.content.companies_needed for slot in own),
                classes=len(used.get(row.id, ())),
                older=sum(slot.version < newest.get(slot.activity_id or 0, 0) for slot in own),
            )
        )
    return tuple(sorted(found, key=lambda one: sort_key(one.name)))


def one(connection: Connection, template_id: TemplateId) -> TemplateDetails:
    """Return a template with its slots; refused when it is gone."""
    found = next((row for row in listing(connection) if row.id == template_id), None)
    if found is None:
        raise _gone()
    return TemplateDetails(found, slots_of(connection, [template_id]).get(template_id, ()))


def preview(
    connection: Connection,
    template_id: TemplateId,
    class_ids: Collection[ClassId],
    first_day: dt.date | None = None,
) -> TemplatePreview:
    """Return what laying a template on some classes would do; nothing is written.

    Args:
        connection: the store.
        template_id: refused when it is gone.
        class_ids: the classes.
        first_day: new activities before it are left out; None leaves none out.
    """
    template = connection.execute(_TEMPLATES.where(Template.id == template_id)).one_or_none()
    if template is None:
        raise _gone()
    courses = courses_of(connection, class_ids)
    found = placings_of(connection, template_id, class_ids, first_day)
    codes = select(ClassGroup.id, ClassGroup.code).where(ClassGroup.id.in_(courses))
    classes = [
        ClassPreview(
            class_id=ClassId(number),
            code=code,
            starts_on=courses[number].starts_on,
            weeks=courses[number].weeks,
            placings=found[number],
            text=sentence(found[number], courses[number].weeks),
            is_written=any(one.outcome.is_written for one in found[number]),
            closed=sum(one.outcome.is_written and one.wished is not None for one in found[number]),
            outside=sum(one.outcome is Outcome.OUTSIDE for one in found[number]),
        )
        for number, code in connection.execute(codes)
    ]
    classes.sort(key=lambda one: sort_key(one.code))
    return TemplatePreview(
        name=template.name,
        weeks=template.weeks,
        classes=tuple(classes),
        faults=tuple(_fault(one, template.weeks) for one in classes if one.weeks != template.weeks),
    )


_TEMPLATES = select(Template.id, Template.name, Template.about, Template.weeks, Template.phases)
_USED = select(TemplateSlot.template_id, PlannedActivity.class_id).join(
    PlannedActivity, PlannedActivity.slot_id == TemplateSlot.id
)


def _fault(one: ClassPreview, weeks: int) -> str:
    text = _("{code} har {own} uger, og skabelonen har {weeks}.")
    told = text.format(code=one.code, own=one.weeks, weeks=weeks)
    if one.outside:
        many = _("{n} aktiviteter ligger efter holdets sidste uge og lægges ikke.")
        return f"{told} " + plural(
            one.outside, _("{n} aktivitet ligger efter holdets sidste uge og lægges ikke."), many
        )
    if one.weeks > weeks:
        return f"{told} " + _("De sidste uger får ingen aktiviteter af den.")
    return told


def _gone() -> Refusal:
    return Refusal(_("Skabelonen findes ikke længere. Vælg en anden."), field="template")

"""A class made or changed together with a programme or a site that the school did not have yet."""

from gf2tracker.actions import classes, school
from gf2tracker.actions.classes import ClassChanges, ClassFields
from gf2tracker.domain.people import ClassId
from gf2tracker.store.journal import Step


def create(step: Step, fields: ClassFields, programme: str = "", site: str = "") -> ClassId:
    """Make a class as one step, its programme and site by name where names are given.

    A name that is known leads to the one there is. Refused as `classes.create`.
    """
    return classes.create(step, {**fields, **_places(step, programme, site)})


def change(
    step: Step, class_id: ClassId, fields: ClassChanges, programme: str = "", site: str = ""
) -> None:
    """Change a class as one step, names as in `create`; refused as `classes.change`."""
    classes.change(step, class_id, {**fields, **_places(step, programme, site)})


def _places(step: Step, programme: str, site: str) -> ClassChanges:
    places: ClassChanges = {}
    if programme:
        places["programme_id"] = school.programme_named(step, programme)
    if site:
        places["site_id"] = school.site_named(step, site)
    return places

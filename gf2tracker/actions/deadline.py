"""Noting that a deadline of a class has been met."""

from collections.abc import Sequence

from gf2tracker.actions.label import codes_of, with_codes
from gf2tracker.domain.course import DEADLINE_LABELS
from gf2tracker.domain.people import ClassId
from gf2tracker.language import _
from gf2tracker.store.journal import Step
from gf2tracker.store.setting import deadline_name
from gf2tracker.store.tables import ClassGroup, Setting


def settle(step: Step, class_ids: Sequence[ClassId], name: str) -> None:
    """Note that a deadline is met in some classes, so that it is not asked for any more.

    Refused for classes that are gone.

    Args:
        step: the step it is done in.
        class_ids: the classes.
        name: one of `DEADLINE_LABELS`.
    """
    text = _("{name} klaret").format(name=DEADLINE_LABELS[name])
    step.label(with_codes(text, codes_of(step, class_ids)))
    step.rows(ClassGroup, class_ids)  # refuses those that are gone
    names = [deadline_name(class_id, name) for class_id in class_ids]
    step.upsert_all(Setting, {one: {"name": one, "value": "1"} for one in names})

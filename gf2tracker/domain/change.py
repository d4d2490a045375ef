"""What a deed did to the store: the one message that screens listen to."""

from dataclasses import dataclass
from enum import StrEnum


class StepKind(StrEnum):
    """What a step of the journal is: a deed, its undoing or its redoing."""

    DEED = "deed"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True)
class Change:
    """One committed step.

    Attributes:
        step: the step's number in the journal; None when nothing was changed and nothing written.
        label: what was done, in Danish, with counts and class codes but never a person's name.
        tables: the names of the tables whose rows were touched.
        kind: deed, undo or redo.
    """

    step: int | None
    label: str
    tables: frozenset[str]
    kind: StepKind = StepKind.DEED

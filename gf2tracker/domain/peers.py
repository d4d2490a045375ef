"""Students put together: what a teacher rules about them, and what is to count."""

from enum import StrEnum

from gf2tracker.domain.pairs.criteria import USUAL, Criterion, Weight, Weights
from gf2tracker.language import _


class RuleKind(StrEnum):
    """Whether students must be together or must not; it holds for pairs and for groups."""

    TOGETHER = "together"
    APART = "apart"

    @property
    def label(self) -> str:
        return _("skal være sammen") if self is RuleKind.TOGETHER else _("må ikke være sammen")


def pack_weights(weights: Weights) -> str:
    """Return weights as they are stored, "age:2 track:3"."""
    return " ".join(f"{criterion}:{int(weights.get(criterion, 0))}" for criterion in Criterion)


def unpack_weights(text: str) -> Weights:
    """Return stored weights; what is not in the text counts as usual."""
    told = dict(one.split(":", 1) for one in text.split() if ":" in one)
    return {
        criterion: Weight(int(told[criterion])) if criterion in told else USUAL[criterion]
        for criterion in Criterion
    }

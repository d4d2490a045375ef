"""What counts when pairs are proposed: a word for each criterion, and what that would change."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gf2tracker.domain.pairs.criteria import Criterion, Weight, Weights
from gf2tracker.domain.peers import pack_weights, unpack_weights
from gf2tracker.language import _
from ui.dialog import Dialog
from ui.fields import ChoiceField
from ui.notice import Notice

SHOWN = tuple(one for one in Criterion if one is not Criterion.AGREEMENT)
"""What is known of students; who has an agreement is not."""


class WeightsDialog(Dialog):
    """One choice a criterion, from nothing to the most important.

    `weights` is what is chosen.

    Signals:
        turned(): another weight was chosen; whoever opened the form says what it would do.
    """

    turned = Signal()

    def __init__(self, window: QWidget, packed: str) -> None:
        super().__init__(_("Hvad tæller, når makkere foreslås?"), window, save=_("Gem"))
        known = unpack_weights(packed)
        words = [(str(int(one)), one.label) for one in Weight]
        self._known = known
        fields = [ChoiceField(one.value, one.label, words, str(int(known[one]))) for one in SHOWN]
        for at in range(0, len(fields), 2):
            self.form.row(*fields[at : at + 2])
        self.told = Notice("pairs")
        self.form.add(self.told)
        self.form.changed.connect(self.turned)

    @property
    def weights(self) -> Weights:
        """What is chosen just now."""
        values = self.form.values()
        return {**self._known, **{one: Weight(int(values[one.value])) for one in SHOWN}}


def packed(weights: Weights) -> str:
    """Return weights as the form takes them."""
    return pack_weights(weights)

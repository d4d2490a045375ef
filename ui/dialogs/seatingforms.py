"""The forms of pairs and groups, opened over their page and done when they are saved."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from gf2tracker.actions import pairs
from gf2tracker.domain.pairs.outlook import Outlook, Quality, outlook
from gf2tracker.domain.people import ClassId
from gf2tracker.errors import Refusal
from gf2tracker.language import _
from gf2tracker.queries.peers import Peers
from ui.chooser import Option
from ui.dialogs.newgroups import NewGroupsDialog
from ui.dialogs.peerrule import PeerRuleDialog
from ui.dialogs.weights import WeightsDialog, packed
from ui.draft import reopens
from ui.groups.deeds import Wanted
from ui.screen import Screen
from ui.sentence import strong

_TOLD = {
    Quality.BEST: _("De par, I har, er stadig de bedste"),
    Quality.WORSE: _("Så findes der bedre par end dem, I har"),
    Quality.UNKNOWN: _("Næste forslag tager hensyn til det"),
}


class SeatingForms(QObject):
    """Opens the forms; `of` is asked for the class as it stands.

    Signals:
        looked_for(Wanted): groups like these are to be looked for.
    """

    looked_for = Signal(object)

    def __init__(self, page: Screen, of: Callable[[], Peers | None]) -> None:
        super().__init__(page)
        self._page, self._of = page, of

    def weigh(self) -> None:
        """Open the form on what counts, for the class as it stands."""
        of = self._of()
        if of is not None:
            self.open_weights(of.class_id, packed(of.weights))

    @reopens
    def open_weights(self, class_id: ClassId, told: str) -> None:
        """Open the form on what counts; it says at once what another weight would do."""
        page = self._page
        dialog = WeightsDialog(page.window(), told)

        def save(_values: dict[str, Any]) -> None:
            deed = (pairs.weigh, class_id, dialog.weights)
            page.do(*deed, then=lambda _value: dialog.accept(), refused=dialog.refuse)

        dialog.submitted.connect(save)
        dialog.turned.connect(partial(self._reckon, dialog))
        self._reckon(dialog)
        dialog.open_over()

    def _reckon(self, dialog: WeightsDialog) -> None:
        of, weights = self._of(), dialog.weights
        if of is None or not of.pairs:
            dialog.told.tell(_TOLD[Quality.UNKNOWN])
            return

        def job(_progress: Any) -> Outlook:
            return outlook(of.couples, of.students, of.left, weights, of.pair_rules, of.earlier)

        def then(found: Outlook) -> None:
            if isValid(dialog) and weights == dialog.weights:
                dialog.told.tell(strong(_TOLD[found.quality]))

        self._page.work.write(job, then)

    def rule(self, first: str = "") -> None:
        """Open the form of a new rule, with the first student chosen where one is given."""
        of = self._of()
        if of is not None:
            pupils = tuple((str(one.student_id), one.name) for one in of.students)
            self.open_rule(of.class_id, pupils, first)

    @reopens
    def open_rule(self, class_id: ClassId, pupils: Sequence[Option], first: str) -> None:
        """Open the form of a new rule on some students."""
        page = self._page
        dialog = PeerRuleDialog(page.window(), pupils, first)

        def save(values: dict[str, Any]) -> None:
            try:
                kind, students = dialog.meant(values)
            except Refusal as refusal:
                dialog.refuse(refusal)
                return
            deed = (pairs.add_rule, class_id, kind, students)
            page.do(*deed, then=lambda _rule: dialog.accept(), refused=dialog.refuse)

        dialog.submitted.connect(save)
        dialog.open_over()

    def groups(self) -> None:
        """Open the form of new groups, as those that stand were asked for."""
        of = self._of()
        if of is None or len(of.students) < 3:
            self._page.told.emit(_("Der er for få elever på holdet til en gruppe."))
            return
        version = of.version
        wanted = Wanted(version.size, version.traits) if version is not None else Wanted()
        self.open_groups(wanted.size, wanted.traits, len(of.absent), bool(of.pairs))

    @reopens
    def open_groups(self, size: int, traits: str, absent: int, has_pairs: bool) -> None:  # noqa: FBT001  # a value of the draft
        """Open the form of new groups of a size, balanced on some traits."""
        wanted = Wanted(size, traits, has_pairs)
        dialog = NewGroupsDialog(self._page.window(), wanted, absent, has_pairs=has_pairs)

        def save(values: dict[str, Any]) -> None:
            dialog.accept()
            self.looked_for.emit(dialog.wanted(values))

        dialog.submitted.connect(save)
        dialog.open_over()

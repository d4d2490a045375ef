"""The forms of merging on page Elever: two that were chosen, or the pairs that may be one student."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from gf2tracker.actions import merge as deeds
from gf2tracker.domain.likeness import Pair
from gf2tracker.domain.people import StudentId
from gf2tracker.language import _, number
from gf2tracker.queries.merge import MergePreview, likely_twins, merge_preview
from ui.button import Link
from ui.dialogs.merge import MergeDialog
from ui.draft import reopens
from ui.menu import Menu
from ui.screen import Screen

PAIR = 2


class MergeForms:
    """Opens the form of two entries, and the next likely pair when one is settled.

    Attributes:
        hint: "Mulige dubletter (2)"; hidden while there are none.
    """

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._pairs: tuple[Pair, ...] = ()
        self.hint = Link("")
        self.hint.hide()
        self.hint.clicked.connect(self.open_pairs)

    def show_pairs(self, pairs: tuple[Pair, ...]) -> None:
        """Tell how many entries may be the same student as another."""
        self._pairs = pairs
        text = _("Mulige dubletter ({n})").format(n=number(len(pairs)))
        self.hint.show_words(text)
        self.hint.setVisible(bool(pairs))

    def open_pairs(self) -> None:
        """Open the first pair that may be one student."""
        if self._pairs:
            self._open_pair(self._pairs[0], len(self._pairs))

    def seek(self) -> None:
        """Ask anew for pairs, and open the first or say that there is none."""
        self._screen.work.ask(self._take_sought, likely_twins)

    def _take_sought(self, answer: Any) -> None:
        self.show_pairs(answer.value)
        if self._pairs:
            self.open_pairs()
        else:
            self._screen.told.emit(_("Der er ingen mulige dubletter."))

    @reopens
    def _open_pair(self, pair: Pair, count: int) -> None:
        title = _("Flet to elever til én")
        if count > 1:
            title = _("{title} (1 af {n})").format(title=title, n=number(count))
        why = pair.why[:1].upper() + pair.why[1:]
        one, other = StudentId(pair.one), StudentId(pair.other)
        self._open(MergeDialog(self._screen.window(), title, why, is_proposed=True), one, other)

    def fill(self, menu: Menu, ids: Sequence[StudentId]) -> None:
        """Offer to merge when two are chosen."""
        if len(ids) == PAIR:
            words = _("samme elev to gange dobbelt dublet slå sammen")
            deed = partial(self.open_two, *ids)
            menu.add(_("Flet til én elev …"), deed, icon="pairs", words=words)

    @reopens
    def open_two(self, one: StudentId, other: StudentId) -> None:
        """Open the form of two that were chosen."""
        title = _("Flet to elever til én")
        self._open(MergeDialog(self._screen.window(), title, "", is_proposed=False), one, other)

    def _open(self, dialog: MergeDialog, one: StudentId, other: StudentId) -> None:
        def ask(is_right: bool = False) -> None:  # noqa: FBT001, FBT002  # a signal's argument
            keep, gone = (other, one) if is_right else (one, other)
            today = self._screen.focus_now.today
            self._screen.work.ask(shown, merge_preview, keep, gone, today)

        def shown(answer: Any) -> None:
            is_new = dialog.preview is None
            dialog.show_preview(answer.value)
            if is_new:
                dialog.open_over()

        dialog.turned.connect(ask)
        dialog.merged.connect(partial(self._merge, dialog))
        dialog.parted.connect(partial(self._part, dialog))
        dialog.finished.connect(dialog.deleteLater)
        ask()

    def _merge(self, dialog: MergeDialog, preview: MergePreview) -> None:
        args = preview.keep, preview.gone
        self._screen.do(
            deeds.merge, *args, then=lambda _done: dialog.accept(), refused=dialog.refuse
        )

    def _part(self, dialog: MergeDialog, preview: MergePreview) -> None:
        args = preview.keep, preview.gone
        self._screen.do(
            deeds.keep_apart, *args, then=lambda _done: dialog.accept(), refused=dialog.refuse
        )

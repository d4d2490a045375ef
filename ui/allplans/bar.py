"""The board's page bar: how far the school is in one sentence, the choice, conflicts, the rest."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.domain.activity import ActivityKind
from gf2tracker.domain.implementation import POOR_SHARE
from gf2tracker.language import _, number, percent, plural
from gf2tracker.queries.allplans import AllPlans
from ui import theme
from ui.allplans.cells import Line
from ui.allplans.choice import Choice
from ui.allplans.columns import held_state
from ui.button import Button
from ui.menu import Menu
from ui.sentence import DOT, Run, Sentence, strong
from ui.symbol import State
from ui.tip import explain

HIGH = 44


class PlansBar(QWidget):
    """One sentence at the left; at the right what is shown, and the conflicts.

    Signals:
        choice_made(Choice): other activities or classes are to be shown.
    """

    choice_made = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.choice = Choice()
        self.sentence = Sentence()
        self.filter = Button(self.choice.words, icon="school")
        self.clashes = Button("", icon="swap")
        self.more = Button("", icon="more", kind="quiet", name=_("Mere"))
        self.menu = Menu(_("Mere"), self)
        self.more.set_menu(self.menu)
        self._count = 0
        self._lines: Sequence[Line] = ()
        self._kinds: Sequence[ActivityKind] = ()
        self._people: Sequence[str] = ()
        self._sites: Sequence[str] = ()
        self.row = row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18), 0, theme.px(18), 0)
        row.setSpacing(theme.px(5))
        row.addWidget(self.sentence)
        row.addStretch(1)
        for button in (self.filter, self.clashes, self.more):
            row.addWidget(button)
        self.setFixedHeight(theme.px(HIGH))
        for button, words, keys in (
            (self.filter, _("Vælg aktivitet, ansvarlig eller sted"), "Alt+H"),
            (self.clashes, _("Det, der ikke kan lade sig gøre, som det er planlagt"), "Alt+S"),
        ):
            button.listen(keys)
            explain(button, words, keys)
        self.filter.clicked.connect(self.open_choice)

    def show_plans(self, plans: AllPlans, lines: Sequence[Line]) -> None:
        """Say how far the classes that are shown are, and offer what there is to choose."""
        chips = [chip for row in plans.rows for chip in row.chips]
        kinds = {chip.kind for chip in chips}
        self._kinds = sorted(kinds, key=lambda kind: kind.label)
        self._people = sorted({who for chip in chips for who in chip.leads})
        self._sites = sorted({row.row.site for row in plans.rows})
        self._lines = lines
        self._count = len(plans.clashes)
        self.clashes.setVisible(bool(self._count))
        self._fit()

    def _fit(self) -> None:
        """Let the buttons give up their words where the sentence has no room beside them."""
        told = plural(self._count, _("{n} sammenstød"), _("{n} sammenstød"))
        self._say(self.choice.words, told)
        self.sentence.tell(*sentence(self._lines))
        margins = 2 * theme.px(18) + theme.px(5) * self.row.count()
        others = (self.filter, self.clashes, self.more)

        def room() -> int:
            beside = sum(one.sizeHint().width() for one in others if not one.isHidden())
            return self.width() - beside - margins - theme.px(28)

        if self.sentence.sizeHint().width() > room():
            self._say("" if self.choice == Choice() else self.choice.words, number(self._count))
        if self.sentence.sizeHint().width() > room():
            self.sentence.tell(*sentence(self._lines, is_short=True))
        self.filter.setAccessibleName(_("Vis på tavlen: {what}").format(what=self.choice.words))
        self.clashes.setAccessibleName(told)

    def _say(self, shown: str, told: str) -> None:
        for button, words in ((self.filter, shown), (self.clashes, told)):
            if button.text() != words:
                button.setText(words)
                button.refresh()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def open_choice(self) -> None:
        """Open the menu of what can be shown."""
        menu = Menu(_("Vis på tavlen"), self)
        menu.add(_("Hele skolen"), lambda: self._choose(Choice()), icon="school")
        menu.addSeparator()
        here = self.choice
        kinds = [
            (kind.label.capitalize(), Choice(kind, here.person, here.site)) for kind in self._kinds
        ]
        people = [(who, Choice(here.kind, who, here.site)) for who in self._people]
        sites = [(site, Choice(here.kind, here.person, site)) for site in self._sites]
        for title, icon, offered in (
            (_("Aktivitet"), "plan", kinds),
            (_("Ansvarlig"), "student", people),
            (_("Sted"), "school", sites),
        ):
            if offered:
                menu.add_menu(self._menu_of(title, offered), icon=icon)
        menu.open_under(self.filter)

    def _menu_of(self, title: str, offered: Sequence[tuple[str, Choice]]) -> Menu:
        menu = Menu(title, self)
        for words, choice in offered:
            line = menu.add(words.replace("&", "&&"), partial(self._choose, choice))
            line.setCheckable(True)
            line.setChecked(choice == self.choice)
        return menu

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.choice_made.emit(choice)


def sentence(lines: Sequence[Line], *, is_short: bool = False) -> tuple[str | Run, ...]:
    """Return what matters about the classes on the board."""
    if not lines:
        return (_("Ingen hold med det, du har valgt."),)
    held, due = sum(line.kept.held for line in lines), sum(line.kept.due for line in lines)
    told: list[str | Run] = [strong(plural(len(lines), _("{n} hold"), _("{n} hold")))]
    if due:
        text = _("{share} holdt") if is_short else _("{share} af aktiviteterne holdt")
        told += [DOT, text.format(share=percent(held / due, 0))]
    low = sum(held_state(line.kept.share) is State.ACT for line in lines)
    if low:
        text = plural(low, _("{n} hold under {share}"), _("{n} hold under {share}"))
        told += [DOT, strong(text.format(share=percent(POOR_SHARE, 0)), "acttext")]
    return tuple(told)


def counted(lines: Sequence[Line]) -> str:
    """Return of how many the board is made, and what is counted."""
    due = sum(line.kept.due for line in lines)
    activities = plural(due, _("{n} aktivitet"), _("{n} aktiviteter"))
    classes = plural(len(lines), _("{n} hold"), _("{n} hold"))
    return _("n = {classes}, {activities} til og med i går").format(
        classes=classes, activities=activities
    )

"""The week's page bar: what matters in one sentence, and the weeks before and after."""

from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.language import _
from gf2tracker.queries.week import Week
from ui import theme
from ui.button import Button
from ui.menu import Menu
from ui.sentence import Sentence
from ui.tip import explain
from ui.week.words import sentence

HIGH = 44


class WeekBar(QWidget):
    """One sentence at the left; weeks, keys and what else can be done at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = Sentence()
        self.before = Button("", icon="left", kind="quiet", name=_("Forrige uge"))
        self.after = Button("", icon="right", kind="quiet", name=_("Næste uge"))
        self.keys = Button(_("Taster"), kind="quiet", caps="F1")
        self.more = Button("", icon="more", kind="quiet", name=_("Mere"))
        explain(self.before, _("Forrige uge"), "PgUp")
        explain(self.after, _("Næste uge"), "PgDown")
        self.menu = Menu(_("Mere"), self)
        self.more.set_menu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18), 0, theme.px(18), 0)
        row.setSpacing(theme.px(5))
        row.addWidget(self.sentence)
        row.addStretch(1)
        for button in (self.before, self.after, self.keys, self.more):
            row.addWidget(button)
        self.setFixedHeight(theme.px(HIGH))

    def show_week(self, week: Week, today: date) -> None:
        """Say what matters of a week."""
        self.sentence.tell(*sentence(week, today))
        self._show(week, is_whole=True)

    def show_closed(self, week: Week) -> None:
        """Offer the weeks beside one without school or students."""
        self._show(week, is_whole=False)

    def show_nothing(self) -> None:
        """Say nothing and offer nothing, as without a class."""
        for part in (self.sentence, self.before, self.after, self.keys, self.more):
            part.setVisible(False)

    def _show(self, week: Week, *, is_whole: bool) -> None:
        for part in (self.sentence, self.keys, self.more):
            part.setVisible(is_whole)
        for button, day in ((self.before, week.before), (self.after, week.after)):
            button.setVisible(True)
            button.setEnabled(day is not None)
        self._fit()

    def _fit(self) -> None:
        """Let the words have their room; the keys are in the menu too."""
        if self.more.isHidden():
            return
        others = (self.before, self.after, self.more)
        room = self.width() - theme.px(36 + 5 * 5) - self.sentence.sizeHint().width()
        room -= sum(button.sizeHint().width() for button in others)
        self.keys.setVisible(room >= self.keys.sizeHint().width())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

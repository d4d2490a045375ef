"""What is open in one sentence, and which weeks and classes are looked at."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gf2tracker.language import _, plural
from gf2tracker.queries.unsettled import Unsettled
from ui import theme
from ui.button import Button
from ui.label import Label
from ui.pill import Filters

HIGH = 44
WEEK, EARLIER = "week", "earlier"
CLASS, MINE = "class", "mine"


class UnsettledBar(QWidget):
    """The sentence at the left, the pills and F1 at the right.

    Signals:
        weeks_chosen(str): `WEEK` or `EARLIER`.
        scope_chosen(str): `CLASS` or `MINE`.
    """

    weeks_chosen = Signal(str)
    scope_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.sentence = Label(bold=True)
        self.weeks = Filters(_("Uger"), [(WEEK, _("Denne uge")), (EARLIER, _("Tidligere"))])
        self.scope = Filters(_("Hold"), [(MINE, _("Mine hold")), (CLASS, _("Holdet"))])
        self.keys = Button(_("Taster"), kind="quiet", caps="F1")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18), 0, theme.px(18), 0)
        row.setSpacing(theme.px(14))
        row.addWidget(self.sentence)
        row.addStretch(1)
        for part in (self.weeks, self.scope, self.keys):
            row.addWidget(part)
        self.setFixedHeight(theme.px(HIGH))
        self.weeks.chosen.connect(self.weeks_chosen)
        self.scope.chosen.connect(self.scope_chosen)

    def show_open(self, found: Unsettled) -> None:
        """Say how many reasons are missing this week, and count both pills."""
        missing = plural(found.missing, _("{n} årsag mangler"), _("{n} årsager mangler"))
        self.sentence.setText(missing if found.missing else _("Ingen årsager mangler"))
        self.weeks.show_counts({WEEK: len(found.week), EARLIER: len(found.earlier)})

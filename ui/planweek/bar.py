"""The week's page bar: what the week holds in one sentence, and the weeks before and after."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gf2tracker.domain.activity import PlanState
from gf2tracker.language import _, plural, week_label
from gf2tracker.queries.plan import PlanWeek
from ui import theme
from ui.button import Button
from ui.sentence import DOT, Run, Sentence, strong
from ui.tip import explain

HIGH = 44


class WeekBar(QWidget):
    """One sentence at the left, steps and a new activity at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = Sentence()
        self.before = Button("", icon="left", kind="quiet", name=_("Forrige uge"))
        self.after = Button("", icon="right", kind="quiet", name=_("Næste uge"))
        for button, keys in ((self.before, "PgUp"), (self.after, "PgDown")):
            button.listen(keys)
            explain(button, button.accessibleName(), keys)
        self.new = Button(_("Ny aktivitet"), icon="plus", keys="Ctrl+N")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18), 0, theme.px(24), 0)
        row.setSpacing(theme.px(5))
        row.addWidget(self.sentence)
        row.addStretch(1)
        for button in (self.before, self.after, self.new):
            row.addWidget(button)
        self.setFixedHeight(theme.px(HIGH))

    def show_week(self, week: PlanWeek, companies: int) -> None:
        """Say what a week holds."""
        self.sentence.tell(*sentence(week, companies))
        for part in (self.sentence, self.before, self.after, self.new):
            part.setVisible(True)

    def show_between(self) -> None:
        """Offer the weeks beside one that is outside the course."""
        self.show_nothing()
        for part in (self.before, self.after):
            part.setVisible(True)

    def show_nothing(self) -> None:
        """Say nothing and offer nothing, as without a class."""
        for part in (self.sentence, self.before, self.after, self.new):
            part.setVisible(False)


def sentence(week: PlanWeek, companies: int) -> list[str | Run]:
    """Return what a week holds: "Uge 37: 3 aktiviteter · 2 virksomheder kommer"."""
    real = [chip for chip in week.chips if chip.state is not PlanState.CANCELLED]
    count = plural(len(real), _("{n} aktivitet"), _("{n} aktiviteter"))
    label = week_label(week.monday).capitalize()
    told: list[str | Run] = [strong(_("{week}: {count}").format(week=label, count=count))]
    if companies:
        one, many = _("{n} virksomhed kommer"), _("{n} virksomheder kommer")
        told += [DOT, plural(companies, one, many)]
    missing = sum(max(chip.needed - chip.confirmed, 0) for chip in real)
    if missing:
        one, many = _("{n} virksomhed mangler"), _("{n} virksomheder mangler")
        told += [DOT, strong(plural(missing, one, many), "watchtext")]
    return told

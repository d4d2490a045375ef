"""The head of the preview: the file, its sheet, the results as filters."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gf2tracker.intake.plan import Plan, Result
from gf2tracker.language import _, date_long, join_words, plural
from ui import theme
from ui.button import Button
from ui.iconlabel import IconLabel
from ui.intake.columns import ORDER, STATES
from ui.label import Label, title
from ui.pill import Filters

ALL = "all"
WORDS = {
    Result.FAULT: _("Fejl"),
    Result.CHANGED: _("Ændrede"),
    Result.MOVED: _("Flyttede"),
    Result.UNCHANGED: _("Uændrede"),
    Result.NEW: _("Nye"),
}


class IntakeHead(QWidget):
    """What is read, how many of each result, and the ways to read it differently."""

    def __init__(self) -> None:
        super().__init__()
        self.sign, self.name, self.about = IconLabel("report"), title(), Label(shade="ink2")
        self.remark = Label(shade="watchtext", wraps=True)
        self.columns = Button(_("Kolonner …"), icon="columns", kind="quiet", keys="Ctrl+J")
        self.mend = Button(_("Ret rækken"), icon="tool", keys="F2")
        options = [(ALL, _("Alle")), *((result.value, WORDS[result]) for result in ORDER)]
        self.filters = Filters(_("Vis"), options)
        for result in ORDER:
            self.filters.pills[result.value].show_state(STATES[result])
        self.secret = IconLabel("lock", _("CPR-numre giver fødselsdatoen og gemmes aldrig"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(4))
        column.setSpacing(theme.px(9))
        upper, lower = QHBoxLayout(), QHBoxLayout()
        upper.setSpacing(theme.px(10))
        for part in (self.sign, self.name, self.about):
            upper.addWidget(part)
        upper.addStretch(1)
        upper.addWidget(self.columns)
        upper.addWidget(self.mend)
        lower.addWidget(self.filters)
        lower.addStretch(1)
        lower.addWidget(self.secret)
        column.addLayout(upper)
        column.addLayout(lower)
        column.addWidget(self.remark)

    def show_plan(self, plan: Plan, name: str) -> None:
        """Show what was read and what it would do."""
        self.name.setText(name)
        sheets = join_words(f"»{one.name}«" for one in plan.file.sheets if one.name)
        rows = plural(plan.file.row_count, _("{n} række"), _("{n} rækker"))
        where = _("ark {sheets}, {rows}").format(sheets=sheets, rows=rows) if sheets else rows
        self.about.setText(_("{where} · intet er gemt endnu").format(where=where))
        counts = {result.value: count for result, count in plan.counts.items()}
        self.filters.show_counts({ALL: len(plan.rows), **counts})
        for result in ORDER:
            self.filters.pills[result.value].setVisible(bool(plan.counts[result]))
        if self.filters.current != ALL and not counts.get(self.filters.current):
            self.filters.choose(ALL)
        self.remark.setText(" ".join(_remarks(plan)))
        self.remark.setVisible(bool(self.remark.text()))


def _remarks(plan: Plan) -> list[str]:
    told = []
    if plan.imported_on is not None:
        text = _("Denne fil er importeret {date}.")
        told.append(text.format(date=date_long(plan.imported_on)))
    if plan.missing:
        text = plural(
            plan.missing,
            _("{n} står ikke i filen og røres ikke."),
            _("{n} står ikke i filen og røres ikke."),
        )
        told.append(text)
    told += [remark.text for remark in plan.remarks[:3]]
    if plan.file.skipped_sheets:
        names = join_words(f"»{name}«" for name in plan.file.skipped_sheets)
        told.append(_("Skjulte ark er sprunget over: {names}.").format(names=names))
    return told

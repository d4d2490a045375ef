"""The head of the preview: the file, the steps, the results as filters, what to know first."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.intake.plan import AbsencePlan, ClassesPlan, Plan, Result, StudentPlan
from gf2tracker.intake.plannedlist import ActivitiesPlan
from gf2tracker.language import _, date_long, join_words, plural
from ui import keycap, theme
from ui.button import Button
from ui.iconlabel import IconLabel
from ui.intake.columns import ORDER, STATES
from ui.intake.preview import Preview
from ui.intake.reading import Source
from ui.intake.remarks import Remarks
from ui.intake.steps import Steps
from ui.label import Label, title
from ui.pill import Filters
from ui.tableviews import TableViews

ALL = "all"
GAP, LEAST = 10, 80
SAVE, SAVE_APART = "Ctrl+S", "Ctrl+E"
FAULTS, APART = _("Gem fejlrækkerne …"), _("Gem forskellene …")
WORDS = {
    Result.FAULT: _("Fejl"),
    Result.UNKNOWN: _("Ukendte"),
    Result.DIFFERENT: _("Afviger"),
    Result.CHANGED: _("Ændrede"),
    Result.MOVED: _("Flyttede"),
    Result.OPENING: _("Åbningstal"),
    Result.SAME: _("Stemmer"),
    Result.UNCHANGED: _("Uændrede"),
    Result.NEW: _("Nye"),
    Result.GONE: _("Mangler i filen"),
    Result.LEFT_OUT: _("Udeladte"),
}
PILLS = tuple(result for result in ORDER if result in WORDS)
CPR = (_("CPR-numre giver fødselsdatoen og gemmes aldrig"), _("CPR-numre gemmes aldrig"))
"""What is said where a list has CPR numbers: as much as there is room for."""


class IntakeHead(QWidget):
    """What is read, how many of each result, and the ways to read it differently.

    Signals:
        faults_wanted: the faulty rows are to be saved in a workbook.
        apart_wanted: the differences are to be saved in a workbook.
    """

    faults_wanted = Signal()
    apart_wanted = Signal()

    def __init__(self, tables: Mapping[str, Preview]) -> None:
        super().__init__()
        self.sign = IconLabel("report")
        self.name, self.about = title(), Label(shade="ink2")
        self.steps, self.remarks = Steps(), Remarks()
        options = [(ALL, _("Alle")), *((result.value, WORDS[result]) for result in PILLS)]
        self.filters = Filters(_("Vis"), options)
        for result in PILLS:
            self.filters.pills[result.value].show_state(STATES[result])
        self.views = {kind: TableViews(table, self.filters) for kind, table in tables.items()}
        self.faults = Button(FAULTS, icon="export", kind="quiet", keys=SAVE, name=FAULTS)
        self.apart = Button(APART, icon="export", keys=SAVE_APART, name=APART)
        self.secret = IconLabel("lock", CPR[0])
        self._has_cpr = False
        self._build()
        self.faults.clicked.connect(self.faults_wanted)
        self.apart.clicked.connect(self.apart_wanted)
        theme.on_change(self._make_room)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(12), 0, theme.px(4))
        column.setSpacing(theme.px(8))
        upper, lower = QHBoxLayout(), QHBoxLayout()
        for row in (upper, lower):
            row.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
            row.setSpacing(theme.px(GAP))
        for part in (self.sign, self.name, self.about):
            upper.addWidget(part)
        upper.addStretch(1)
        upper.addWidget(self.steps)
        lower.addWidget(self.filters)
        for views in self.views.values():
            lower.addWidget(views)
            views.hide()
        lower.addStretch(1)
        lower.addWidget(self.secret)
        lower.addWidget(self.faults)
        lower.addWidget(self.apart)
        column.addLayout(upper)
        column.addLayout(lower)
        column.addWidget(self.remarks)

    def show_views(self, kind: str) -> None:
        """Offer the saved views of one kind of list."""
        for name, views in self.views.items():
            views.setVisible(name == kind)

    def show_plan(self, plan: Plan, source: Source, missing: int | None) -> None:
        """Show what was read and what it would do.

        Args:
            plan: what the list would do.
            source: what the list is called, and whether its columns are those chosen before.
            missing: students who are missing from it and not let be; None without any.
        """
        self.name.setText(source.name)
        self.about.setText(_about(plan))
        counts = {result.value: plan.counts[result] for result in PILLS}
        counts[Result.GONE.value] = missing or 0
        self.filters.show_counts({ALL: len(plan.rows), **counts})
        for result in PILLS:
            self.filters.pills[result.value].setVisible(bool(counts[result.value]))
        self.filters.pills[Result.GONE.value].setVisible(missing is not None)
        if self.filters.pills[self.filters.current].isHidden():
            self.filters.choose(ALL)
        self._has_cpr = any(
            one.field == "cpr" for sheet in plan.file.sheets for one in sheet.headings
        )
        self.faults.setVisible(bool(plan.counts[Result.FAULT]))
        self.apart.setVisible(bool(plan.counts[Result.DIFFERENT]))
        self.remarks.tell(_remarks(plan, is_as_before=source.is_remembered))
        self._make_room()

    def _make_room(self) -> None:
        """Leave out what is least needed: facts of the file, what is said of CPR, words."""
        sides = 2 * theme.px(24)
        around = [self.sign, self.name, self.steps]
        taken = sum(part.sizeHint().width() + theme.px(GAP) for part in around)
        facts = self.width() - sides - taken - theme.px(GAP)
        self.about.setMaximumWidth(max(facts, 0))
        self.about.setVisible(facts >= theme.px(LEAST))
        room = self.width() - sides - self.filters.sizeHint().width() - theme.px(GAP)
        room -= theme.px(GAP) + max(views.least_width() for views in self.views.values())
        for button, text, keys in ((self.apart, APART, SAVE_APART), (self.faults, FAULTS, SAVE)):
            if not button.isHidden():
                _name(button, text, keys)
                if button.sizeHint().width() > room:
                    _name(button, "", "")
                room -= button.sizeHint().width() + theme.px(GAP)
        self._say_of_cpr(room)

    def _say_of_cpr(self, room: int) -> None:
        self.secret.hide()
        for text in CPR if self._has_cpr else ():
            self.secret.setText(text)
            if self.secret.sizeHint().width() <= room:
                self.secret.show()
                return

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()


def _name(button: Button, text: str, keys: str) -> None:
    button.setText(text)
    button.keys = keycap.keys_of(keys)


def _about(plan: Plan) -> str:
    names = [f"“{one.name}”" for one in plan.file.sheets if one.name]
    rows = plural(plan.file.row_count, _("{n} række"), _("{n} rækker"))
    if len(names) == 1:
        where = _("ark {sheet}, {rows}").format(sheet=names[0], rows=rows)
    elif names:
        where = _("{n} ark, {rows}").format(n=len(names), rows=rows)
    else:
        where = rows
    if isinstance(plan, AbsencePlan):
        where = _("{source}, {rows}").format(source=plan.source, rows=rows)
    elif len(plan.codes) == 1 and isinstance(plan, StudentPlan):
        where = _("{where} til {code}").format(where=where, code=plan.codes[0])
    return _("{where} · intet er gemt endnu").format(where=where)


def _remarks(plan: Plan, *, is_as_before: bool) -> Iterator[str]:
    if plan.imported_on is not None:
        text = _("Den samme fil er importeret {date}.")
        yield text.format(date=date_long(plan.imported_on))
    if is_as_before:
        yield _("Kolonnerne er valgt som sidst.")
    yield from (remark.text for remark in plan.remarks)
    if plan.missing:
        yield _missing(plan)


def _missing(plan: Plan) -> str:
    if isinstance(plan, ClassesPlan):
        return plural(
            plan.missing,
            _("{n} hold står ikke i filen og røres ikke."),
            _("{n} hold står ikke i filen og røres ikke."),
        )
    if isinstance(plan, ActivitiesPlan):
        return plural(
            plan.missing,
            _("{n} aktivitet på holdene står ikke i filen og røres ikke."),
            _("{n} aktiviteter på holdene står ikke i filen og røres ikke."),
        )
    if len(plan.codes) > 2:
        return plural(
            plan.missing,
            _("{n} elev på holdene står ikke i filen og røres ikke."),
            _("{n} elever på holdene står ikke i filen og røres ikke."),
        )
    text = plural(
        plan.missing,
        _("{n} elev på {codes} står ikke i filen og røres ikke."),
        _("{n} elever på {codes} står ikke i filen og røres ikke."),
    )
    return text.format(codes=join_words(plan.codes))

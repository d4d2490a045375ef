"""The pane right of the board: all about the activity at the cursor, and what can be done with it."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from gf2tracker.domain.activity import CompanyState, PlanState
from gf2tracker.language import _, date_long, day_long, join_words, plural
from gf2tracker.queries.plancard import NamedCompany, PlannedDetails
from ui import paint, theme
from ui.button import Button, Link
from ui.chip import Chip
from ui.choice import CheckBox
from ui.hairline import Hairline
from ui.label import Label, heading, small
from ui.planboard.words import lesson_words, moved_words, remarks, week_words
from ui.scroll import slim
from ui.symbol import State, StateSymbol

WIDE = 348
_ANSWERS = (CompanyState.CONFIRMED, CompanyState.INVITED, CompanyState.DECLINED)
_SIGNS = {
    CompanyState.CONFIRMED: State.OK,
    CompanyState.INVITED: State.NONE,
    CompanyState.DECLINED: State.WATCH,
}

NEWS = {
    "title": _("titel"),
    "kind": _("art"),
    "phase": _("fase"),
    "principle": _("princip"),
    "methods": _("metoder"),
    "lead_role": _("hvem der har den"),
    "companies_needed": _("virksomheder"),
    "lessons": _("lektioner"),
    "checklist": _("tjekliste"),
    "links": _("materialer"),
}
"""Fields of an activity in words."""


class PlannedPane(QWidget):
    """What, when, who, companies, checklist, evaluation and links of one activity.

    Signals:
        wished(str): a deed by its name, as the board has them.
        ticked(str, bool): a line of the checklist was ticked, or its tick taken away.
    """

    wished = Signal(str)
    ticked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(theme.px(WIDE))
        self.details: PlannedDetails | None = None
        self.boxes: dict[str, CheckBox] = {}
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(theme.px(24), theme.px(14), theme.px(24), theme.px(16))
        self._column.setSpacing(theme.px(6))
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        slim(self.area)
        self._page.setMaximumWidth(theme.px(WIDE) - 1)
        self.area.setWidget(self._page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.addWidget(self.area)

    def show_details(self, details: PlannedDetails | None) -> None:
        """Show an activity; None shows nothing. The keyboard stays on the line it is on."""
        here = next((text for text, box in self.boxes.items() if box.hasFocus()), None)
        is_other = (
            details is None or self.details is None or details.chip.id != self.details.chip.id
        )
        self.details = details
        _clear(self._column)
        self.boxes = {}
        if details is None:
            return
        self._add_head(details)
        self._add_facts(details)
        self._add_companies(details)
        self._add_checklist(details)
        self._add_end(details)
        self._add_deeds(details)
        self._column.addStretch(1)
        if is_other:
            self.area.verticalScrollBar().setValue(0)
        elif here in self.boxes:
            self.boxes[here].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_head(self, details: PlannedDetails) -> None:
        chip = details.chip
        row = QHBoxLayout()
        words = week_words(chip).split(", ")
        if chip.phase:
            row.addWidget(Chip(words[-1], chip.phase))
            words = words[:-1]
        row.addStretch(1)
        row.addWidget(small(", ".join(words), shade="ink2"))
        self._column.addLayout(row)
        self._column.addSpacing(theme.px(4))
        name = Label(chip.title, size="title", bold=True, wraps=True)
        self._column.addWidget(name)
        for sentence in remarks(chip):
            self._column.addWidget(_warning(sentence))
        self._column.addSpacing(theme.px(4))

    def _add_facts(self, details: PlannedDetails) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(7))
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, theme.px(70))
        for at, (name, words) in enumerate(_facts(details)):
            told = Label(words, wraps=True)
            grid.addWidget(Label(name, shade="ink3"), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(told, at, 1)
        self._column.addLayout(grid)

    def _add_companies(self, details: PlannedDetails) -> None:
        chip = details.chip
        if not (chip.needed or chip.invited or chip.confirmed or details.companies):
            return
        self._column.addSpacing(theme.px(12))
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addWidget(heading(_("Virksomheder")))
        text = _("{confirmed} af {needed} bekræftet")
        words = text.format(confirmed=chip.confirmed, needed=chip.needed)
        row.addWidget(Label(words, shade="ink2"))
        row.addStretch(1)
        self._column.addLayout(row)
        bar = CompanyBar(chip.phase)
        bar.show_counts(chip.needed, chip.invited, chip.confirmed)
        self._column.addWidget(bar)
        told = Label(_company_words(details), size="small", shade="ink2", wraps=True)
        self._column.addWidget(told)
        for company in sorted(details.companies, key=lambda one: _ANSWERS.index(one.state)):
            self._column.addLayout(_company(company))

    def _add_checklist(self, details: PlannedDetails) -> None:
        if not details.content.checklist:
            return
        self._column.addSpacing(theme.px(12))
        self._column.addWidget(heading(_("Tjekliste")))
        for line in details.content.checklist:
            box = CheckBox(line.text.replace("&", "&&"), checked=line.is_done)
            box.toggled.connect(partial(self.ticked.emit, line.text))
            self.boxes[line.text] = box
            self._column.addWidget(box)

    def _add_end(self, details: PlannedDetails) -> None:
        if details.held_on is not None:
            self._column.addSpacing(theme.px(12))
            self._column.addWidget(heading(_("Evaluering")))
            self._column.addWidget(Label(_held_words(details), shade="ink2", wraps=True))
        if details.content.links:
            self._column.addSpacing(theme.px(12))
            self._column.addWidget(heading(_("Materialer")))
        for link in details.content.links:
            opened = Link(link, icon="right")
            opened.clicked.connect(partial(QDesktopServices.openUrl, QUrl(link)))
            self._column.addWidget(opened, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_deeds(self, details: PlannedDetails) -> None:
        self._column.addSpacing(theme.px(14))
        grid = QGridLayout()
        grid.setSpacing(theme.px(8))
        grid.setColumnStretch(2, 1)
        for at, (wish, words, sign, key) in enumerate(_deeds(details)):
            button = Button(words, icon=sign, caps=key)
            button.clicked.connect(partial(self.wished.emit, wish))
            grid.addWidget(button, at // 2, at % 2)
        self._column.addLayout(grid)
        if details.chip.has_news:
            self._column.addSpacing(theme.px(10))
            self._column.addWidget(Hairline())
            newer = Link(_("Tag katalogets nyeste udgave"), icon="redo")
            newer.clicked.connect(partial(self.wished.emit, "newer"))
            self._column.addWidget(newer, 0, Qt.AlignmentFlag.AlignLeft)
            told = Label(_news_words(details), size="small", shade="ink2", wraps=True)
            self._column.addWidget(told)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, 1, self.height(), theme.color("line"))


class CompanyBar(QWidget):
    """Companies confirmed, invited and wanted, as one bar in the phase's colour."""

    def __init__(self, phase: int) -> None:
        super().__init__()
        self._phase = phase
        self._shares = 0.0, 0.0
        self.setFixedHeight(theme.px(10))

    def show_counts(self, needed: int, invited: int, confirmed: int) -> None:
        """Show how many of those wanted have been asked, and have said yes."""
        whole = max(needed, invited, confirmed, 1)
        self._shares = confirmed / whole, invited / whole
        words = _("{confirmed} bekræftet, {invited} inviteret af {needed}")
        told = words.format(confirmed=confirmed, invited=invited, needed=needed)
        self.setAccessibleName(told)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(10))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        high = theme.px(5)
        trough = QRectF(0, (self.height() - high) / 2, self.width(), high)
        paint.fill(painter, trough, theme.color("none"), high / 2)
        solid = f"p{self._phase}" if self._phase else "accent"
        mid = f"p{self._phase}mid" if self._phase else "accentsoft"
        for share, shade in ((self._shares[1], mid), (self._shares[0], solid)):
            if share:
                part = QRectF(trough)
                part.setWidth(trough.width() * share)
                paint.fill(painter, part, theme.color(shade), high / 2)


def _facts(details: PlannedDetails) -> Iterator[tuple[str, str]]:
    chip = details.chip
    day = day_long(chip.date) if chip.date else _("uden for forløbet")
    yield _("Hvornår"), ", ".join(filter(None, [day, lesson_words(chip)]))
    if chip.moved_from:
        yield _("Flyttet fra"), moved_words(chip)
    yield _("Hvor"), chip.place or _("ikke sagt")
    names = [f"{one.name} ({one.role.label})" if one.role else one.name for one in details.staff]
    yield _("Ansvarlig"), join_words(names) or _("ingen endnu")
    if details.from_template:
        yield _("Skabelon"), _("rettet siden") if details.is_edited else _("som i skabelonen")
    if chip.is_fixed and chip.state is not PlanState.HELD:
        yield _("Datoen"), _("ligger fast, også når holdets start ændres")
    state = _("ikke holdt") if chip.is_not_held else chip.state.label
    yield _("Status"), state


def _company_words(details: PlannedDetails) -> str:
    chip = details.chip
    waiting = max(chip.invited - chip.confirmed, 0)
    missing = max(chip.needed - chip.invited, 0)
    facts = [_("{n} bekræftet").format(n=chip.confirmed)]
    if waiting:
        facts.append(_("{n} inviteret").format(n=waiting))
    if missing:
        one, many = _("{n} mangler endnu en invitation"), _("{n} mangler endnu en invitation")
        facts.append(plural(missing, one, many))
    return ", ".join(facts)


def _company(company: NamedCompany) -> QLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.px(8))
    row.addWidget(StateSymbol(_SIGNS[company.state]))
    row.addWidget(Label(company.name))
    row.addStretch(1)
    row.addWidget(small(company.state.label, shade="ink2"))
    return row


def _held_words(details: PlannedDetails) -> str:
    chip = details.chip
    assert details.held_on is not None, "what was held has its day"
    facts = [_("holdt {day}").format(day=date_long(details.held_on))]
    if details.held_by:
        facts.append(_("meldt af {who}").format(who=details.held_by))
    if chip.score is not None:
        facts.append(_("{score} af 5").format(score=chip.score))
    there = sum(one.took_part for one in details.attendees)
    if details.attendees:
        text = _("{there} af {all} elever deltog")
        facts.append(text.format(there=there, all=len(details.attendees)))
    told = ", ".join(facts)
    told = told[:1].upper() + told[1:]
    return f"{told}.\n{details.evaluation}" if details.evaluation else told


def _news_words(details: PlannedDetails) -> str:
    """Return in what the catalogue differs now: "Udgave 3: titel og tjekliste"."""
    names = join_words(NEWS[name] for name in details.news)
    return _("Udgave {version}: {names}").format(version=details.catalogue_version, names=names)


def _deeds(details: PlannedDetails) -> list[tuple[str, str, str, str]]:
    state = details.chip.state
    found = [("open", _("Ret …"), "tool", "F2")]
    if state is not PlanState.CANCELLED:
        found.append(("hold", _("Holdt …"), "check", "H"))
    if state in {PlanState.PLANNED, PlanState.MOVED}:
        found.append(("confirm", _("Bekræft"), "check", "B"))
    return found


def _warning(sentence: str) -> QWidget:
    told = QWidget()
    row = QHBoxLayout(told)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(7))
    row.addWidget(StateSymbol(State.WATCH), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(sentence, shade="watchtext", wraps=True), 1)
    return told


def _clear(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            _clear(inner)

"""The form of absence over days: what, when, and before it is done what it touches."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.domain.closed import DayRange
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.people import ReasonId
from gf2tracker.domain.planned import (
    EARLY_OFF,
    WAYS_OUT,
    Plan,
    PlannedRun,
    Wish,
    parse_lessons,
    plan_told,
)
from gf2tracker.errors import Refusal
from gf2tracker.language import WEEKDAYS, _, date_range, fold, join_words, plural
from gf2tracker.queries.school import ReasonRow
from ui import paint, theme
from ui.chooser import Option
from ui.dialog import Dialog
from ui.fields import CheckField, ChoiceField, DateField, TextField
from ui.label import Label

KINDS = (
    AbsenceKind.APPROVED,
    AbsenceKind.SICK,
    AbsenceKind.CHILD_SICK,
    AbsenceKind.SCHOOL,
    AbsenceKind.ABSENT,
)


@dataclass(frozen=True)
class Planning:
    """What a form of planning starts with.

    Attributes:
        title: whom it is about, in the form's title.
        reasons: those of the school.
        runs: what is planned for the students already.
        is_out: whether they are out with the school, which is no absence.
        lesson: the cursor's lesson; an early end begins there.
        last: the last of the days that are chosen; None is `first` alone.
    """

    title: str
    today: date
    first: date
    reasons: Sequence[ReasonRow]
    runs: Sequence[PlannedRun] = ()
    is_out: bool = False
    lesson: int = 1
    last: date | None = None


class PlanDialog(Dialog):
    """`wish` and `reason_name` are what is to be done.

    Signals:
        asked(Wish): another wish, whose `show_plan` is waited for.
    """

    asked = Signal(object)

    def __init__(self, window: QWidget, planning: Planning, who: Sequence[Option] = ()) -> None:
        super().__init__(
            planning.title, window, save=_("Markér ude") if planning.is_out else _("Planlæg")
        )
        self._planning = planning
        kinds = _ways_out(planning.reasons) if planning.is_out else _kinds(planning.reasons)
        self.kind = ChoiceField(
            "kind", _("&Hvor er de?") if planning.is_out else _("&Hvorfor?"), kinds
        )
        self.who = ChoiceField("who", _("H&vem?"), who)
        day, today = planning.first, planning.today
        self.first = DateField("first", _("&Fra og med"), day, today=today, required=True)
        until = planning.last or day
        self.last = DateField("last", _("&Til og med"), until, today=today, required=True)
        self.lessons = TextField(
            "lessons",
            _("&Lektioner"),
            hint=_("3-5 eller fra 5; tom er alle"),
            placeholder=_("alle"),
        )
        self.note = TextField("note", _("&Note"), hint=_("Skriv ikke diagnoser"))
        self.days = [CheckField(f"day{n}", WEEKDAYS[n].capitalize(), value=True) for n in range(5)]
        self.rewrites = CheckField("rewrites", _rewrite_words(planning))
        self.preview = Preview()
        self._fill(planning)
        self.form.changed.connect(self.ask_plan)
        self.kind.box.currentIndexChanged.connect(self._on_kind)
        self._on_kind()

    def _fill(self, planning: Planning) -> None:
        self.form.row(*([self.kind, self.who] if self.who.box.count() else [self.kind]))
        self.form.row(self.first, self.last, self.lessons)
        self.form.row(self.note)
        self.form.row(*self.days)
        self.form.row(self.rewrites)
        self.form.add(self.preview)
        if planning.runs:
            self.form.add(
                Label(run_words(planning.runs, planning.reasons), shade="ink2", wraps=True)
            )

    @property
    def reason_name(self) -> str:
        """The reason by name that the school may have to get first; "" for the others."""
        _letter, _at, name = self.kind.value().partition("=")
        return name

    @property
    def wish(self) -> Wish:
        """What is to be marked; refused at the field is what has no meaning."""
        letter, _colon, reason = self.kind.value().partition("=")[0].partition(":")
        first, last = self.first.value(), self.last.value()
        if first is None or last is None:
            name = "last" if last is None else "first"
            raise Refusal(_("Datoen mangler."), field=name)
        return Wish(
            period=DayRange(first, last),
            kind=AbsenceKind(letter),
            reason_id=ReasonId(int(reason)) if reason else None,
            note=self.note.value(),
            lessons=parse_lessons(self.lessons.value()),
            weekdays=frozenset(n for n, field in enumerate(self.days) if field.value()),
            rewrites=self.rewrites.value(),
        )

    def show_plan(self, plan: Plan) -> None:
        """Show what the wish would do."""
        self.preview.tell(*plan_told(plan))
        self._show_rewrites(needed=bool(plan.in_the_way))

    @override
    def submit(self) -> None:
        try:
            _wish = self.wish
        except Refusal as refusal:
            self.refuse(refusal)
            return
        super().submit()

    def _show_rewrites(self, *, needed: bool) -> None:
        row = self.rewrites.parentWidget()
        if row is not None:
            row.setVisible(needed or self.rewrites.value())

    def _on_kind(self) -> None:
        """Let an early end begin at the cursor's lesson, unless the lessons are said already."""
        is_early = fold(self.kind.box.currentText()) == fold(EARLY_OFF)
        if is_early and not self.lessons.value() and self._planning.lesson > 1:
            self.lessons.show_value(_("fra {lesson}").format(lesson=self._planning.lesson))
            self.ask_plan()

    def ask_plan(self) -> None:
        """Ask what the wish would do, or say why it has no meaning."""
        first, last = _date_of(self.first), _date_of(self.last)
        if first is not None and last is not None and last < first and not self.last.is_dirty():
            self.last.show_value(first)
            last = first
        row = self.days[0].parentWidget()
        if row is not None:
            row.setVisible(first is not None and last is not None and (last - first).days > 0)
        try:
            wish = self.wish
        except Refusal as refusal:
            self.preview.tell(refusal.text)
            self._show_rewrites(needed=False)
            return
        self.asked.emit(wish)


class Preview(QWidget):
    """What will be done, on a sunken ground: the first line bold, what is left alone under it."""

    def __init__(self) -> None:
        super().__init__()
        self.head, self.rest = Label(bold=True, wraps=True), Label(shade="ink2", wraps=True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
        rows.setSpacing(theme.px(4))
        rows.addWidget(self.head)
        rows.addWidget(self.rest)

    def tell(self, first: str, *others: str) -> None:
        """Show other lines."""
        self.head.setText(first)
        self.rest.setText("\n".join(one[:1].upper() + one[1:] for one in others))
        self.rest.setVisible(bool(others))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        paint.fill(painter, self.rect(), theme.color("sunken"), theme.px(6))


def run_words(runs: Sequence[PlannedRun], reasons: Sequence[ReasonRow]) -> str:
    """Return what is planned already: "Allerede planlagt: 12.–16.10. godkendt fri"."""
    names = {int(one.id): one.name for one in reasons}
    told = [
        _("{days} {what}").format(
            days=date_range(run.period.first, run.period.last),
            what=names.get(run.reason_id or 0, run.kind.label),
        )
        for run in runs
    ]
    listed = list(dict.fromkeys(told))
    if len(listed) > MOST_RUNS:
        more = plural(len(listed) - MOST_RUNS, _("{n} mere"), _("{n} flere"))
        listed = [*listed[:MOST_RUNS], more]
    return _("Allerede planlagt: {what}").format(what=join_words(listed))


MOST_RUNS = 3


def _date_of(field: DateField) -> date | None:
    try:
        return field.value()
    except Refusal:
        return None


def _rewrite_words(planning: Planning) -> str:
    if planning.is_out:
        return _("Tag også dem med, der er mærket fraværende")
    return _("Skriv også over fravær, hvor lektionen er ført")


def _kinds(reasons: Sequence[ReasonRow]) -> list[Option]:
    found: list[Option] = []
    for kind in KINDS:
        found.append((kind.value, kind.label.capitalize()))
        found += _finer(kind, reasons)
    return found


def _finer(kind: AbsenceKind, reasons: Sequence[ReasonRow]) -> list[Option]:
    own = [one for one in reasons if one.kind is kind and one.is_active and not one.is_default]
    text = _("{kind}: {reason}")
    told = kind.label.capitalize()
    return [(f"{kind.value}:{one.id}", text.format(kind=told, reason=one.name)) for one in own]


def _ways_out(reasons: Sequence[ReasonRow]) -> list[Option]:
    letter = AbsenceKind.SCHOOL.value
    own = {
        one.name: f"{letter}:{one.id}"
        for one in reasons
        if one.kind is AbsenceKind.SCHOOL and one.is_active and not one.is_default
    }
    offered = {name: own.pop(name, f"{letter}={name}") for name in WAYS_OUT} | own
    told = [(key, name[:1].upper() + name[1:]) for name, key in offered.items()]
    return [*told, (letter, AbsenceKind.SCHOOL.label.capitalize())]

"""The form that puts students into a class from a day on, out of the one they are in if any."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from gf2tracker.domain.people import ClassId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, day_long, join_words, plural
from gf2tracker.queries.classes import ClassRow
from ui.dialog import Dialog
from ui.fields import ChoiceField, DateField
from ui.notice import Notice
from ui.sentence import strong


class MoveDialog(Dialog):
    """A class and a first day; `class_id` and `first_day` are what was chosen.

    `codes` are the classes they leave; empty for students who are in none.
    """

    def __init__(
        self,
        window: QWidget,
        codes: Sequence[str],
        classes: Sequence[ClassRow],
        today: date,
        count: int = 1,
    ) -> None:
        title = plural(count, _("Meld {n} elev ind"), _("Meld {n} elever ind"))
        if codes:
            title = plural(count, _("Flyt {n} elev"), _("Flyt {n} elever"))
        super().__init__(title, window, save=_("Flyt") if codes else _("Meld ind"))
        self._codes = list(dict.fromkeys(codes))
        self._classes = {str(one.id): one for one in classes}
        offered = [(key, _about(one)) for key, one in self._classes.items()]
        self.choice = ChoiceField("class_id", _("Nyt &hold"), [("", _("Vælg et hold")), *offered])
        self.choice.is_required = True
        self.day = DateField("first_day", _("&Første dag"), today, today=today, required=True)
        self.consequence = Notice("swap")
        self.form.row(self.choice, self.day)
        self.form.add(self.consequence)
        self.form.changed.connect(self._tell)
        self.choice.changed.connect(self._propose)
        self._today = today
        self._tell()

    @property
    def class_id(self) -> ClassId:
        """The class they go to."""
        return ClassId(int(self.choice.value()))

    @property
    def first_day(self) -> date:
        """The first day there."""
        day = self.day.value()
        assert day is not None, "the form is checked before it is used"
        return day

    def _propose(self) -> None:
        chosen = self._classes.get(self.choice.value())
        if chosen is not None and not self.day.is_dirty():
            self.day.show_value(max(self._today, chosen.starts_on))

    def _tell(self) -> None:
        try:
            day = self.day.value()
        except Refusal as refusal:
            self.consequence.tell(refusal.text)
            return
        if day is None:
            self.consequence.tell(_("Skriv den første dag på det nye hold."))
            return
        if not self._codes:
            self.consequence.tell(_("Første dag bliver "), strong(day_long(day)))
            return
        codes = join_words(self._codes)
        last = day_long(day - timedelta(days=1))
        text = _("Sidste dag på {codes} bliver ").format(codes=codes)
        self.consequence.tell(text, strong(last), _(". Fraværet følger med."))


def _about(one: ClassRow) -> str:
    week = _("uge {n} af {all}").format(n=one.week, all=one.weeks) if one.week else ""
    return " · ".join(filter(None, [one.code, one.programme_short, week]))

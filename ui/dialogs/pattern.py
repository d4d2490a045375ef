"""The form that gives a class another lesson pattern from a day on."""

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from gf2tracker.domain.pattern import parse_pattern
from gf2tracker.errors import Refusal
from gf2tracker.language import _, date_long, plural
from gf2tracker.queries.classes import ClassDetails
from ui.dialog import Dialog
from ui.fields import DateField, TextField
from ui.notice import Notice
from ui.sentence import DOT, strong


class PatternDialog(Dialog):
    """A date and the lessons of each weekday; `submitted` gives `from_date` and `lessons`."""

    def __init__(self, window: QWidget, details: ClassDetails, today: date) -> None:
        title = _("Skift skema for {code}").format(code=details.row.code)
        super().__init__(title, window, save=_("Gem skema"))
        now = [text for day, text in details.patterns if day <= today] or [
            text for _day, text in details.patterns[:1]
        ]
        monday = today + timedelta(days=7 - today.weekday())
        first = max(monday, details.row.starts_on)
        self.from_date = DateField("from_date", _("&Fra og med"), first, today=today, required=True)
        self.lessons = TextField(
            "lessons",
            _("&Lektioner mandag-fredag"),
            now[-1] if now else "",
            hint=_("0 = ingen skole den ugedag"),
            required=True,
        )
        self.consequence = Notice("clock")
        self.form.row(self.from_date, self.lessons)
        self.form.add(self.consequence)
        self._was = ", ".join(
            _("fra {day} {lessons}").format(day=date_long(day), lessons=text)
            for day, text in details.patterns
        )
        self.form.changed.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        try:
            lessons = sum(parse_pattern(self.lessons.value()))
        except Refusal as refusal:
            self.consequence.tell(refusal.text)
            return
        count = plural(lessons, _("{n} lektion om ugen"), _("{n} lektioner om ugen"))
        self.consequence.tell(strong(count), DOT, _("nu: {was}").format(was=self._was))

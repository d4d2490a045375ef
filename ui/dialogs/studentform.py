"""The form of a student: names, how to reach the student, and who must be told when under 18."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from gf2tracker.actions.students import StudentFields
from gf2tracker.domain.people import ClassId, Track, age_on
from gf2tracker.errors import Refusal
from gf2tracker.language import _, date_long, plural
from gf2tracker.queries.classes import ClassRow
from gf2tracker.queries.students import StudentDetails
from ui.dialog import Dialog
from ui.fields import CheckField, ChoiceField, DateField, TextField
from ui.symbol import State

OF_AGE = 18
TEXTS = (
    ("first_name", _("&Fornavn")),
    ("last_name", _("&Efternavn")),
    ("called_name", _("&Kaldes")),
    ("number", _("Elev&nummer")),
    ("uni_login", _("&UNI-login")),
    ("phone", _("&Telefon")),
    ("mail", _("&Mail")),
    ("former_school", _("Tidligere &skole")),
    ("postcode", _("&Postnummer")),
    ("guardian_name", _("&Værges navn")),
    ("guardian_phone", _("Værges telefon")),
    ("guardian_mail", _("Værges mail")),
)


class StudentDialog(Dialog):
    """A new student, or one to correct; `fields` is what was typed.

    A new one begins in a class from a day: `class_id` and `first_day`.
    """

    def __init__(
        self,
        window: QWidget,
        today: date,
        details: StudentDetails | None = None,
        classes: Sequence[ClassRow] = (),
        class_id: ClassId | None = None,
    ) -> None:
        title = _("Ny elev") if details is None else _("Ret {name}").format(name=details.called)
        save = _("Tilføj elev") if details is None else _("Gem elev")
        super().__init__(title, window, save=save)
        self._today, self._is_new = today, details is None
        self.texts = {name: TextField(name, label, _text(details, name)) for name, label in TEXTS}
        for text in self.texts.values():
            text.edit.setCursorPosition(0)  # a long address shows its beginning
        self.form.row(self.texts["first_name"], self.texts["last_name"])
        self._build_class(classes, class_id)
        self._build_fields(details)
        self.form.changed.connect(self._on_changed)
        self._on_changed()

    def _build_fields(self, details: StudentDetails | None) -> None:
        texts = self.texts
        born = details.birth_date if details else None
        self.birth_date = DateField("birth_date", _("F&ødselsdag"), born, today=self._today)
        tracks = [(one.value, one.value) for one in Track]
        self.track = ChoiceField(
            "track", _("Fo&rløb"), tracks, details.track if details else Track.EUD
        )
        self.is_protected = CheckField(
            "is_protected",
            _("Navne- og adressebeskyttet"),
            value=details.is_protected if details else False,
        )
        self.has_support_contact = CheckField(
            "has_support_contact",
            _("Har støttekontakt"),
            value=details.has_support_contact if details else False,
        )
        self.form.row(texts["called_name"], self.birth_date, self.track)
        self.form.row(texts["phone"], texts["mail"])
        self.form.row(texts["guardian_name"], texts["guardian_phone"], texts["guardian_mail"])
        self.form.row(texts["former_school"], texts["postcode"])
        self.form.row(texts["number"], texts["uni_login"])
        self.form.row(self.is_protected, self.has_support_contact)

    def _build_class(self, classes: Sequence[ClassRow], class_id: ClassId | None) -> None:
        self.class_choice: ChoiceField | None = None
        if not self._is_new:
            return
        self._starts = {one.id: one.starts_on for one in classes}
        options = [("", _("Intet hold endnu")), *((str(one.id), one.code) for one in classes)]
        self.class_choice = ChoiceField("class_id", _("&Hold"), options, str(class_id or ""))
        self.first = DateField("first_day", _("Første &dag"), None, today=self._today)
        self.form.row(self.class_choice, self.first)
        self.class_choice.changed.connect(self._propose_first_day)
        self._propose_first_day()

    # --- what was typed ---------------------------------------------------------------------------

    @property
    def class_id(self) -> ClassId | None:
        """The class a new student begins in; None for none yet."""
        chosen = self.class_choice.value() if self.class_choice is not None else ""
        return ClassId(int(chosen)) if chosen else None

    @property
    def first_day(self) -> date | None:
        """The new student's first day; None means the day the class starts."""
        return self.first.value() if self.class_id is not None else None

    def fields(self) -> StudentFields:
        """Return everything of the form, guardians of a student of age left as they were."""
        texts = {name: field.value() for name, field in self.texts.items()}
        fields: StudentFields = {
            **texts,  # type: ignore[typeddict-item]  # the names are those of TEXTS
            "birth_date": self.birth_date.value(),
            "track": self.track.value(),
            "is_protected": self.is_protected.value(),
            "has_support_contact": self.has_support_contact.value(),
        }
        return fields

    def _on_changed(self) -> None:
        age = self._age()
        is_under = age is not None and age < OF_AGE
        has_guardian = any(self.texts[name].value() for name, _label in TEXTS[-3:])
        guardian = self.texts["guardian_name"].parentWidget()
        if guardian is not None:
            guardian.setVisible(is_under or has_guardian)
        words = plural(age, _("{n} år"), _("{n} år")) if age is not None else ""
        if is_under:
            words += _(", værge skal høres")
        self.birth_date.show_hint(words)
        protected = _("kun kaldenavn i lister, ingen telefon")
        self.is_protected.show_hint(protected if self.is_protected.value() else "", State.WATCH)
        self._say_first_day()

    def _propose_first_day(self) -> None:
        """Propose that who comes to a class that has begun begins today, and counts from today."""
        if not self.first.is_dirty():
            starts_on = self._starts.get(self.class_id) if self.class_id is not None else None
            has_begun = starts_on is not None and starts_on < self._today
            self.first.show_value(self._today if has_begun else None)

    def _say_first_day(self) -> None:
        if self.class_choice is None:
            return
        starts_on = self._starts.get(self.class_id) if self.class_id is not None else None
        self.first.control.setEnabled(starts_on is not None)
        hint = ""
        if starts_on is not None:
            text = _("fraværet tæller herfra; tom = holdets start, {day}")
            hint = text.format(day=date_long(starts_on))
        self.first.show_hint(hint)

    def _age(self) -> int | None:
        try:
            born = self.birth_date.value()
        except Refusal:
            return None
        return age_on(born, self._today) if born is not None and born < self._today else None


def _text(details: StudentDetails | None, name: str) -> str:
    return str(getattr(details, name) or "") if details is not None else ""

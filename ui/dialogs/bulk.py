"""The form that changes the same of many students at once."""

from PySide6.QtWidgets import QWidget

from gf2tracker.actions.students import StudentFields
from gf2tracker.domain.people import Track
from gf2tracker.language import _, join_words, plural
from ui.dialog import Dialog
from ui.fields import ChoiceField, TextField
from ui.notice import Notice
from ui.sentence import strong

YES, NO = "yes", "no"


class BulkDialog(Dialog):
    """Only what is chosen or typed is changed; `fields` is that."""

    def __init__(self, window: QWidget, count: int) -> None:
        title = plural(count, _("Ret {n} elev"), _("Ret {n} elever"))
        super().__init__(title, window, save=_("Gem for alle"))
        self._count = count
        keep = ("", _("uændret"))
        tracks = [(one.value, one.value) for one in Track]
        self.track = ChoiceField("track", _("&Forløb"), [keep, *tracks])
        self.is_protected = ChoiceField(
            "is_protected", _("&Beskyttet"), [keep, (YES, _("ja")), (NO, _("nej"))]
        )
        self.former_school = TextField(
            "former_school", _("Tidligere &skole"), placeholder=_("uændret")
        )
        self.postcode = TextField("postcode", _("&Postnummer"), placeholder=_("uændret"))
        self.consequence = Notice("student")
        self.form.row(self.track, self.is_protected)
        self.form.row(self.former_school, self.postcode)
        self.form.add(self.consequence)
        self.form.changed.connect(self._tell)
        self._tell()

    def fields(self) -> StudentFields:
        """Return what is to be changed; empty when nothing is."""
        fields: StudentFields = {}
        if self.track.value():
            fields["track"] = self.track.value()
        if self.is_protected.value():
            fields["is_protected"] = self.is_protected.value() == YES
        if self.former_school.value():
            fields["former_school"] = self.former_school.value()
        if self.postcode.value():
            fields["postcode"] = self.postcode.value()
        return fields

    def _tell(self) -> None:
        names = [field.title for field in self.form.fields.values() if field.is_dirty()]
        self.save.setEnabled(bool(names))
        if not names:
            self.consequence.tell(_("Vælg eller skriv det, der skal være ens for dem alle."))
            return
        what = join_words(name.lower() for name in names)
        count = plural(self._count, _("{n} elev"), _("{n} elever"))
        self.consequence.tell(strong(what.capitalize()), _(" ændres for "), strong(count))

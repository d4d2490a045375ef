"""Telling that a student left: the texts to copy, and who has been told by now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.domain.notice import Informed, still_to_tell
from gf2tracker.language import _, date_long
from gf2tracker.queries.leaving import Departed
from ui import theme
from ui.button import Button
from ui.dialog import Dialog
from ui.dialogs.ticks import Ticks
from ui.edit import NoteEdit
from ui.segments import Segments

LINES = 16
NAMES = {Informed.MUNICIPALITY: _("Til kommunen"), Informed.GUARDIAN: _("Til værge")}


class InformDialog(Dialog):
    """A text for each who is told in writing; copying one ticks whom it is for.

    Signals:
        copied(str): a text was copied; what to say of it.
    """

    copied = Signal(str)

    def __init__(self, window: QWidget, departed: Departed) -> None:
        title = _("{name} stoppede {day}: hvem ved det?")
        day = date_long(departed.left_on)
        super().__init__(title.format(name=departed.called, day=day), window, save=_("Gem"))
        self._texts = dict(departed.texts)
        missing = still_to_tell(departed.required, departed.informed)
        first = next((one for one in missing if one in self._texts), Informed.MUNICIPALITY)
        self.to = Segments(_("Modtager"), [(one.value, NAMES[one]) for one in self._texts])
        self.to.choose(first.value)
        self.copy = Button(_("Kopiér teksten"), icon="copy", caps="Enter")
        self.text = NoteEdit(lines=LINES)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Tekst til modtageren"))
        self.ticks = Ticks(_("Har fået besked"), departed.informed)
        self.ticks.require(departed.required)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, theme.px(4), 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(self.to)
        row.addStretch(1)
        row.addWidget(self.copy)
        row.addSpacing(theme.px(4))
        for each in (head, self.text, self.ticks):
            self.form.add(each)
        self.to.chosen.connect(self._show_text)
        self.copy.clicked.connect(self._copy)
        self._show_text()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def informed(self) -> frozenset[Informed]:
        """Who has been told."""
        return self.ticks.value()

    def _show_text(self) -> None:
        self.text.setPlainText(self._texts[Informed(self.to.current)])

    def _copy(self) -> None:
        who = Informed(self.to.current)
        QGuiApplication.clipboard().setText(self._texts[who])
        self.ticks.tick(who)
        text = _("Teksten til {who} er kopieret. Gem, når den er sendt.")
        self.copied.emit(text.format(who=who.label))
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)

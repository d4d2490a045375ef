"""Ending a planned absence before it is over: "rask fra onsdag"."""

from datetime import date

from PySide6.QtWidgets import QWidget

from gf2tracker.language import _
from gf2tracker.queries.planned import Offer
from ui.dialog import Dialog
from ui.dialogs.plan import run_words
from ui.fields import DateField
from ui.label import Label


class BackDialog(Dialog):
    """The first day at school again; `submitted` gives `from_day`."""

    def __init__(self, window: QWidget, title: str, today: date, offer: Offer) -> None:
        super().__init__(title, window, save=_("Slut fraværet"))
        first = max(today, min(run.period.first for run in offer.runs))
        hint = _("Lektioner, der er ført, bliver, som de er")
        label = _("Tilbage &fra og med")
        self.form.row(DateField("from_day", label, first, today=today, hint=hint, required=True))
        self.form.add(Label(run_words(offer.runs, offer.reasons), shade="ink2", wraps=True))

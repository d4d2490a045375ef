"""Noting a call with one key: talked, message, no answer."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from gf2tracker.domain.contact import ContactKind
from gf2tracker.language import _
from ui.menu import Menu

DEEDS = (
    (ContactKind.TALKED, _("&Talte med"), "talk", "T"),
    (ContactKind.SMS, _("&Sms sendt"), "message", "S"),
    (ContactKind.NO_ANSWER, _("&Intet svar"), "nocall", "I"),
)


def call_menu(parent: QWidget, log: Callable[[ContactKind], None]) -> Menu:
    """Return a menu that notes a call; each line is chosen by its letter."""
    menu = Menu(_("Log opkald"), parent)
    for kind, text, icon, keys in DEEDS:
        menu.add(text, partial(log, kind), icon=icon, keys=keys)
    return menu

"""A bug met on the command line: an id for the user, and the rest in the log."""

from gf2tracker.bug import LOG, append, fault_of
from gf2tracker.errors import Refusal
from gf2tracker.language import _
from gf2tracker.settings import folder


def refusal_of(error: BaseException) -> Refusal:
    """Write a bug into the log and return what to tell the user."""
    fault, log = fault_of(error), folder() / "log" / LOG
    text = _("Der er en fejl i programmet (nr. {number}). De gemte data er urørte.")
    if append(log, fault.report):
        text = _("Der er en fejl i programmet (nr. {number}, se {log}). De gemte data er urørte.")
    return Refusal(text.format(number=fault.number, log=log))

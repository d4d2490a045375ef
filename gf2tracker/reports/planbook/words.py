"""The sheet of words: how the list is changed and read back, and what may stand in its columns."""

from dataclasses import replace

from gf2tracker.domain.activity import ActivityKind, PlanState
from gf2tracker.intake.plancolumns import CLEARED, SHEET, WORDS
from gf2tracker.language import WEEKDAYS, _
from gf2tracker.queries.planbook import PlanBook
from gf2tracker.reports import look
from gf2tracker.reports.look import HEADING, TEXT
from gf2tracker.reports.workbook import Book, Column

HEADING_ROW = 12
_HOW = (
    _("Ret i arket {sheet}, gem filen, og træk den ind i GF2 Tracker: I ser alt, før det gemmes."),
    _("En række uden Id er en ny aktivitet. En række, I sletter, ændrer intet i planen."),
    _("En tom celle ændrer intet. Skriv {cleared} for at tømme Lektion, Sted eller Ansvarlige."),
    _("Ret datoen, eller ret undervisningsuge og ugedag; resten følger med."),
    _("Navnet på en aktivitet fra kataloget giver en ny række katalogets tjekliste og materialer."),
    _(
        "Holdt sættes i programmet, hvor deltagerne vælges. Flyttet bliver en aktivitet af sig selv."
    ),
    _("Id er programmets eget tal: ret det aldrig. Bemærk og Årshjul læses ikke."),
)
COLUMNS = (
    Column(_("Type"), 30, TEXT, HEADING),
    Column(_("Status"), 16, TEXT, HEADING),
    Column(_("Ugedag"), 14, TEXT, HEADING),
    Column(_("Initialer"), 14, TEXT, HEADING),
)
SCHOOL_DAYS = WEEKDAYS[:5]
KINDS = tuple(kind.label for kind in ActivityKind)
STATES = tuple(state.label for state in PlanState)


def write_words(book: Book, answer: PlanBook) -> None:
    """Write the sheet; the lists of the columns are looked up in it."""
    sheet = book.sheet(WORDS)
    sheet.put(1, 1, _("Sådan rettes planen i Excel"), look.TITLE)
    sheet.height(1, 28)
    for at, text in enumerate(_HOW, start=3):
        told = text.format(sheet=SHEET, cleared=CLEARED)
        sheet.put(at, 1, f"{at - 2}. {told}", replace(look.SUBTITLE, size=10))
    sheet.heading(HEADING_ROW, COLUMNS)
    for column, words in enumerate((KINDS, STATES, SCHOOL_DAYS, answer.staff), start=1):
        for at, word in enumerate(words, start=HEADING_ROW + 1):
            sheet.put(at, column, word, TEXT)
    sheet.printed("", _("Plan"))


def place_of(column: int, count: int) -> str:
    """Return where the words of a column (from 1) stand, for a list in another sheet."""
    letter = "ABCD"[column - 1]
    last = HEADING_ROW + max(count, 1)
    return f"'{WORDS}'!${letter}${HEADING_ROW + 1}:${letter}${last}"

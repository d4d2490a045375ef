"""The sheet Om rapporten: what was asked, by whom, and what every word and figure means."""

from dataclasses import replace

from gf2tracker.domain.attention import State
from gf2tracker.domain.sign import limit_words
from gf2tracker.language import _, join_words, plural
from gf2tracker.queries.status import ENDED_DAYS, Status
from gf2tracker.reports import look
from gf2tracker.reports.look import Look, state_look, state_text
from gf2tracker.reports.statusbook import words
from gf2tracker.reports.statusbook.absence import LEGEND, LETTERS
from gf2tracker.reports.workbook import Book, Sheet, Value
from gf2tracker.version import VERSION

_WORD = Look(is_bold=True, line=look.LINE, is_centred_vertically=False)
_MEANING = Look(line=look.LINE, indent=1, is_wrapped=True, is_centred_vertically=False)
_HEADING = Look(size=12, is_bold=True, colour=look.ACCENT_TEXT)
WORD_WIDTH, MEANING_WIDTH = 28, 105
_LINE_SIGNS = 116
_LINE_POINTS = 14.5


def write_about(book: Book, status: Status, made_by: str) -> None:
    """Write the sheet."""
    sheet = book.sheet(_("Om rapporten"))
    sheet.widths((WORD_WIDTH, MEANING_WIDTH))
    sheet.put(1, 1, _("Om rapporten"), look.TITLE)
    sheet.height(1, 28)
    row = _write_facts(sheet, 3, status, made_by)
    row = _write_meanings(sheet, row + 1, status)
    _write_legend(sheet, row + 1, status)
    header = f"{words.school_title(status)} · {words.day_title(status)}"
    sheet.printed("1:1", header)


def _write_facts(sheet: Sheet, row: int, status: Status, made_by: str) -> int:
    students = [student for one in status.classes for student in one.students]
    here = sum(student.is_here for student in students)
    lessons = sum(student.figures.lessons_taken for student in students)
    codes = join_words(one.row.code for one in status.classes)
    facts: tuple[tuple[str, Value, Look], ...] = (
        (_("Skole"), words.school_title(status), _MEANING),
        (_("Til og med"), status.today, replace(_MEANING, number=look.DATE)),
        (_("Lavet af"), made_by or _("ikke oplyst"), _MEANING),
        (_("Program"), f"GF2 Tracker {VERSION}", _MEANING),
        (_("Udvalg"), words.chosen(status), _MEANING),
        (_("Hold"), codes, _MEANING),
        (_("Elever på holdene (n)"), here, replace(_MEANING, number=look.WHOLE)),
        (_("Elever i alt"), len(students), replace(_MEANING, number=look.WHOLE)),
        (_("Førte elevlektioner"), lessons, replace(_MEANING, number=look.WHOLE)),
    )
    for at, (word, value, made) in enumerate(facts, start=row):
        _write_line(sheet, at, word, value, made)
    return row + len(facts)


def _write_meanings(sheet: Sheet, row: int, status: Status) -> int:
    sheet.put(row, 1, _("Hvad tallene betyder"), _HEADING)
    meanings = _meanings(status)
    for at, (word, meaning) in enumerate(meanings, start=row + 1):
        _write_line(sheet, at, word, meaning, _MEANING)
    return row + 1 + len(meanings)


def _write_legend(sheet: Sheet, row: int, status: Status) -> None:
    sheet.put(row, 1, _("Tegn og farver"), _HEADING)
    sheet.put(row + 1, 1, _("Bogstaver i Fravær"), _WORD)
    sheet.put(row + 1, 2, LETTERS, _MEANING)
    at = row + 2
    for state in State:
        _write_line(sheet, at, state_text(state), _state_meaning(status, state), _MEANING)
        sheet.put(at, 1, state_text(state), state_look(state))
        at += 1
    for sign, made, text in LEGEND:
        sheet.put(at, 1, sign or None, made)
        sheet.put(at, 2, text, _MEANING)
        at += 1


def _write_line(sheet: Sheet, row: int, word: str, value: Value, made: Look) -> None:
    sheet.put(row, 1, word, _WORD)
    sheet.put(row, 2, value, made)
    lines = 1 + (len(value) - 1) // _LINE_SIGNS if isinstance(value, str) and value else 1
    sheet.height(row, 2 + lines * _LINE_POINTS)


def _state_meaning(status: Status, state: State) -> str:
    watch, act = limit_words(status.limits.watch_share), limit_words(status.limits.act_share)
    texts = {
        State.ACT: _(
            "Elev: mangler uden besked, er ikke talt med om fravær i de første 14 dage eller flere dage "
            "i træk, eller har mindst {act} fravær, også regnet med åbningstal. Hold: har en elev at ringe til, eller mindst "
            "{act} fravær."
        ),
        State.WATCH: _(
            "Elev: har mindst {watch} fravær, tre perioder på otte uger eller stigende fravær, eller en "
            "årsag mangler i dag. Hold: har mindst {watch} "
            "fravær, eller protokollen mangler i mere end 5\N{NO-BREAK SPACE}% af lektionerne."
        ),
        State.NONE: _("Ingen af delene."),
    }
    return texts[state].format(watch=watch, act=act)


def _meanings(status: Status) -> tuple[tuple[str, str], ...]:
    part = (
        _("mistet mindst en hel lektion")
        if status.limits.part_is_enough
        else _("mistet alle dagens lektioner")
    )
    return (
        (
            _("Fravær"),
            _(
                "Mistede minutter ud af de lektioner, hvor protokollen er ført, mens eleven gik på "
                "holdet, uden fritagne lektioner. For sent og gået tidligt tæller de minutter, der "
                "er skrevet. Skole og virksomhed (K) tæller som til stede."
            ),
        ),
        (
            _("Heraf ulovligt"),
            _(
                "Den del af fraværet, som skolen ikke regner for lovlig: udeblevet, sygdom, der "
                "ikke er meldt, for sent, gået tidligt og manglende årsag, medmindre skolen har "
                "bestemt andet."
            ),
        ),
        (
            _("Seneste 4 uger"),
            _("Fravær på de seneste 20 skoledage med ført protokol."),
        ),
        (
            _("Fraværsdage og perioder"),
            _(
                "Dage, hvor alle førte lektioner er mistet, uanset årsag. En periode er sådanne "
                "dage i træk; den brydes ikke af lukkedage eller dage uden protokol."
            ),
        ),
        (
            _("De første 14 dage"),
            _(
                "14 kalenderdage fra holdets start, for den, der kommer senere, fra elevens første "
                "dag. En fraværsdag er en dag, hvor eleven har {part}, uanset årsag. Et sådant "
                "fravær kræver en snak samme dag; det er ingen dom over eleven."
            ).format(part=part),
        ),
        (
            _("Protokol ført"),
            _(
                "Lektioner med ført protokol ud af dem, der skulle være ført til og med dagen før "
                "rapportens dato: fra holdets første protokol eller dagen efter dets åbningstal; "
                "uden nogen af dem de sidste fem skoledage. En lektion uden protokol tæller hverken "
                "som fravær eller fremmøde."
            ),
        ),
        (
            _("Holdets tal"),
            _(
                "Alle elever, hvis seneste hold det er, også dem, der er stoppet. Elever, der er "
                "flyttet, står på det nye hold med fravær fra begge. Fravær i hver undervisningsuge "
                "tæller alle, der gik på holdet i ugen."
            ),
        ),
        (
            _("Heraf syg"),
            _("Den del af fraværet, der er elevens egen sygdom, meldt eller ej."),
        ),
        (
            _("Delvise dage"),
            _("Dage, hvor eleven var der, men mistede mindst en lektions minutter."),
        ),
        (
            _("Ugedag, der skiller sig ud"),
            _(
                "Mandage eller fredage, hvor mindst tre af mindst fire dage med protokol har fravær, og "
                "fraværet er mindst 10 % og mindst dobbelt så stort som på de andre dage."
            ),
        ),
        (
            _("Stoppet"),
            _(
                "Elever, der mødte og er gået ud før tid. Frafald, omvalg og skoleskift tælles hver "
                "for sig efter skolens egne afgangsårsager. De, der aldrig mødte eller af anden grund "
                "ikke regnes med, står for sig."
            ),
        ),
        (
            _("Opfølgning"),
            _(
                "Elever, som nogen burde gøre noget for, og ingen har gjort det. Hver grund står "
                "med sine datoer; den forsvinder, når den er klaret. Der er ingen skjult score. "
                "Ansvarlig er kontaktlæreren, medmindre en anden er valgt."
            ),
        ),
        (
            _("Makkere og grupper"),
            _(
                "De makkerpar og grupper, der gælder nu. En gruppe skulle have mødtes, når der er gået "
                "flere skoleuger, end holdet har aftalt; lukkede uger tæller ikke. Stemning er "
                "gennemsnittet af tal fra 1 til 5 ved de møder, hvor den er noteret. Hvad der blev "
                "sagt, står ikke i rapporten."
            ),
        ),
        (
            _("Aktiviteter"),
            _(
                "Alt i holdenes planer. Ikke holdt er en aktivitet, hvis dag er gået, uden at den er "
                "sat som holdt eller aflyst; aflyste tæller ikke med i holdt. Virksomheder: hvor "
                "mange der er brug for, er inviteret og har sagt ja; de mangler, når der er højst "
                "fire uger til. Deltagere er de elever, der var med. Vurdering er fra 1 til 5."
            ),
        ),
        (_("Uge"), _("Undervisningsuge: uger, hvor holdet har mindst en skoledag.")),
        (
            _("Hele skolen"),
            plural(
                ENDED_DAYS,
                "Hold, der er i gang, kommer, eller er sluttet inden for {n} dag.",
                "Hold, der er i gang, kommer, eller er sluttet inden for de seneste {n} dage.",
            ),
        ),
        (
            _("Beskyttede elever"),
            _(
                "Står med kaldenavn og ordet “beskyttet”. Rapporten indeholder ingen telefonnumre, "
                "adresser eller CPR-numre."
            ),
        ),
        (
            _("Fortroligt"),
            _(
                "Rapporten er til dem, der arbejder med eleverne. Gem den, hvor kun de kan se den, "
                "og slet den, når den er brugt."
            ),
        ),
    )

"""The columns of page Opfølgning's lists, and what each is told as outside of the program."""

from collections.abc import Sequence
from datetime import date

from gf2tracker.language import NO_FIGURE, _, date_short, join_words, plural
from gf2tracker.queries.gaps import RegisterGap
from ui.cells import Drawn, Words
from ui.column import Column
from ui.followup.lines import CaseLine, TwoLines, WhoAndWhy, code_of, name_of, reasons_of
from ui.followup.words import (
    contact_words,
    kind_words,
    next_try,
    next_words,
    tried_words,
    try_words,
)


def case_columns() -> list[Column[CaseLine]]:
    """Return the columns of students whom nobody has acted on."""
    return [
        _who_and_why(),
        Column(
            _("Sidst og næste"),
            _last_and_next,
            name="last",
            width=184,
            weight=0.25,
            told_as=(
                Column(_("Sidste kontakt"), _last, name="last"),
                Column(_("Kontaktet den"), _last_day, name="last_day", kind="date"),
                Column(_("Næste skridt"), lambda line: line.case.next_step, name="next"),
                Column(
                    _("Næste skridt den"),
                    lambda line: line.case.next_on,
                    name="next_day",
                    kind="date",
                ),
            ),
        ),
        Column(_("Ansvarlig"), _owner, name="owner", width=64),
    ]


def call_columns() -> list[Column[CaseLine]]:
    """Return the columns of students whom nobody has reached."""
    return [
        _who_and_why(),
        Column(_("Telefon"), _phone, name="phone", width=96),
        Column(
            _("Forsøg"),
            _tries,
            name="tries",
            width=132,
            weight=0.25,
            told_as=(
                Column(_("Forsøg"), lambda line: len(line.case.tries), name="tries", kind="number"),
                Column(_("Sidste forsøg"), _last_try, name="last_try"),
                Column(_("Forsøgt den"), _last_try_day, name="last_try_day", kind="date"),
            ),
        ),
        Column(
            _("Næste forsøg"),
            _next_try,
            name="next",
            width=88,
            told_as=(Column(_("Næste forsøg"), _next_try_day, name="next", kind="date"),),
        ),
    ]


def _who_and_why() -> Column[CaseLine]:
    return Column(
        _("Elev og grund"),
        WhoAndWhy,
        name="who",
        width=200,
        weight=1,
        told_as=(
            Column(_("Elev"), name_of, name="name"),
            Column(_("Hold"), code_of, name="code"),
            Column(_("Grund"), reasons_of, name="why"),
        ),
    )


def gap_columns() -> list[Column[RegisterGap]]:
    """Return the columns of classes whose register was not taken."""
    return [
        Column(_("Hold"), lambda gap: gap.code, name="class", width=80, is_bold=True),
        Column(_("Lærer"), _teacher, name="teacher", width=56),
        Column(_("Dage"), lambda gap: len(gap.days), name="days", kind="number", width=36),
        Column(_("Mangler"), _missing, name="missing", width=200, weight=1, shade="ink2"),
    ]


def _last(line: CaseLine) -> str:
    last = line.case.last_contact
    return kind_words(last) if last is not None else contact_words(None, line.today)


def _last_day(line: CaseLine) -> date | None:
    last = line.case.last_contact
    return last.day if last is not None else None


def _last_try(line: CaseLine) -> str:
    return line.case.tries[0].kind.label if line.case.tries else ""


def _last_try_day(line: CaseLine) -> date | None:
    return line.case.tries[0].day if line.case.tries else None


def _next_try_day(line: CaseLine) -> date | None:
    return next_try(line.case, line.today)


def _last_and_next(line: CaseLine) -> Drawn:
    case, today = line.case, line.today
    last = case.last_contact
    shade = "ink2" if last is not None else "acttext"
    planned = next_words(case)
    is_late = case.next_on is not None and case.next_on <= today
    return TwoLines(
        Words(contact_words(last, today), shade=shade),
        Words(planned, shade="watchtext" if is_late else "ink2", icon="right" if planned else ""),
        sorted_by=last.at.timestamp() if last is not None else 0.0,
    )


def _owner(line: CaseLine) -> Drawn:
    case = line.case
    if case.owner is None:
        return TwoLines(Words(NO_FIGURE, shade="acttext"))
    return TwoLines(Words(case.owner.initials, shade="ink" if case.is_given else "ink3"))


def _phone(line: CaseLine) -> Drawn:
    student = line.case.student
    if student.is_protected:
        return TwoLines(Words(_("beskyttet"), shade="ink2", icon="lock"))
    if not student.phone:
        return TwoLines(Words(_("intet nummer"), shade="ink3"))
    return TwoLines(Words(student.phone, is_bold=True))


def _tries(line: CaseLine) -> Drawn:
    text = tried_words(line.case, line.today) if line.case.tries else ""
    first, _comma, rest = text.partition(", ")
    return TwoLines(Words(first), Words(rest, shade="ink2"), sorted_by=len(line.case.tries))


def _next_try(line: CaseLine) -> Drawn:
    return TwoLines(Words(try_words(line.case, line.today)))


def _teacher(gap: RegisterGap) -> Drawn:
    return Words(gap.teacher or NO_FIGURE, shade="ink2" if gap.teacher else "acttext")


def _missing(gap: RegisterGap) -> str:
    return join_words(_days_of(gap))


def _days_of(gap: RegisterGap) -> Sequence[str]:
    told = []
    for one in reversed(gap.days):
        count = plural(len(one.lessons), "{n} lektion", "{n} lektioner")
        what = _("hele dagen") if one.is_whole else count
        told.append(_("{day} {what}").format(day=date_short(one.date), what=what))
    return told

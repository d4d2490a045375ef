"""The columns of Overblik: figures to date, weeks as bars, and what stands out."""

from collections.abc import Callable

from gf2tracker.language import NO_BREAK, NO_FIGURE, _, number, percent, plural
from ui.cells import Drawn, Words
from ui.column import Column
from ui.figures.apart import rolling_apart, spells_apart, weeks_apart
from ui.figures.cells import Reasons, Rolling, WeekBars
from ui.figures.heading import WeeksHeading
from ui.figures.lines import FigureLine
from ui.students.apart import name_apart
from ui.students.lines import ProtectedName
from ui.symbol import State, state_of

QUIET, NEAR = "ink3", 10
"""The shade of what is not to be read first, and how close figures stand together, px."""

Share = Callable[[FigureLine], float | None]


def columns(heading: WeeksHeading) -> list[Column[FigureLine]]:
    """Return the columns; `heading` paints that of the weeks."""
    return [
        Column(
            _("Navn"),
            _name,
            name="name",
            width=150,
            gap=12,
            weight=0.15,
            order=_full_name,
            told_as=name_apart(_full_name, lambda line: line.row.student.is_protected),
        ),
        *_shares(),
        Column(
            _("Uger"),
            _weeks,
            name="weeks",
            width=108,
            gap=12,
            weight=0.25,
            draw_title=heading.paint,
            told_by=weeks_apart,
            tip=_("Fravær i hver undervisningsuge, linjen er holdets faser"),
        ),
        *_counts(),
        Column(
            _("Hvorfor"),
            lambda line: Reasons(line.row.signs, line.status),
            name="why",
            width=120,
            weight=1,
            tip=_("Hvad der skiller sig ud, og hvilke dage det gælder"),
        ),
        *_hidden(),
    ]


def _hidden() -> list[Column[FigureLine]]:
    return [
        _more(
            _("Ikke meldt"),
            "unreported",
            lambda line: line.row.details.unreported_share,
            _("Syg, der ikke er meldt; er med i Syg og i Ulovligt"),
        ),
        _more(
            _("Barns sygdom"),
            "child",
            lambda line: line.row.details.child_share,
            _("Er ikke med i Syg"),
        ),
        _more(
            _("Før GF2 Tracker"),
            "before",
            lambda line: line.row.openings[-1].share if line.row.openings else None,
            _("Fravær før den første protokol her, som skolens system opgjorde det"),
        ),
        Column(
            _("Lektioner"),
            lambda line: line.row.figures.lessons_taken,
            name="lessons",
            kind="number",
            width=64,
            is_hidden=True,
            tip=_("Førte lektioner, uden fritagne: det, fraværet er en del af"),
        ),
    ]


def _more(title: str, name: str, share: Share, tip: str) -> Column[FigureLine]:
    return Column(title, share, name=name, kind="percent", width=92, is_hidden=True, tip=tip)


def _shares() -> list[Column[FigureLine]]:
    return [
        Column(
            _("Fravær"),
            _total,
            name="absence",
            kind="percent",
            width=62,
            gap=NEAR,
            order=_total_share,
            tip=_("Tabte minutter af de førte lektioner, uden fritagne"),
        ),
        Column(
            _("Ulovligt"),
            _quietly(_unlawful_share),
            name="unlawful",
            kind="percent",
            width=56,
            gap=NEAR,
            order=_unlawful_share,
            tip=_("Den del af fraværet, der er ulovlig; også syg, der ikke er meldt"),
        ),
        Column(
            _("Syg"),
            _quietly(_sick_share),
            name="sick",
            kind="percent",
            width=56,
            gap=NEAR,
            order=_sick_share,
            tip=_("Elevens egen sygdom, meldt eller ikke; barns sygdom er ikke med"),
        ),
        Column(
            _("4 uger"),
            _rolling,
            name="rolling",
            kind="percent",
            width=70,
            gap=18,
            order=lambda line: line.row.figures.rolling_share,
            tip=_("Fravær over de sidste 20 førte skoledage; pilen: steget fire uger i træk"),
            told_as=rolling_apart(),
        ),
    ]


def _counts() -> list[Column[FigureLine]]:
    return [
        Column(
            _("Hele"),
            _counted(lambda line: line.row.figures.days_absent),
            name="days",
            kind="number",
            width=28,
            gap=NEAR + 4,
            under=_("dage"),
            order=lambda line: line.row.figures.days_absent,
            tip=_("Dage, hvor eleven var væk fra alle førte lektioner"),
        ),
        Column(
            _("Delvise"),
            _counted(lambda line: len(line.row.details.partial_days)),
            name="partial",
            kind="number",
            width=48,
            gap=NEAR + 4,
            under=_("dage"),
            order=lambda line: len(line.row.details.partial_days),
            tip=_("Dage, hvor eleven kom, men mistede mindst en lektion"),
        ),
        Column(
            _("For"),
            _counted(lambda line: line.row.figures.late_count),
            name="late",
            kind="number",
            width=28,
            gap=NEAR + 4,
            under=_("sent"),
            order=lambda line: line.row.figures.late_count,
            tip=_("Gange, eleven kom for sent"),
        ),
        Column(
            _("Perioder"),
            _spells,
            name="spells",
            kind="number",
            width=78,
            gap=NEAR + 4,
            under=_("længste"),
            order=lambda line: line.row.figures.spells,
            tip=_("Perioder af hele fraværsdage i træk, og dage i den længste"),
            told_as=spells_apart(),
        ),
        Column(
            _("Første"),
            _early,
            name="early",
            kind="number",
            width=48,
            gap=NEAR + 8,
            under=_("14 dage"),
            order=lambda line: len(line.row.figures.first_14_days),
            tip=_("Fraværsdage i elevens første 14 dage"),
        ),
    ]


def _name(line: FigureLine) -> Drawn | str:
    student = line.row.student
    if student.is_protected:
        return ProtectedName(student.name)
    if line.is_quiet:
        return Words(student.name, shade=QUIET)
    is_loud = line.row.state.value != State.NONE.value
    return Words(student.name, is_bold=True) if is_loud else student.name


def _full_name(line: FigureLine) -> str:
    return line.row.student.name


def _total_share(line: FigureLine) -> float | None:
    return line.row.figures.total_share


def _unlawful_share(line: FigureLine) -> float | None:
    return line.row.figures.unlawful_share


def _sick_share(line: FigureLine) -> float | None:
    return line.row.details.sick_share


def _total(line: FigureLine) -> Drawn | float | None:
    share = _total_share(line)
    state = state_of(share, line.limits.watch_share, line.limits.act_share)
    if line.is_quiet:
        return Words(percent(share), shade=QUIET)
    if state is None:
        return share
    return Words(percent(share), shade=state.text, is_bold=True)


def _quietly(share: Share) -> Callable[[FigureLine], Drawn | float | None]:
    def value(line: FigureLine) -> Drawn | float | None:
        found = share(line)
        return Words(percent(found), shade=QUIET) if line.is_quiet or not found else found

    return value


def _rolling(line: FigureLine) -> Drawn:
    share = line.row.figures.rolling_share
    return Rolling(share, line.row.is_rising, QUIET if line.is_quiet or not share else "ink")


def _weeks(line: FigureLine) -> Drawn:
    return WeekBars(line.weeks, line.is_quiet)


def _counted(count: Callable[[FigureLine], int]) -> Callable[[FigureLine], Drawn]:
    def value(line: FigureLine) -> Drawn:
        return _figure(line, count(line))

    return value


def _figure(line: FigureLine, count: int) -> Drawn:
    if not line.row.figures.lessons_taken:
        return Words(NO_FIGURE, shade=QUIET)
    return Words(number(count), shade=QUIET if line.is_quiet or not count else "ink")


def _spells(line: FigureLine) -> Drawn:
    figures = line.row.figures
    if not figures.spells:
        return _figure(line, 0)
    days = plural(figures.longest_spell, _("{n} dag"), _("{n} dage")).replace(" ", NO_BREAK)
    text = f"{number(figures.spells)} · {days}"
    return Words(text, shade=QUIET if line.is_quiet else "ink")


def _early(line: FigureLine) -> Drawn:
    return _figure(line, len(line.row.figures.first_14_days))

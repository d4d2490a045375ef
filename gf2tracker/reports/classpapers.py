"""The papers of a class: attendance list and board for a substitute, week sheet, overview.

Protected students stand by the name they are called and the word "beskyttet" alone.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from gf2tracker.domain.attention import Limits, State
from gf2tracker.domain.bell import LESSON_MINUTES
from gf2tracker.domain.course import PHASE_NAMES
from gf2tracker.domain.mark import AbsenceKind, Mark, Marks
from gf2tracker.domain.sign import limit_words
from gf2tracker.language import (
    WEEKDAYS,
    _,
    clock,
    date_long,
    date_range,
    day_month,
    number,
    percent,
    plural,
)
from gf2tracker.reports.paper import Paper

if TYPE_CHECKING:
    from gf2tracker.queries.absence import StudentAbsence
    from gf2tracker.queries.classes import ClassRow
    from gf2tracker.queries.paper import ClassPaper, FiguresPaper, PaperDay, PaperRow

PROTECTED = _("beskyttet")
PRESENT = "·"
LONGEST_NAME = 36
"""Letters of a name that stand in full beside figures."""
WIDE = ("board.typ", "week.typ")
HAND_BACK = _("Fortroligt: afleveres til kontaktlæreren eller makuleres")
TAKE_DOWN = _("Fortroligt: tages ned, når dagen er gået")
SHRED = _("Fortroligt: må ikke ligge fremme, makuleres efter brug")


class Order(StrEnum):
    """How the students of an overview follow each other."""

    WORST = "worst"
    NAME = "name"

    @property
    def label(self) -> str:
        return _("Mest fravær først") if self is Order.WORST else _("Efter navn")


def attendance_list(answer: "ClassPaper", today: date) -> Paper:
    """Return the list on which a substitute ticks who is missing, a box for each lesson.

    What is known beforehand stands as a letter alone, without a word on the cause.
    """
    (day,) = answer.days
    rows = [
        {**_named(row), "number": str(at), "cells": [_known(mark) for mark in row.days[0] or ()]}
        for at, row in enumerate(answer.rows, start=1)
    ]
    data = {
        "name": _("Elev"),
        "lessons": [
            {"number": f"{at}.", "starts": clock(start) if start else ""}
            for at, start in enumerate(day.starts, start=1)
        ],
        "rows": rows,
        "hint": _("Sæt kryds ved den, der mangler. Skriv klokkeslættet, når en kommer for sent."),
        "letters": _("Et bogstav: det er kendt på forhånd. Grå: eleven er fritaget."),
        "signs": [_("Vikarens navn"), _("Til kontaktlæreren")],
    }
    heading = _heading(answer, _("Mødeliste {code}"), _day_words(day))
    name = _file(_("moedeliste"), answer)
    return _paper("attendance.typ", heading | data, name, answer.school, HAND_BACK, today)


def board(answer: "ClassPaper", today: date) -> Paper:
    """Return who is who: the names of a class, large, and nothing else about anybody."""
    rows = {"rows": [_named(row) for row in answer.rows]}
    heading = _heading(answer, _("Hvem er hvem på {code}"), _day_words(answer.days[0]))
    name = _file(_("hvem-er-hvem"), answer)
    return _paper("board.typ", heading | rows, name, answer.school, TAKE_DOWN, today)


def week_sheet(answer: "ClassPaper", today: date) -> Paper:
    """Return a class's week with its marks so far; a lesson not taken yet is an empty box."""
    first, last = answer.days[0].date, answer.days[-1].date
    words = {"week": first.isocalendar().week, "days": date_range(first, last)}
    rows = [
        {**_named(row), "days": list(map(_cells, row.days, answer.days))} for row in answer.rows
    ]
    data = {
        "name": _("Elev"),
        "days": [_column(day) for day in answer.days],
        "rows": rows,
        "letters": _letters(answer),
    }
    heading = _heading(answer, _("Ugeprotokol {code}"), _("uge {week}, {days}").format(**words))
    name = _file(_("ugeprotokol"), answer)
    return _paper("week.typ", heading | data, name, answer.school, SHRED, today)


def overview(answer: "FiguresPaper", order: Order) -> Paper:
    """Return a class's students with their figures to date, one line each."""
    rows: Sequence[StudentAbsence] = answer.rows  # they come in order of name
    if order is Order.WORST:
        rows = sorted(rows, key=lambda row: -(row.figures.total_share or 0.0))
    data = {
        "sum": _sum(rows),
        "columns": [
            _("Elev"),
            "",
            _("Fravær"),
            "",
            _("Ulovligt"),
            _("4 uger"),
            _("Hele dage"),
            _("For sent"),
            _("Første 14 dage"),
        ],
        "rows": [_figures(row, answer.limits) for row in rows],
        "limits": [answer.limits.watch_share, answer.limits.act_share],
        "act": _("{share} eller mere").format(share=limit_words(answer.limits.act_share)),
        "watch": _("{share} eller mere").format(share=limit_words(answer.limits.watch_share)),
        "definition": " ".join((_definition(answer.limits), order.label + ".")),
        "empty": _("Holdet har ingen elever."),
    }
    about = answer.about
    heading = {
        "heading": _("Holdoversigt {code}").format(code=about.code),
        "day": _("til og med {day}").format(day=date_long(answer.today)),
        "about": _about(about, about.week),
    }
    name = f"{_('holdoversigt')}-{about.code}-{answer.today.isoformat()}"
    return _paper("figures.typ", heading | data, name, answer.school, SHRED, answer.today)


def _paper(
    template: str, data: Mapping[str, Any], name: str, school: str, secret: str, today: date
) -> Paper:
    title = f"{data['heading']}, {data['day']}"
    return Paper(template, title, name, school, secret, today, data, is_wide=template in WIDE)


# --- words ----------------------------------------------------------------------------------------


def _heading(answer: "ClassPaper", title: str, day: str) -> dict[str, Any]:
    return {
        "heading": title.format(code=answer.about.code),
        "day": day,
        "about": _about(answer.about, answer.week),
        "count": plural(len(answer.rows), _("{n} elev"), _("{n} elever")),
        "empty": _("Holdet har ingen elever."),
    }


def _file(kind: str, answer: "ClassPaper") -> str:
    return f"{kind}-{answer.about.code}-{answer.days[0].date.isoformat()}"


def _about(about: "ClassRow", week: int | None) -> str:
    parts = [about.programme, about.site]
    if week is not None:
        parts.append(_("undervisningsuge {n} af {all}").format(n=week, all=about.weeks))
    if about.phase is not None:
        parts.append(PHASE_NAMES[about.phase - 1])
    if about.contact_teacher_name:
        parts.append(_("kontaktlærer {name}").format(name=about.contact_teacher_name))
    return " · ".join(parts)


def _day_words(day: "PaperDay") -> str:
    return f"{WEEKDAYS[day.date.weekday()]} {date_long(day.date)}"


def _named(row: "PaperRow") -> dict[str, str]:
    return {
        "called": row.called,
        "rest": row.last_name,
        "protected": PROTECTED if row.is_protected else "",
    }


def _known(mark: Mark | None) -> str | None:
    """Return what stands in a box beforehand; None is a box that must not be ticked."""
    if mark is None:
        return ""
    return None if mark.kind is AbsenceKind.EXEMPT else mark.kind.value


def _column(day: "PaperDay") -> dict[str, Any]:
    weekday, date_ = WEEKDAYS[day.date.weekday()], day_month(day.date)
    name = day.closed or _("{weekday} {date}").format(weekday=weekday, date=date_)
    return {"name": name, "date": date_, "lessons": len(day.starts)}


def _cells(marks: Marks | None, day: "PaperDay") -> list[str] | None:
    if marks is None:
        return None
    return [
        str(mark) if mark else PRESENT if is_taken else ""
        for mark, is_taken in zip(marks, day.taken, strict=True)
    ]


def _letters(answer: "ClassPaper") -> str:
    marks = (mark for row in answer.rows for day in row.days for mark in day or ())
    kinds = {mark.kind for mark in marks if mark is not None}
    words = [f"{kind.value} {kind.label}" for kind in AbsenceKind if kind in kinds]
    words += [_("{sign} til stede").format(sign=PRESENT), _("tom: ikke ført")]
    if any(not day.starts for day in answer.days):
        words.append(_("skraveret: ingen undervisning"))
    if any(day is None for row in answer.rows for day in row.days):
        words.append(_("grå: ikke på holdet den dag"))
    return "    ".join(words)


def _sum(rows: "Sequence[StudentAbsence]") -> str:
    students = plural(len(rows), _("{n} elev"), _("{n} elever"))
    lessons = sum(row.figures.lessons_taken for row in rows)
    if not lessons:
        return _("{students}. Protokollen er ikke ført endnu.").format(students=students)
    minutes = lessons * LESSON_MINUTES
    total = sum(row.figures.absent_minutes for row in rows) / minutes
    unlawful = sum(row.figures.unlawful_minutes for row in rows) / minutes
    text = _("{students}. Fravær {total}, ulovligt {unlawful} af {lessons} førte elevlektioner.")
    return text.format(
        students=students,
        total=percent(total),
        unlawful=percent(unlawful),
        lessons=number(lessons),
    )


def _figures(row: "StudentAbsence", limits: Limits) -> dict[str, Any]:
    figures = row.figures
    return {
        "called": row.called_name,
        "rest": "" if row.is_protected else _rest(row),
        "protected": PROTECTED if row.is_protected else "",
        "state": _state(row.limit_share, limits).value,
        "share": figures.total_share,
        "total": percent(figures.total_share),
        "figures": [
            percent(figures.unlawful_share),
            percent(figures.rolling_share),
            number(figures.days_absent),
            number(figures.late_count),
            number(len(figures.first_14_days)),
        ],
    }


def _rest(row: "StudentAbsence") -> str:
    """Return the name after the one a student is called by, its middle names short in a long one.

    Shrunk to fit, a name of fifty letters can't be read.
    """
    begins = f"{row.called_name} "
    rest = row.name.removeprefix(begins) if row.name.startswith(begins) else f"({row.name})"
    if len(begins) + len(rest) <= LONGEST_NAME:
        return rest
    *middle, last = rest.split()
    return " ".join([*map(_initial, middle), last])


def _initial(word: str) -> str:
    """Return a name's first letter, "W."; "von" and the like stay."""
    at = 1 if word.startswith("(") else 0
    return word if word[at:].islower() else f"{word[: at + 1]}."


def _state(share: float | None, limits: Limits) -> State:
    if (share or 0.0) >= limits.act_share:
        return State.ACT
    return State.WATCH if (share or 0.0) >= limits.watch_share else State.NONE


def _definition(limits: Limits) -> str:
    first_days = _("Første 14 dage: fraværsdage blandt elevens første 14 kalenderdage.")
    if limits.part_is_enough:
        first_days = _(
            "Første 14 dage: dage med mindst én lektion mistet blandt de første 14 kalenderdage."
        )
    return " ".join(
        (
            _("Fravær er tabte minutter af de lektioner, protokollen er ført for."),
            _("4 uger: de seneste 20 dage med protokol."),
            _("Hele dage: alle førte lektioner er mistet."),
            first_days,
        )
    )

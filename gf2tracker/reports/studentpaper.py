"""A student's own overview on one page, said to the student: attendance, agreements, what is next."""

import textwrap
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any

from gf2tracker.domain.bell import LESSON_MINUTES
from gf2tracker.domain.course import COMPETENCE_ASSESSMENT, JOBSEEKER_PROFILE, PHASE_NAMES
from gf2tracker.domain.people import format_phone
from gf2tracker.language import (
    NO_BREAK,
    _,
    date_long,
    date_range,
    date_short,
    day_long,
    join_words,
    number,
    percent,
    plural,
)
from gf2tracker.reports.paper import Paper

if TYPE_CHECKING:
    from gf2tracker.domain.figures import StudentFigures
    from gf2tracker.domain.opening import Opening
    from gf2tracker.queries.studentpaper import Agreement, AwayDay, OwnPaper, PaperWeek
    from gf2tracker.queries.studentseats import StudentSeats

MOST_AGREEMENTS = 6
MOST_RUNS = 10
LONGEST = 200
DAY = timedelta(days=1)
LEAST_CHANGE = 0.01
SECRET = _("Fortroligt: kun til dig")

DEADLINES = {
    COMPETENCE_ASSESSMENT: _("Din kompetencevurdering er færdig"),
    JOBSEEKER_PROFILE: _("Din profil på lærepladsen.dk er klar"),
}


def own_overview(answer: "OwnPaper") -> Paper:
    """Return the page to print while the student sits there; what has no room on it is cut."""
    code, day = answer.about.code, date_long(answer.today)
    data: dict[str, Any] = {
        "heading": " ".join(filter(None, (answer.called, answer.last_name))),
        "day": day,
        "about": _about(answer),
        "protected": _protected(answer),
        "seats": _seats(answer.seats),
        "sentence": _sentence(answer.figures),
        "before": _before(answer.openings),
        "tiles": _tiles(answer.figures),
        "weeks": _weeks(answer.weeks),
        "days": _days(answer.days),
        "agreements": _agreements(answer.agreements),
        "next": {
            "title": _("Næste skridt"),
            "step": _short(answer.next_step) or _("Ikke aftalt endnu."),
            "who": _who(answer),
        },
        "deadlines": {"title": _("Husk"), "rows": list(_deadlines(answer))},
        "write": _("Det aftaler vi i dag"),
    }
    parts = (_("elevoversigt"), code, answer.number, answer.today.isoformat())
    name = "-".join(filter(None, parts))
    title = _("Din oversigt, {code}, {day}").format(code=code, day=day)
    return Paper("student.typ", title, name, answer.school, SECRET, answer.today, data)


def _about(answer: "OwnPaper") -> str:
    about = answer.about
    parts = [about.code, about.programme]
    if about.week is not None:
        parts.append(_("uge {n} af {all}").format(n=about.week, all=about.weeks))
    if about.phase is not None:
        parts.append(PHASE_NAMES[about.phase - 1])
    return " · ".join(parts)


def _protected(answer: "OwnPaper") -> str:
    if not answer.is_protected:
        return ""
    return _("Dine oplysninger er beskyttet, derfor står kun dit fornavn.")


def _seats(seats: "StudentSeats") -> str:
    """Return whom the student is with, by what they are called: "Din makker: Aage · Gruppe 2: …"."""
    parts = []
    if seats.pair is not None and seats.pair.here:
        text = plural(len(seats.pair.here), _("Din makker: {names}"), _("Dine makkere: {names}"))
        parts.append(text.format(names=join_words(mate.called for mate in seats.pair.here)))
    if seats.group is not None and seats.group.here:
        names = join_words(mate.called for mate in seats.group.here)
        parts.append(f"{seats.group.title}: {names}")
    return " · ".join(parts)


def _sentence(figures: "StudentFigures | None") -> str:
    if figures is None or figures.total_share is None:
        return _("Der er ikke ført protokol for dig endnu, så der er ingen tal.")
    text = _("Du har været til stede i {share} af undervisningen.")
    return text.format(share=percent(1 - figures.total_share))


def _before(openings: "Sequence[Opening]") -> str:
    """Return the absence before the own registers, "Fravær til og med 20.09.2026: 22,5 % …"."""
    text = _("Fravær til og med {day}: {share} (skolens system)")
    return " · ".join(
        text.format(day=date_long(one.until), share=percent(one.share)) for one in openings
    )


def _tiles(figures: "StudentFigures | None") -> list[dict[str, str]]:
    if figures is None or figures.total_share is None:
        return []
    tiles = [
        (percent(figures.total_share), _("fravær i alt"), _lost(figures)),
        (percent(figures.unlawful_share), _("ulovligt fravær"), _("en del af fraværet i alt")),
        (percent(figures.rolling_share), _("de seneste 4 uger"), _trend(figures)),
        (number(figures.days_absent), _("hele dage væk"), _spells(figures)),
        (number(figures.late_count), _("gange for sent"), ""),
    ]
    return [{"figure": figure, "words": words, "more": more} for figure, words, more in tiles]


def _lost(figures: "StudentFigures") -> str:
    """Return what was lost of how much; in minutes where it is less than a lesson."""
    taken = number(figures.lessons_taken)
    if 0 < figures.absent_minutes < LESSON_MINUTES:
        minutes = plural(figures.absent_minutes, _("{n} minut"), _("{n} minutter"))
        return _("{minutes} af {taken} lektioner").format(minutes=minutes, taken=taken)
    lost = number(figures.lessons_absent)
    return _("{lost} af {taken} lektioner").format(lost=lost, taken=taken)


def _trend(figures: "StudentFigures") -> str:
    if figures.rolling_share is None or figures.total_share is None:
        return ""
    change = figures.rolling_share - figures.total_share
    if abs(change) < LEAST_CHANGE:
        return _("som hele forløbet")
    return _("mere end hele forløbet") if change > 0 else _("mindre end hele forløbet")


def _spells(figures: "StudentFigures") -> str:
    return plural(figures.spells, _("i {n} omgang"), _("i {n} omgange")) if figures.spells else ""


def _weeks(weeks: "Sequence[PaperWeek]") -> dict[str, Any]:
    phases = [(phase, len(list(same))) for phase, same in groupby(weeks, lambda week: week.phase)]
    return {
        "title": _("Dit fravær uge for uge"),
        "axis": _("undervisningsuge"),
        "bars": [
            {
                "number": str(week.number),
                "share": week.share,
                "label": _label(week.share),
                "now": week.is_now,
            }
            for week in weeks
        ],
        "phases": [
            {"name": PHASE_NAMES[phase - 1], "weeks": count} for phase, count in phases if phase
        ],
    }


def _label(share: float | None) -> str:
    """Return what stands over a week's bar; with a decimal where it would be 0 %."""
    return percent(share, 1 if share < LEAST_CHANGE else 0) if share else ""


def _days(days: "Sequence[AwayDay]") -> dict[str, Any]:
    runs = list(_runs(days))
    shown = [words for words, _count in runs[-MOST_RUNS:]]
    before = sum(count for _words, count in runs[:-MOST_RUNS])
    title = plural(len(days), _("{n} hel dag væk"), _("{n} hele dage væk"))
    more = plural(before, _("og {n} dag før det"), _("og {n} dage før det")) if before else ""
    return {"title": title, "runs": shown, "more": more}


def _runs(days: "Sequence[AwayDay]") -> "Iterator[tuple[str, int]]":
    run: list[AwayDay] = []
    for day in days:
        if run and (day.date, day.kind) != (run[-1].date + DAY, run[-1].kind):
            yield _run(run), len(run)
            run = []
        run.append(day)
    if run:
        yield _run(run), len(run)


def _run(run: "Sequence[AwayDay]") -> str:
    first, last, kind = run[0].date, run[-1].date, run[0].kind
    words = date_short(first) if first == last else date_range(first, last)
    told = f"{words} {kind.label}" if kind is not None else words
    return told.replace(" ", NO_BREAK)


def _agreements(agreements: "Sequence[Agreement]") -> dict[str, Any]:
    cut = len(agreements) - MOST_AGREEMENTS
    return {
        "title": _("Det har vi aftalt"),
        "rows": [_agreement(one) for one in agreements[:MOST_AGREEMENTS]],
        "more": plural(cut, _("og {n} aftale mere"), _("og {n} aftaler mere")) if cut > 0 else "",
        "none": _("Ingen aftaler endnu."),
    }


def _agreement(one: "Agreement") -> dict[str, Any]:
    when = _("aftalt {day}").format(day=date_long(one.agreed_on))
    if one.done_on is not None:
        when = _("holdt {day}").format(day=date_long(one.done_on))
    elif one.due_on is not None:
        when = _("senest {day}").format(day=day_long(one.due_on))
    return {"text": _short(one.text), "when": when, "done": one.done_on is not None}


def _short(text: str) -> str:
    return textwrap.shorten(text, LONGEST, placeholder=" …")


def _who(answer: "OwnPaper") -> str:
    words = []
    if answer.next_on is not None:
        words.append(day_long(answer.next_on))
    if answer.owner:
        words.append(_("{name} følger op").format(name=answer.owner))
    teacher = answer.about.contact_teacher_name
    if teacher:
        words.append(_("Din kontaktlærer: {name}").format(name=teacher))
        if answer.teacher_phone:
            words[-1] += f", {format_phone(answer.teacher_phone)}"
    return " · ".join(words)


def _deadlines(answer: "OwnPaper") -> "Iterator[dict[str, str]]":
    for deadline in answer.deadlines:
        if deadline.name in DEADLINES:
            yield {"day": day_long(deadline.last_school_day), "words": DEADLINES[deadline.name]}
    if answer.about.last_day >= answer.today:
        yield {"day": day_long(answer.about.last_day), "words": _("Din sidste skoledag på GF2")}

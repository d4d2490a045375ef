"""The command that draws a course: weeks, phases, school days and deadlines, without a store."""

from argparse import Namespace

from gf2tracker.cli.console import table
from gf2tracker.cli.outcome import Outcome
from gf2tracker.cli.parser import Commands, count, day
from gf2tracker.domain.closed import parse_closed
from gf2tracker.domain.course import PHASE_NAMES, Course
from gf2tracker.domain.pattern import DEFAULT_WEEKS, check_weeks, parse_phases
from gf2tracker.language import _, date_long, date_range, day_long


def add(commands: Commands) -> None:
    """Add the command `course`."""
    about = _("Vis et forløbs uger, faser, skoledage og frister")
    parser = commands.add("course", about)
    own = parser.own
    own.add_argument("--start", metavar=_("DATO"), type=day, required=True, help=_("første dag"))
    own.add_argument(
        "--closed",
        metavar=_("LUKKET"),
        nargs="+",
        action="extend",
        default=[],
        help=_("uge (2026-W42), dato eller DATO..DATO uden skole; flere ad gangen"),
    )
    own.add_argument("--weeks", metavar=_("UGER"), type=count, default=DEFAULT_WEEKS)
    own.add_argument("--phases", metavar="5-5-5-5", help=_("uger i hver fase"))
    parser.set_defaults(run=run)


def run(options: Namespace) -> Outcome:
    """Return the course."""
    check_weeks(options.weeks)
    course = Course(
        starts_on=options.start,
        weeks=options.weeks,
        phases=parse_phases(options.phases, options.weeks) if options.phases else (),
        closed=tuple(parse_closed(text) for text in options.closed),
    )
    weeks = [
        {
            "week": week.number,
            "iso_week": f"{week.iso_year}-W{week.iso_week:02d}",
            "phase": week.phase,
            "days": week.days,
        }
        for week in course.teaching_weeks
    ]
    deadlines = [
        {
            "name": one.name,
            "date": one.date,
            "week": one.week,
            "last_school_day": one.last_school_day,
        }
        for one in course.deadlines
    ]
    facts = {
        "weeks": weeks,
        "ends_on": course.ends_on,
        "last_day": course.last_day,
        "deadlines": deadlines,
    }
    return Outcome(facts, _text(course))


def _text(course: Course) -> str:
    weeks = table(
        (_("Uge"), _("Kalender"), _("Dage"), _("Fase")),
        (
            (
                week.number,
                _("uge {week}").format(week=week.iso_week),
                f"{date_range(week.days[0], week.days[-1])} ({len(week.days)})",
                PHASE_NAMES[(week.phase or 1) - 1],
            )
            for week in course.teaching_weeks
        ),
        right="r",
    )
    deadlines = table(
        (_("Frist"), _("Dato"), _("Uge"), _("Sidste skoledag")),
        ((one.label, one.date, one.week, one.last_school_day) for one in course.deadlines),
        right="l r",
    )
    end = _("Slutter {day}; sidste skoledag {last}.").format(
        day=date_long(course.ends_on), last=day_long(course.last_day)
    )
    return f"{weeks}\n\n{deadlines}\n\n{end}"

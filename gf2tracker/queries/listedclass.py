"""The classes that a class list names: those that are there, and those it would make."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gf2tracker.domain.course import Course
from gf2tracker.domain.cpr import mask_cpr
from gf2tracker.domain.identity import Misfit
from gf2tracker.domain.pattern import DEFAULT_WEEKS, default_phases, parse_pattern
from gf2tracker.domain.people import Role
from gf2tracker.errors import Refusal
from gf2tracker.intake.headings import plain
from gf2tracker.intake.plan import NewClass, PlannedStaff
from gf2tracker.intake.student import StudentRow
from gf2tracker.language import _, date_long, fold, join_first, join_words, sort_key
from gf2tracker.queries.names import NO_PROGRAMME, Names
from gf2tracker.store.intake import ClassFacts, School

LONGEST_CODE, LONGEST_NAME = 60, 80


@dataclass(frozen=True, slots=True)
class ListedClass:
    """A class that some rows say.

    Attributes:
        class_id: None for one that is to be made.
        new: what it is made from; None when it is there.
        is_start_other: whether the file says another start than the class has.
        is_teacher_unknown: whether the file names a contact teacher whom nobody knows.
    """

    code: str
    class_id: int | None
    course: Course
    new: NewClass | None = None
    is_start_other: bool = False
    is_teacher_unknown: bool = False


def listed_classes(
    rows: Iterable[StudentRow], school: School, names: Names, courses: Mapping[int, Course]
) -> dict[str, ListedClass | Misfit]:
    """Return the classes of rows by folded code, or why rows can't go to one."""
    by_code: dict[str, list[StudentRow]] = {}
    for row in rows:
        by_code.setdefault(fold(row.class_code or ""), []).append(row)
    there = school.of_codes(by_code)
    return {
        key: _known(there[key], own, courses) if key in there else _made(own, school, names)
        for key, own in by_code.items()
    }


def _known(
    one: ClassFacts, rows: Sequence[StudentRow], courses: Mapping[int, Course]
) -> ListedClass:
    said = min((row.class_start for row in rows if row.class_start), default=one.starts_on)
    return ListedClass(one.code, one.id, courses[one.id], None, said != one.starts_on)


def _made(rows: Sequence[StudentRow], school: School, names: Names) -> ListedClass | Misfit:
    code = rows[0].class_code or ""
    try:
        _check_names(code, _most(row.programme for row in rows))
        return _planned(code, _start_of(code, rows), rows, school, names)
    except Misfit as misfit:
        return misfit
    except Refusal as refusal:
        return Misfit("class_start", refusal.text)


def _check_names(code: str, programme: str) -> None:
    if not code:
        raise Misfit("class_code", _("filen siger ikke, hvilket hold eleven går på; vælg et"))
    if len(code) > LONGEST_CODE or mask_cpr(code) != code:
        raise Misfit("class_code", _("holdets navn kan ikke bruges; skriv et kort navn"))
    if len(programme) > LONGEST_NAME or mask_cpr(programme) != programme:
        raise Misfit("programme", _("uddannelsens navn kan ikke bruges; skriv et kort navn"))


def _start_of(code: str, rows: Sequence[StudentRow]) -> date:
    of_class = [row.class_start for row in rows if row.class_start]
    days = of_class or [row.first_day for row in rows if row.first_day]
    if not days:
        text = _("holdet {code} findes ikke; sig, hvornår det starter, eller opret det først")
        raise Misfit("class_code", text.format(code=code))
    return min(days)


def _planned(
    code: str, starts_on: date, rows: Sequence[StudentRow], school: School, names: Names
) -> ListedClass:
    programme = names.programme(_most(row.programme for row in rows), code)
    site = names.site("", programme)
    told = _most(row.contact_teacher for row in rows)
    teacher = names.staff(told, Role.CONTACT_TEACHER) if told else None
    course = course_of_new(school, starts_on, site.id)
    new = NewClass(code, starts_on, programme, site, teacher or "")
    is_unknown = bool(told) and teacher is None
    return ListedClass(code, None, course, new, is_teacher_unknown=is_unknown)


def course_of_new(
    school: School, starts_on: date, site_id: int | None, lessons: str = ""
) -> Course:
    """Return the course of a class that is to be made; refused when it never ends."""
    phases, usual = school.decided
    closed = dict(school.closed)
    shape = tuple(int(part) for part in phases.split("-"))
    course = Course(
        starts_on=starts_on,
        phases=default_phases(DEFAULT_WEEKS, shape),
        closed=closed.get(site_id, closed[None]),
        patterns=((starts_on, parse_pattern(lessons or usual)),),
    )
    assert course.calendar_weeks, "asking for its weeks refuses a course that never ends"
    return course


def class_remarks(
    classes: Sequence[ListedClass], school: School, staff: Iterable[PlannedStaff]
) -> Iterator[str]:
    """Yield what the user should see before the classes of a class list are made or used."""
    new = [one.new for one in classes if one.new]
    for day in sorted({one.starts_on for one in new}):
        text = _("{codes} oprettes med start {day}.")
        codes = joined([one.code for one in new if one.starts_on == day])
        yield text.format(codes=codes, day=date_long(day))
    yield from guess_remarks(new, new, school)
    yield from staff_remarks(staff)
    unknown = [one.code for one in classes if one.is_teacher_unknown]
    if unknown:
        text = _("Kontaktlæreren står ikke i medarbejderlisten og er ikke sat: {codes}.")
        yield text.format(codes=joined(unknown))
    other = [one.code for one in classes if one.is_start_other]
    if other:
        text = _("Filen siger en anden holdstart end vores; den ændres ikke: {codes}.")
        yield text.format(codes=joined(other))


def guess_remarks(
    new: Iterable[NewClass], siteless: Sequence[NewClass], school: School
) -> Iterator[str]:
    """Yield what was guessed about new classes; `siteless` are those whose site was not told."""
    planned = list(new)
    yield from _alike(planned, school)
    nameless = [one.code for one in planned if one.programme.name == NO_PROGRAMME]
    if nameless:
        yield _("Sæt uddannelsen på siden Hold: {codes}.").format(codes=joined(nameless))
    sites = {one.site.name for one in siteless} if len(school.sites) > 1 else set[str]()
    for site in sorted(sites, key=sort_key):
        text = _("{codes} lægges på {site}; ret det på siden Hold, hvis det er forkert.")
        codes = joined([one.code for one in siteless if one.site.name == site])
        yield text.format(codes=codes, site=site)


def _alike(new: Sequence[NewClass], school: School) -> Iterator[str]:
    """Codes that differ in nothing but spaces, signs and capitals are most likely one class."""
    codes: dict[str, list[str]] = {}
    for code in (*(one.code for one in school.classes), *(one.code for one in new)):
        codes.setdefault(plain(code), []).append(code)
    made = {plain(one.code) for one in new}
    for same in (codes[key] for key in codes if key in made):
        if len(same) > 1:
            names = join_words(f"“{one}”" for one in sorted(same, key=sort_key))
            yield _("{codes} ligner det samme hold; er de det, så ret koden i filen.").format(
                codes=names
            )


def staff_remarks(staff: Iterable[PlannedStaff]) -> Iterator[str]:
    """Yield what the user should see when a list adds people to the staff list."""
    people = list(staff)
    named = [f"{one.name} ({one.initials})" for one in people if one.name != one.initials]
    nameless = [one.initials for one in people if one.name == one.initials]
    if named:
        text = _("Nye i medarbejderlisten: {names}. Ret initialerne på siden Skole.")
        yield text.format(names=joined(named))
    if nameless:
        text = _("Nye i medarbejderlisten: {initials}. Skriv navnene på siden Skole.")
        yield text.format(initials=joined(nameless))


def joined(words: Iterable[str]) -> str:
    """Return words in order, the first three and a count of the rest."""
    return join_first(sorted(words, key=sort_key), _("{n} andre"))


def _most(texts: Iterable[str | None]) -> str:
    found = Counter(text for text in texts if text)
    return found.most_common(1)[0][0] if found else ""

"""Which student a line of a list is about.

Source: skolernes praksis. A number is a student. Else the full name and the birth date together
are, else the full name within the class; capitals and the spelling of Danish letters do not
matter. Two students who fit are a fault and never a guess.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from gf2tracker.domain.people import StudentId, full_name
from gf2tracker.language import _, fold


class Misfit(Exception):
    """A line of a list that can't be taken as it is.

    Attributes:
        field: what is wrong, by the name of the list's field; "" for the whole line.
        reason: why, as a Danish clause.
    """

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field = field
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Person:
    """What somebody is recognised by.

    Attributes:
        number: the school's own; None or "" when it is not known.
        birth_date: None when it is not known.
    """

    number: str | None
    first_name: str
    last_name: str
    birth_date: date | None

    @property
    def name(self) -> str:
        return full_name(self.first_name, self.last_name)


@dataclass(frozen=True, slots=True)
class KnownStudent(Person):
    """Somebody the school knows."""

    id: StudentId


class Roll:
    """Everybody the school knows, ready to be looked up."""

    def __init__(self, students: Iterable[KnownStudent]) -> None:
        self._by_number: dict[str, KnownStudent] = {}
        self._by_name: dict[str, list[KnownStudent]] = {}
        for student in students:
            if student.number:
                self._by_number[student.number] = student
            self._by_name.setdefault(fold(student.name), []).append(student)

    def namesakes(self, name: str) -> tuple[KnownStudent, ...]:
        """Return everybody of a full name."""
        return tuple(self._by_name.get(fold(name), ()))

    def find(self, person: Person, classmates: Collection[StudentId]) -> KnownStudent | None:
        """Return who a person of a list is; None for somebody new.

        Two different numbers are two people, and so are two different birth dates, whatever they
        are called; but the same name and birth date with another number is nobody's.

        Args:
            person: what the list says.
            classmates: everybody who is or was in the class that the list says.

        Raises:
            Misfit: it can't be said who it is.
        """
        known = self._by_number.get(person.number) if person.number else None
        if known is not None:
            return known
        same_name = self.namesakes(person.name)
        born = [one for one in same_name if one.birth_date and one.birth_date == person.birth_date]
        here = [one for one in same_name if one.id in classmates and _fits(one, person)]
        other = next((one for one in born if _differ(one.number, person.number)), None)
        if other is not None:
            text = _("en elev med samme navn og fødselsdag har elevnr. {number}; ret det ene")
            raise Misfit("number", text.format(number=other.number))
        if len(born or here) > 1:
            text = _("flere elever har det navn; skriv elevnr. eller fødselsdato på alle")
            raise Misfit("", text)
        return next(iter(born or here), None)


def _fits(one: Person, other: Person) -> bool:
    return not _differ(one.number, other.number) and not _differ(one.birth_date, other.birth_date)


def _differ(one: object, other: object) -> bool:
    return bool(one) and bool(other) and one != other

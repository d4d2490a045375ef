"""What the names in a list mean at this school: programmes, sites and people of the staff."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from gf2tracker.domain.people import Role
from gf2tracker.intake.plan import Named, PlannedStaff
from gf2tracker.language import _, fold
from gf2tracker.store.intake import ClassFacts, School

MAIN_SITE = _("Hovedafdeling")
NO_PROGRAMME = _("Uddannelse ikke angivet")
FEWEST_LETTERS, MOST_LETTERS, LONGEST_NAME = 2, 5, 100

_LETTERS = re.compile(r"[^\W\d_]+")


class Names:
    """Looks up names, and keeps who must be added to the staff list for them."""

    def __init__(self, school: School) -> None:
        self._school = school
        self._added: dict[str, PlannedStaff] = {}

    @property
    def added(self) -> tuple[PlannedStaff, ...]:
        """Who must be added to the staff list for what was asked so far."""
        return tuple(self._added.values())

    def programme(self, name: str, code: str) -> Named:
        """Return the programme that a list names, by name, short name or the ministry's code.

        Without a name it is that of the classes whose code begins with the same letters, else
        one whose name does, else the only one there is.
        """
        if name:
            wanted = {fold(name), fold(name).partition(" ")[0]}
            known = (
                Named(number, full)
                for number, full, short, cosa in self._school.programmes
                if fold(name) in {fold(full), fold(short)} or (cosa and fold(cosa) in wanted)
            )
            return next(known, Named(None, name))
        letters = _letters(code)
        same = Counter(
            one.programme_id for one in self._school.classes if _letters(one.code) == letters
        )
        found = [number for number, _count in same.most_common(1)] or self._beginning(letters)
        if not found and len(self._school.programmes) == 1:
            found = [self._school.programmes[0][0]]
        names = {number: full for number, full, *_rest in self._school.programmes}
        return Named(found[0], names[found[0]]) if found else Named(None, NO_PROGRAMME)

    def site(self, name: str, programme: Named) -> Named:
        """Return the site that a list names.

        Without a name it is the one where the programme's classes are, else where most are.
        """
        if name:
            known = (Named(*one) for one in self._school.sites if fold(one[1]) == fold(name))
            return next(known, Named(None, name))
        of_programme = [one for one in self._school.classes if one.programme_id == programme.id]
        found = _most_used(of_programme) or _most_used(self._school.classes)
        names = dict(self._school.sites)
        if found is None:
            found = next(iter(names), None)
        return Named(found, names[found]) if found else Named(None, MAIN_SITE)

    def staff(self, text: str, role: Role) -> str | None:
        """Return the initials of somebody a list names by initials or name; None for nobody.

        Whoever is not known is to be added: under initials as they are told, or under the first
        two letters of first and last name. A first name alone is nobody.
        """
        said = fold(text)
        for _number, initials, name in self._school.staff:
            if said in {fold(initials), fold(name)}:
                return initials
        first = [one for _n, one, name in self._school.staff if fold(name).split(" ")[0] == said]
        if len(first) == 1:
            return first[0]
        return self._add(text, said, role)

    def _add(self, text: str, said: str, role: Role) -> str | None:
        by_initials = (key for key, one in self._added.items() if fold(one.initials) == said)
        key = next(by_initials, said)
        planned = self._added.get(key) or self._new(text)
        if planned is None:
            return None
        roles = tuple(dict.fromkeys((*planned.roles, role.value)))
        self._added[key] = replace(planned, roles=roles)
        return planned.initials

    def _new(self, text: str) -> PlannedStaff | None:
        if looks_like_initials(text):
            return PlannedStaff(text.upper(), text.upper(), ())
        initials = self._initials_of(text)
        return PlannedStaff(initials, text, ()) if initials else None

    def _initials_of(self, name: str) -> str | None:
        """Return initials that are free for a full name; None for what is no name of a person."""
        words = name.replace("-", " ").replace(".", " ").split()
        if len(words) < 2 or len(name) > LONGEST_NAME or not all(map(str.isalpha, words)):
            return None
        first, last = words[0].upper(), words[-1].upper()
        taken = {one for _number, one, _name in self._school.staff}
        taken |= {one.initials for one in self._added.values()}
        tries = ((2, 2), (1, 3), (3, 1), (2, 3), (3, 2), (1, 4), (1, 2), (2, 1), (1, 1))
        free = (first[:one] + last[:two] for one, two in tries)
        return next((one for one in free if len(one) >= FEWEST_LETTERS and one not in taken), None)

    def _beginning(self, letters: str) -> list[int]:
        found = [
            number
            for number, name, short, _cosa in self._school.programmes
            if len(letters) > 1 and (fold(short) == letters or fold(name).startswith(letters))
        ]
        return found if len(found) == 1 else []


def looks_like_initials(text: str) -> bool:
    """Tell whether a text is 2 to 5 letters and not written like a first name ("Mette")."""
    is_short = FEWEST_LETTERS <= len(text.upper()) <= MOST_LETTERS and text.isalpha()
    return is_short and not text.istitle()


def _letters(code: str) -> str:
    found = _LETTERS.search(code)
    return fold(found[0]) if found else ""


def _most_used(classes: Iterable[ClassFacts]) -> int | None:
    sites = Counter(one.site_id for one in classes)
    return sites.most_common(1)[0][0] if sites else None

"""Which field a heading means, whatever the school's system or a teacher called it."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from gf2tracker.language import fold

_NOT_PLAIN = re.compile("[^a-z0-9]+")


@dataclass(frozen=True)
class Field:
    """One thing a column may hold.

    Attributes:
        label: what we call it in Danish, for choosing.
        synonyms: headings that mean it, the best first; compared as `plain` texts.
    """

    name: str
    label: str
    synonyms: tuple[str, ...]


@dataclass(frozen=True)
class Layout:
    """What a kind of file holds.

    Attributes:
        what: the kind of file in Danish with its article, "en elevliste".
        fields: every field that is looked for.
        needed: groups of fields; a heading row has at least one field of each group.
        titles: fields that a line above the table may tell ("Hold: tøm-26a"), to what they
            mean there.
    """

    what: str
    fields: tuple[Field, ...]
    needed: tuple[tuple[str, ...], ...]
    titles: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def meanings(self) -> Mapping[str, tuple[str, int]]:
        """Plain heading to (field, rank); 0 ranks highest."""
        return {
            plain(synonym): (item.name, rank)
            for item in self.fields
            for rank, synonym in enumerate((*item.synonyms, item.label))
        }


@dataclass(frozen=True)
class Choices:
    """What the user has chosen about a file; the rest is found out.

    Attributes:
        columns: (heading, field); field "" leaves the column out.
        sheet: the one sheet to read; None reads every sheet that looks like the best one.
        encoding: how to read a text file, one of text.ENCODINGS; "" lets the letters decide.
    """

    columns: tuple[tuple[str, str], ...] = ()
    sheet: str | None = None
    encoding: str = ""

    def chosen(self) -> Mapping[str, str]:
        """Return plain heading to field."""
        return {plain(heading): name for heading, name in self.columns}


AS_FOUND = Choices()


def plain(text: str) -> str:
    """Return a heading without capitals, spaces, signs and Danish letters; å and aa are alike."""
    return _NOT_PLAIN.sub("", fold(text))


def fingerprint(headings: Iterable[str]) -> str:
    """Return sixteen hex digits that are the same for the same headings, whatever their case."""
    text = "|".join(plain(heading) for heading in headings)
    return hashlib.sha256(text.encode()).hexdigest()[:16]

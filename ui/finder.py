"""What Ctrl+K lists: what was opened last, then everything a text finds, in groups."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from gf2tracker.domain.search import ENOUGH, Entry, Hit, Index, find, guess, index
from gf2tracker.language import _
from gf2tracker.settings import Settings
from ui.choicelist import Choice, Group
from ui.view import views_of

if TYPE_CHECKING:
    from gf2tracker.queries.search import Found
    from ui.command import Command

NEWEST, FEW, MORE = 6, 5, 3
ICONS = {"student": "student", "class": "class", "staff": "talk"}


@dataclass(frozen=True)
class Spot:
    """A page, a part of it (a view of Fravær, a section of Skole) or a saved view of its table."""

    page: str
    part: str = ""
    saved: str = ""

    @property
    def code(self) -> str:
        """What it is called where things that were opened are remembered."""
        return f"page:{self.page}/{self.part}" if self.part else f"page:{self.page}"


@dataclass(frozen=True)
class _Kind:
    title: str
    where: Index
    most: int


class Finder:
    """Searches people, classes, pages and deeds; knows nothing of the window.

    Attributes:
        people: students, classes and staff; None until they have been read.
    """

    def __init__(self, settings: Settings, codes: Callable[[], Sequence[str]]) -> None:
        self._settings, self._codes = settings, codes
        self.people: Found | None = None
        self._pages: tuple[Choice, ...] = ()
        self._parts: tuple[Choice, ...] = ()
        self._spots: tuple[Choice, ...] = ()
        self._places = self._commands = self._deeds = index(())
        self._everywhere: Sequence[Command] = ()

    def offer_pages(self, pages: Sequence[tuple[str, str, str]]) -> None:
        """Take the pages that can be opened, in the side bar's order: name, title, icon."""
        self._pages = tuple(Choice(Spot(name), title, sign) for name, title, sign in pages)

    def offer_parts(self, parts: Sequence[tuple[str, str, str]]) -> None:
        """Take the parts of those pages that have any: page, name, words."""
        made: list[Choice] = []
        for page, name, words in parts:
            made += [
                replace(one, key=Spot(page, name), text=_part(one, words)) for one in self._of(page)
            ]
        self._parts = tuple(made)

    def offer_commands(self, commands: Sequence["Command"]) -> None:
        """Take what can be done from everywhere."""
        self._everywhere = commands
        self._commands = _commands(commands)

    def offer_deeds(self, deeds: Sequence["Command"]) -> None:
        """Take what can be done on the page that is shown; it stands in for the same elsewhere."""
        self._deeds = _commands(deeds)
        here = {one.text for one in deeds}
        self._commands = _commands([one for one in self._everywhere if one.text not in here])

    def groups(
        self,
        typed: str,
        here: frozenset[str] = frozenset(),
        near: frozenset[int] = frozenset(),
    ) -> tuple[Group, ...]:
        """Return what a text finds; with nothing typed what was opened last, then the pages.

        Args:
            typed: as it stands in the field.
            here: the codes of what is on the screen already; nobody wants to go there.
            near: the classes one has most to do with.
        """
        if not typed.strip():
            newest = tuple(self._newest(here))
            spots = {choice.key for choice in newest}
            rest = tuple(choice for choice in self._pages if choice.key not in spots)
            return Group(_("Seneste"), newest), Group(_("Gå til"), rest)
        kinds = self._kinds()
        found = [find(kind.where, typed, kind.most * MORE, guesses=False) for kind in kinds]
        if sum(len(hits) for hits in found) < ENOUGH:
            found = [
                (*hits, *guess(kind.where, typed, kind.most, but=hits))
                for kind, hits in zip(kinds, found, strict=True)
            ]
        ranked = sorted(
            zip(kinds, found, strict=True),
            key=lambda both: min((h.rank for h in both[1]), default=9),
        )
        codes = {code: at for at, code in enumerate(self._codes())}
        return tuple(
            Group(kind.title, tuple(_choices(hits, codes, near))[: kind.most])
            for kind, hits in ranked
        )

    # --- what there is -----------------------------------------------------------------------------

    def _of(self, page: str) -> list[Choice]:
        return [choice for choice in self._pages if choice.key == Spot(page)]

    def _newest(self, here: frozenset[str]) -> Iterator[Choice]:
        known: dict[str, Choice] = {_code(one): one for one in (*self._pages, *self._parts)}
        entries: Mapping[str, Entry] = self.people.by_code if self.people is not None else {}
        found = 0
        for code in self._codes():
            choice = known.get(code) or (
                _choice(Hit(entries[code], ())) if code in entries else None
            )
            if choice is not None and code not in here and found < NEWEST:
                found += 1
                yield choice

    def _kinds(self) -> list[_Kind]:
        people, kinds = self.people, []
        if people is not None:
            kinds = [
                _Kind(_("Hold"), people.classes, FEW),
                _Kind(_("Elever"), people.students, FEW + 3),
                _Kind(_("Medarbejdere"), people.staff, FEW),
            ]
        spots = (*self._pages, *self._parts, *self._saved())
        if spots != self._spots:
            self._spots = spots
            self._places = index(Entry(choice, choice.text) for choice in spots)
        places = _Kind(_("Gå til"), self._places, FEW)
        deeds = _Kind(_("Gør på denne side"), self._deeds, FEW)
        return [*kinds, deeds, places, _Kind(_("Gør"), self._commands, FEW)]

    def _saved(self) -> Iterator[Choice]:
        for key, told in self._settings.views.items():
            page, _space, part = key.partition(":")[0].partition(" ")
            for view in views_of(told):
                for of in self._of(page):
                    spot = Spot(page, part, view.name)
                    yield replace(of, key=spot, text=_part(of, view.name), fact=_("gemt visning"))


def _commands(commands: Sequence["Command"]) -> Index:
    made = [
        (Choice(one, one.text, one.icon, fact=one.about, keys="".join(one.keys[:1])), one.words)
        for one in commands
    ]
    return index(Entry(choice, choice.text, words) for choice, words in made)


def _part(page: Choice, words: str) -> str:
    return _("{page}: {part}").format(page=page.text, part=words)


def _choices(hits: Sequence[Hit], codes: Mapping[str, int], near: frozenset[int]) -> list[Choice]:
    """Return hits to choose from; of those that fit alike the last opened, then the near ones."""

    def place(hit: Hit) -> tuple[int, int, bool]:
        key: Any = hit.entry.key
        opened = codes.get(_code_of(key), len(codes))
        return hit.rank, opened, getattr(key, "class_id", None) not in near

    return [_choice(hit) for hit in sorted(hits, key=place)]


def _choice(hit: Hit) -> Choice:
    key: Any = hit.entry.key
    if isinstance(key, Choice):
        return replace(key, spans=hit.spans)
    return Choice(key, hit.entry.text, ICONS[key.kind], hit.spans, fact=key.facts)


def _code(choice: Choice) -> str:
    return _code_of(choice)


def _code_of(key: Any) -> str:
    inner = key.key if isinstance(key, Choice) else key
    return str(getattr(inner, "code", ""))

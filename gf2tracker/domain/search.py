"""Finds names as they are typed: pieces of words first, forgiven typing errors when little is found."""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from gf2tracker.language import fold, sort_key

ENOUGH = 5  # with this many found, nothing is guessed
GUESSED = 4
LEAST_LIKENESS = 76.0  # one wrong letter in four or five, two in nine
SHORTEST_GUESS = 4  # a shorter word is like too many others
DOUBLES = re.compile("aa|ae|oe")  # å = aa or a, æ = ae or a, ø = oe or o

Span = tuple[int, int]


@dataclass(frozen=True)
class Entry:
    """One thing that can be found.

    Attributes:
        key: what it leads to; the index never looks into it.
        text: what is searched and shown, e.g. a student's name.
        words: more words that lead here but are not shown, e.g. the class code.
        group: the heading it stands under.
    """

    key: Hashable
    text: str
    words: str = ""
    group: str = ""


@dataclass(frozen=True)
class Hit:
    """An entry that was found, and the pieces (first, end) of its text that matched.

    Attributes:
        rank: how well it fits: 0 begins so, 1 words begin so, 2 has the pieces, 3 has them in
            words that are not shown, 4 is guessed.
    """

    entry: Entry
    spans: tuple[Span, ...]
    rank: int = 0


@dataclass(frozen=True)
class Index:
    """Entries with their simplified spelling, in Danish order."""

    entries: tuple[Entry, ...]
    texts: tuple[str, ...]
    words: tuple[str, ...]


def index(entries: Iterable[Entry]) -> Index:
    """Return the index over entries; build it once, ask it at every key."""
    ordered = tuple(sorted(entries, key=lambda entry: sort_key(entry.text)))
    return Index(
        ordered,
        tuple(simplify(entry.text) for entry in ordered),
        tuple(simplify(f"{entry.text} {entry.words}") for entry in ordered),
    )


def find(where: Index, text: str, limit: int = 50, *, guesses: bool = True) -> tuple[Hit, ...]:
    """Return at most `limit` hits, best first; nothing typed finds nothing.

    Every typed word must be part of an entry. Starts of names come before starts of words, those before
    other pieces, and guesses (only when fewer than five were found) come last.
    """
    words = simplify(text).split()
    if not words:
        return ()
    found = _having(where.words, words, range(len(where.words)))
    hits = [_hit(where.entries[at], words, rank) for at, rank in _best(where, words, found, limit)]
    if guesses and len(found) < ENOUGH:
        hits += guess(where, text, limit, but=hits)
    return tuple(hits[:limit])


def guess(where: Index, text: str, limit: int, but: Iterable[Hit] = ()) -> list[Hit]:
    """Return what is like a text, the likest first, without the hits that are known already."""
    words, known = simplify(text).split(), {id(hit.entry) for hit in but}
    entries = [where.entries[number] for number in alike(where.texts, text, limit)]
    return [
        Hit(entry, _guessed_spans(entry.text, words), GUESSED)
        for entry in entries
        if id(entry) not in known
    ]


def alike(texts: Sequence[str], text: str, limit: int) -> list[int]:
    """Return where those of some texts (simplified) stand that are like a text, the likest first."""
    words = simplify(text).split()
    return _guesses(texts, words, limit) if words else []


def simplify(text: str) -> str:
    """Return the spelling that is compared: folded, and with å, ø and æ as a, o and a."""
    return DOUBLES.sub(_single, fold(text))


def spans(text: str, typed: str) -> tuple[Span, ...]:
    """Return the pieces (first, end) of `text` that the typed words match, in order and not overlapping."""
    return _spans(text, simplify(typed).split())


@lru_cache(maxsize=2_000)  # the same names are found at one key after the other
def _letters(text: str) -> tuple[tuple[str, int, int], ...]:
    # every letter of simplify(text), with the place in the text where it starts and ends
    folded: list[tuple[str, int]] = []
    for place, char in enumerate(text):
        if not char.isspace():
            folded += [(letter, place) for letter in fold(char)]
        elif folded and folded[-1][0] != " ":
            folded.append((" ", place))
    spelling = "".join(letter for letter, _ in folded)
    return tuple(
        (_single(match), folded[match.start()][1], folded[match.end() - 1][1] + 1)
        for match in re.finditer(f"{DOUBLES.pattern}|.", spelling)
    )


def _single(match: re.Match[str]) -> str:
    return "o" if match[0] == "oe" else "a" if match[0] in ("aa", "ae") else match[0]


def _having(texts: tuple[str, ...], words: list[str], among: Iterable[int]) -> list[int]:
    found = among
    for word in sorted(words, key=len, reverse=True):  # the longest is in the fewest
        found = [number for number in found if word in texts[number]]
    return list(found)


def _best(
    where: Index, words: list[str], found: list[int], limit: int
) -> Iterator[tuple[int, int]]:
    shown = _having(where.texts, words, found)
    begin = [at for at in shown if where.texts[at].startswith(words[0])]
    beginning = set(begin)
    inner = [at for at in shown if at not in beginning]
    by_words = list(islice((at for at in inner if _words_begin(where.texts[at], words)), limit))
    worded, visible = set(by_words), set(shown)
    pieces = (at for at in inner if at not in worded)
    hidden = (at for at in found if at not in visible)
    ranked = enumerate((begin, by_words, pieces, hidden))
    return islice(((at, rank) for rank, group in ranked for at in group), limit)


def _words_begin(text: str, words: list[str]) -> bool:
    spaced = f" {text}"
    return all(f" {word}" in spaced for word in words)


def _hit(entry: Entry, words: list[str], rank: int) -> Hit:
    return Hit(entry, _spans(entry.text, words), rank)


def _spans(text: str, words: list[str]) -> tuple[Span, ...]:
    letters = _letters(text)
    spelling = "".join(letter for letter, _, _ in letters)
    found = []
    for word in words:
        at = _best_place(spelling, word)
        if at >= 0:
            found.append((letters[at][1], letters[at + len(word) - 1][2]))
    return _merged(found)


def _best_place(spelling: str, word: str) -> int:
    # the start of a word is what the eye expects to be marked
    start = f" {spelling}".find(f" {word}")
    return start if start >= 0 else spelling.find(word)


def _merged(found: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for first, end in sorted(found):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((first, end))
    return tuple(merged)


def _guesses(texts: Sequence[str], words: list[str], limit: int) -> list[int]:
    if min(len(word) for word in words) < SHORTEST_GUESS:
        return []
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - loaded only when something must be guessed

    longest = max(words, key=len)
    candidates = process.extract(
        longest,
        texts,
        scorer=fuzz.partial_ratio,
        score_cutoff=LEAST_LIKENESS,
        limit=4 * limit,
    )
    rest = [word for word in words if word != longest]
    return [
        number
        for text, _, number in candidates
        if len(text) >= len(longest) - 1
        and all(fuzz.partial_ratio(word, text) >= LEAST_LIKENESS for word in rest)
    ][:limit]


def _guessed_spans(text: str, words: list[str]) -> tuple[Span, ...]:
    from rapidfuzz import fuzz  # noqa: PLC0415 - loaded only when something must be guessed

    found = []
    place = 0
    for piece in text.split(" "):
        if piece and any(fuzz.ratio(word, simplify(piece)) >= LEAST_LIKENESS for word in words):
            found.append((place, place + len(piece)))
        place += len(piece) + 1
    return _merged(found)

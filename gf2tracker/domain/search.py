"""Finds names as they are typed: pieces of words first, forgiven typing errors when little is found."""

import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from heapq import nsmallest

from gf2tracker.language import fold, sort_key

ENOUGH = 5  # with this many found, nothing is guessed
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
    """An entry that was found, and the pieces (first, end) of its text that matched."""

    entry: Entry
    spans: tuple[Span, ...]


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


def find(where: Index, text: str, limit: int = 50) -> tuple[Hit, ...]:
    """Return at most `limit` hits, best first; nothing typed finds nothing.

    Every typed word must be part of an entry. Starts of names come before starts of words, those before
    other pieces, and guesses (only when fewer than five were found) come last.
    """
    words = simplify(text).split()
    if not words:
        return ()
    found = [number for number, words_of in enumerate(where.words) if _has_all(words_of, words)]
    best = nsmallest(limit, found, key=lambda number: (_rank(where.texts[number], words), number))
    hits = [_hit(where.entries[number], words) for number in best]
    if len(found) < ENOUGH:
        hits += [
            Hit(where.entries[number], _guessed_spans(where.entries[number].text, words))
            for number in _guesses(where, words, limit)
            if number not in found
        ]
    return tuple(hits[:limit])


def simplify(text: str) -> str:
    """Return the spelling that is compared: folded, and with å, ø and æ as a, o and a."""
    return DOUBLES.sub(_single, fold(text))


def spans(text: str, typed: str) -> tuple[Span, ...]:
    """Return the pieces (first, end) of `text` that the typed words match, in order and not overlapping."""
    return _spans(text, simplify(typed).split())


def _letters(text: str) -> list[tuple[str, int, int]]:
    # every letter of simplify(text), with the place in the text where it starts and ends
    folded: list[tuple[str, int]] = []
    for place, char in enumerate(text):
        if not char.isspace():
            folded += [(letter, place) for letter in fold(char)]
        elif folded and folded[-1][0] != " ":
            folded.append((" ", place))
    spelling = "".join(letter for letter, _ in folded)
    return [
        (_single(match), folded[match.start()][1], folded[match.end() - 1][1] + 1)
        for match in re.finditer(f"{DOUBLES.pattern}|.", spelling)
    ]


def _single(match: re.Match[str]) -> str:
    return "o" if match[0] == "oe" else "a" if match[0] in ("aa", "ae") else match[0]


def _has_all(text: str, words: list[str]) -> bool:
    return all(word in text for word in words)


def _rank(text: str, words: list[str]) -> int:
    if text.startswith(words[0]):
        return 0
    if all(f" {word}" in f" {text}" for word in words):
        return 1
    return 2 if _has_all(text, words) else 3


def _hit(entry: Entry, words: list[str]) -> Hit:
    return Hit(entry, _spans(entry.text, words))


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


def _guesses(where: Index, words: list[str], limit: int) -> list[int]:
    if min(len(word) for word in words) < SHORTEST_GUESS:
        return []
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - loaded only when something must be guessed

    longest = max(words, key=len)
    candidates = process.extract(
        longest,
        where.texts,
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

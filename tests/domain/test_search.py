"""Names are found as they are typed, with Danish letters and typing errors forgiven."""

import pytest

from gf2tracker.domain import search
from gf2tracker.domain.search import Entry

NAMES = (
    "Clara Østergaard",
    "Mikkel Østergaard Lund",
    "Østergade Tømrer & Snedker",
    "Bilal Yusuf Hassan",
    "Åse Kjær",
    "Jens Aagaard",
    "René Æbelø",
    "Villads Aagaard",
)


@pytest.fixture(scope="module")
def school():
    return search.index(
        Entry(key=name, text=name, words="tøm-26a" if "Østergaard" in name else "")
        for name in NAMES
    )


def found(school, typed):
    return [hit.entry.text for hit in search.find(school, typed)]


def marked(hit):
    return [hit.entry.text[first:end] for first, end in hit.spans]


@pytest.mark.parametrize(
    "typed", ["østergaard", "oestergaard", "ostergard", "ØSTERGÅRD", " ostergaard "]
)
def test_danish_letters_may_be_typed_as_one_letter_or_two(school, typed):
    hits = search.find(school, typed)
    assert [hit.entry.text for hit in hits[:2]] == ["Clara Østergaard", "Mikkel Østergaard Lund"]
    assert marked(hits[0]) == ["Østergaard"]


def test_a_likely_word_follows_when_little_is_found(school):
    hits = search.find(school, "ostergard")
    assert hits[2].entry.text == "Østergade Tømrer & Snedker"
    assert marked(hits[2]) == ["Østergade"]


def test_nothing_is_guessed_when_five_are_found():
    many = search.index(Entry(n, f"Kristian {n}") for n in range(5))
    with_one_more = search.index([*many.entries, Entry("c", "Christian Holm")])
    assert len(search.find(with_one_more, "kristian")) == 5


def test_a_letter_typed_wrong_is_forgiven(school):
    assert found(school, "yusef") == ["Bilal Yusuf Hassan"]


def test_a_short_word_is_never_guessed(school):
    assert found(school, "xyz") == []


def test_every_typed_word_must_be_there_in_any_order(school):
    assert found(school, "lund mikk") == ["Mikkel Østergaard Lund"]
    assert found(school, "clara 26a") == ["Clara Østergaard"]
    assert found(school, "clara 26b") == []


def test_words_that_are_not_shown_lead_there_but_are_not_marked(school):
    hits = search.find(school, "tøm-26")
    assert [hit.entry.text for hit in hits] == ["Clara Østergaard", "Mikkel Østergaard Lund"]
    assert hits[0].spans == ()


def test_starts_of_names_come_before_starts_of_words_before_other_pieces():
    names = search.index(Entry(n, n) for n in ("Bo Hansen", "Hans Bo", "Johanne Juhl"))
    assert found(names, "han") == ["Hans Bo", "Bo Hansen", "Johanne Juhl"]


def test_equals_stand_in_danish_order():
    names = search.index(Entry(n, n) for n in ("Kåre", "Kær", "Kaya", "Køl", "Kurt"))
    assert found(names, "k") == ["Kaya", "Kurt", "Kær", "Køl", "Kåre"]


def test_the_start_of_a_word_is_marked_rather_than_an_earlier_piece():
    assert search.spans("Johan Hansen", "han") == ((6, 9),)


def test_accents_and_long_letters_keep_their_places():
    assert search.spans("René Æbelø", "aebelo") == ((5, 10),)
    assert search.spans("René  Æbelø", "rene") == ((0, 4),)
    assert search.spans("Weiß Bo", "weiss bo") == ((0, 4), (5, 7))


def test_touching_pieces_are_one():
    assert search.spans("Hansen", "hans han") == ((0, 4),)


@pytest.mark.parametrize("typed", ["", "   ", "\t"])
def test_nothing_typed_finds_nothing(school, typed):
    assert found(school, typed) == []


def test_no_more_than_asked_for_are_returned():
    many = search.index(Entry(n, f"Elev {n:03}") for n in range(200))
    assert [hit.entry.key for hit in search.find(many, "elev", limit=3)] == [0, 1, 2]


@pytest.mark.parametrize("name", [*NAMES, "  Bo   æøå ", "Kaae Oehlenschlæger", "e\u0301a"])
def test_the_marked_places_are_those_of_the_simplified_spelling(name):
    spelling = "".join(letter for letter, _, _ in search._letters(name)).strip()
    assert spelling == search.simplify(name)


def test_every_guess_has_room_for_what_was_typed():
    names = search.index([Entry(1, "Bo"), Entry(2, "Ost")])
    assert search.find(names, "ostergard") == ()


def test_texts_that_are_like_what_is_typed_are_told_by_their_place():
    texts = [search.simplify(name) for name in NAMES]
    assert search.alike(texts, "ostergard", 1) == [0]
    assert search.alike(texts, " ", 8) == []

"""Short notes, and the hint against diagnoses."""

import pytest

from gf2tracker.domain.note import NoteKind, health_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Har ADHD", ("ADHD",)),
        ("mor siger, det er angst og Depression.", ("angst", "Depression")),
        ("autisme/adhd", ("autisme", "adhd")),
        ("Kræft i familien", ("Kræft",)),
        ("angst, angst og atter angst", ("angst",)),
        ("kom for sent tre gange", ()),
        ("bor på Adhdvej 3", ()),
        ("", ()),
    ],
)
def test_words_of_illness_are_found_as_whole_words(text, words):
    assert health_words(text) == words


def test_every_kind_has_a_name():
    assert [kind.label for kind in NoteKind] == ["observation", "aftale"]

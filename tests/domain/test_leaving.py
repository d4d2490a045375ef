"""Why students left: the school's own reasons, and the words of the schools' systems."""

import pytest

from gf2tracker.domain.leaving import LeaveReasonEntry, LeaveReasons, own_code
from gf2tracker.domain.people import CountsAs, LeaveReason

SHIPPED = LeaveReasons(LeaveReasonEntry(one.value, one.label, one.counts_as) for one in LeaveReason)
ABROAD = LeaveReasonEntry("OWN_FLYTTET", "Flyttet til udlandet", CountsAs.NOTHING, "24")


def code(text, reasons=SHIPPED):
    found = reasons.meant_by(text)
    return found and found.code


@pytest.mark.parametrize("reason", LeaveReason)
def test_our_own_words_mean_what_they_say(reason):
    assert code(reason.label.upper()) == reason
    assert SHIPPED.knows(reason.label)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Omvalg til andet grundforløb", LeaveReason.CHANGED_PROGRAMME),
        ("Skoleskift", LeaveReason.CHANGED_SCHOOL),
        ("Mødte aldrig op: ikke mødt", LeaveReason.NO_SHOW),
        ("bortvist pga. fravær", LeaveReason.EXPELLED),
        ("noget helt andet", LeaveReason.OTHER),
        ("", None),
        ("  ", None),
    ],
)
def test_words_of_others_are_understood_or_are_other(text, reason):
    assert code(text) == reason


def test_words_that_mean_nothing_are_known_to_be_unknown():
    assert not SHIPPED.knows("noget helt andet")
    assert SHIPPED.knows("")
    assert SHIPPED.knows("job i butik")


def test_the_schools_own_names_and_numbers_come_before_the_words_of_others():
    school = LeaveReasons([*SHIPPED.entries, ABROAD])
    for text in ("flyttet til udlandet", "FLYTTET TIL UDLANDET ", "24"):
        assert code(text, school) == ABROAD.code
    other = LeaveReasonEntry("OTHER", "ukendt", CountsAs.DROPOUT)
    renamed = LeaveReasons([other, ABROAD])
    assert renamed.meant_by("hvad som helst") == other
    assert renamed.knows("ukendt")
    assert renamed.knows("andet")


def test_a_stored_code_has_words_even_when_its_row_was_undone():
    assert SHIPPED.of("") is None
    assert SHIPPED.of(LeaveReason.GOT_JOB).name == "fået job"
    gone = SHIPPED.of("OWN_FLYTTET_TIL_UDLANDET")
    assert (gone.name, gone.counts_as, gone.is_own) == (
        "flyttet til udlandet",
        CountsAs.DROPOUT,
        True,
    )
    assert LeaveReasons([]).of(LeaveReason.NO_SHOW).counts_as is CountsAs.OUTSIDE


def test_an_own_code_is_made_of_the_name_and_is_never_taken_twice():
    assert own_code("Flyttet til Åbenrå", []) == "OWN_FLYTTET_TIL_AABENRAA"
    assert own_code("Flyttet", ["OWN_FLYTTET"]) == "OWN_FLYTTET_2"
    assert own_code("Flyttet", ["OWN_FLYTTET", "OWN_FLYTTET_2"]) == "OWN_FLYTTET_3"

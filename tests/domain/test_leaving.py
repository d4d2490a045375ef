"""Why students left, in the words of the schools' systems."""

import pytest

from gf2tracker.domain.leaving import leave_reason_of
from gf2tracker.domain.people import LeaveReason


@pytest.mark.parametrize("reason", LeaveReason)
def test_our_own_words_mean_what_they_say(reason):
    assert leave_reason_of(reason.label.upper()) is reason


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
    assert leave_reason_of(text) is reason

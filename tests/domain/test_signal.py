"""Which reasons somebody should act on, and what clears each of them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from gf2tracker.domain.attention import Limits, State
from gf2tracker.domain.contact import ContactKind, proposed_handled_until
from gf2tracker.domain.facts import Facts, Run
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.signal import Rule, signals
from tests.domain.touch import Touch

DAYS = tuple(date(2026, 8, 10) + timedelta(days=n) for n in range(100) if n % 7 < 5)
MON, TUE, WED, THU, FRI = DAYS[5:10]
MON2 = DAYS[10]
LIMITS = Limits(0.10, 0.15)
NOTHING = Facts(called="Yasin", today=FRI, school_days=DAYS)
RUNS = (Run((DAYS[0],)), Run((DAYS[3], DAYS[4]), AbsenceKind.APPROVED), Run((WED,)))


def touch(kind, day, until=None, hour=10):
    at = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return Touch(at, day, kind, until)


def talked(day, until=None):
    return touch(
        ContactKind.TALKED, day, until or proposed_handled_until(ContactKind.TALKED, day, DAYS)
    )


def meeting(day):
    return touch(ContactKind.MEETING, day, proposed_handled_until(ContactKind.MEETING, day, DAYS))


def found(**known):
    return signals(NOTHING._replace(**known), LIMITS)


def rules(**known):
    return [one.rule for one in found(**known)]


def test_a_student_with_nothing_gives_no_signal():
    assert found() == ()


# --- absence in the first 14 days -----------------------------------------------------------------


def test_a_day_away_in_the_first_days_asks_for_a_talk():
    (signal,) = found(early_days=(TUE,))
    assert (signal.rule, signal.state, signal.dates) == (Rule.EARLY, State.ACT, (TUE,))
    assert signal.text == "Væk tir 18.08. i de første 14 dage"
    assert signal.short == "dag 1–14: 18.08."
    assert signal.clears == "Ryddes, når nogen har talt med Yasin."


def test_all_the_early_days_are_told_and_the_newest_counts():
    (signal,) = found(early_days=(TUE, THU))
    assert signal.text == "Væk tir 18.08. og tor 20.08. i de første 14 dage"
    assert signal.newest == THU
    (longer,) = found(early_days=(TUE, WED, FRI))
    assert longer.short == "dag 1–14: 18.–19.08., 21.08."


def test_a_talk_settles_the_days_before_the_one_it_holds_to_and_no_later():
    assert rules(early_days=(TUE,), contacts=(talked(TUE),)) == []
    assert rules(early_days=(TUE, WED), contacts=(talked(TUE),)) == [Rule.EARLY]
    assert rules(early_days=(TUE, WED), contacts=(talked(WED),)) == []


def test_a_message_settles_no_day():
    assert rules(early_days=(THU,), contacts=(touch(ContactKind.SMS, THU),)) == [Rule.EARLY]


def test_what_is_handled_until_a_day_settles_the_days_before_it():
    handled = touch(ContactKind.NOTE, TUE, FRI)
    assert rules(early_days=(TUE, THU), contacts=(handled,)) == []
    assert rules(early_days=(TUE, FRI), contacts=(handled,)) == [Rule.EARLY]


def test_a_day_away_is_asked_about_for_four_weeks():
    assert rules(early_days=(TUE,), today=TUE + timedelta(days=28)) == [Rule.EARLY]
    assert rules(early_days=(TUE,), today=TUE + timedelta(days=29)) == []


# --- days in a row --------------------------------------------------------------------------------


def test_one_day_is_no_row_and_two_are():
    assert rules(runs=(Run((TUE,), AbsenceKind.ABSENT),)) == []
    (signal,) = found(runs=(Run((TUE, WED), AbsenceKind.ABSENT),))
    assert (signal.rule, signal.state, signal.dates) == (Rule.IN_A_ROW, State.ACT, (TUE, WED))
    assert signal.text == "Væk to skoledage i træk, 18.–19.08."
    assert signal.short == "2 dage i træk, 18.–19.08."


def test_a_row_that_goes_on_says_since_when():
    (signal,) = found(runs=(Run((WED, THU, FRI), AbsenceKind.ABSENT),), is_away=True)
    assert signal.text == "Væk siden ons 19.08., tre skoledage i træk"


def test_days_off_that_were_granted_are_no_row():
    assert rules(runs=(Run((TUE, WED), AbsenceKind.APPROVED),)) == []


def test_illness_that_was_told_is_watched_while_it_lasts_and_silence_is_acted_on():
    told, silent = (Run((THU, FRI), AbsenceKind.SICK),), (Run((THU, FRI), AbsenceKind.UNKNOWN),)
    assert rules(runs=told) == []
    assert [one.state for one in found(runs=told, is_away=True)] == [State.WATCH]
    assert [one.state for one in found(runs=silent)] == [State.ACT]


def test_a_talk_about_one_day_leaves_the_next_open():
    row = (Run((TUE, WED), AbsenceKind.ABSENT),)
    assert rules(runs=row, contacts=(talked(TUE),)) == [Rule.IN_A_ROW]
    assert rules(runs=row, contacts=(talked(WED),)) == []


# --- not reached ----------------------------------------------------------------------------------


def test_two_school_days_after_the_first_try_somebody_is_not_reached():
    tries = (touch(ContactKind.NO_ANSWER, TUE),)
    assert rules(contacts=tries, today=WED) == []
    (signal,) = found(contacts=tries, today=THU)
    assert (signal.rule, signal.state, signal.newest) == (Rule.NOT_REACHED, State.ACT, THU)
    assert signal.text == "Ikke nået siden tir 18.08.: ét forsøg"
    assert signal.clears == "Ryddes, når nogen har talt med Yasin."


def test_a_weekend_is_no_school_day():
    tries = (touch(ContactKind.SMS, THU),)
    assert rules(contacts=tries, today=DAYS[9]) == []
    assert rules(contacts=tries, today=FRI + timedelta(days=2)) == []
    assert rules(contacts=tries, today=MON2) == [Rule.NOT_REACHED]


def test_every_try_since_the_last_talk_counts():
    tries = (touch(ContactKind.SMS, TUE), touch(ContactKind.NO_ANSWER, THU))
    (signal,) = found(contacts=tries)
    assert signal.text == "Ikke nået siden tir 18.08.: to forsøg, senest tor 20.08."
    assert signal.dates == (TUE, THU)
    assert rules(contacts=(*tries, touch(ContactKind.TALKED, THU, hour=11))) == []
    assert rules(contacts=(*tries, talked(MON))) == [Rule.NOT_REACHED]


def test_a_talk_between_two_tries_begins_the_days_anew():
    tries = (touch(ContactKind.SMS, TUE), touch(ContactKind.NO_ANSWER, THU))
    assert rules(contacts=(*tries, talked(WED))) == []
    (signal,) = found(contacts=(*tries, talked(WED)), today=MON2)
    assert signal.text == "Ikke nået siden tor 20.08.: ét forsøg"


def test_what_is_handled_with_a_reason_rests_and_comes_back():
    contacts = (touch(ContactKind.SMS, TUE), touch(ContactKind.NOTE, WED, MON2))
    assert rules(contacts=contacts) == []
    assert rules(contacts=contacts, today=MON2) == [Rule.NOT_REACHED]


def test_an_old_try_is_forgotten_after_four_weeks():
    tries = (touch(ContactKind.SMS, TUE),)
    assert rules(contacts=tries, today=TUE + timedelta(days=28)) == [Rule.NOT_REACHED]
    assert rules(contacts=tries, today=TUE + timedelta(days=29)) == []


# --- shares ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("share", "rule"),
    [
        (0.0999, []),
        (0.10, [Rule.WATCH_SHARE]),
        (0.1499, [Rule.WATCH_SHARE]),
        (0.15, [Rule.ACT_SHARE]),
        (None, []),
    ],
)
def test_a_share_counts_from_the_limit_on(share, rule):
    assert rules(share=share, lost_days=(TUE,)) == rule


def test_a_share_is_told_with_the_limit_and_the_newest_day():
    (signal,) = found(share=0.164, lost_days=(TUE, THU))
    assert signal.text == "Fravær 16,4\u00a0%, grænsen er 15\u00a0%; senest tor 20.08."
    assert (signal.short, signal.newest) == ("fravær 16,4\u00a0%", THU)
    assert signal.clears == (
        "Ryddes af en samtale med Yasin, eller når det er håndteret til en dag."
    )


def test_a_share_with_what_lay_before_says_so():
    (signal,) = found(share=0.2, opening_until=MON)
    assert (signal.rule, signal.newest, signal.dates) == (Rule.ACT_SHARE, MON, (MON,))
    assert signal.text == (
        "Fravær 20,0\u00a0% før GF2 Tracker, grænsen er 15\u00a0%; opgjort til 17.08."
    )
    (later,) = found(share=0.2, opening_until=MON, lost_days=(THU,))
    assert later.newest == THU
    assert "med tiden før GF2 Tracker" in later.text
    assert later.text.endswith("senest tor 20.08.")


def test_a_call_about_one_day_does_not_hide_a_share():
    call = touch(ContactKind.TALKED, THU, MON2 + timedelta(days=60))
    assert rules(share=0.16, lost_days=(TUE, THU), contacts=(call,)) == [Rule.ACT_SHARE]


def test_a_talk_that_was_held_rests_a_share_for_two_school_weeks():
    held = meeting(WED)
    assert held.handled_until == DAYS[17]
    known = {"share": 0.16, "lost_days": (TUE, THU), "contacts": (held,)}
    assert rules(**known, today=DAYS[16]) == []
    assert rules(**known, today=DAYS[17]) == [Rule.ACT_SHARE]


def test_a_talk_clears_for_good_what_has_not_grown_since():
    known = {"share": 0.16, "lost_days": (TUE, WED), "contacts": (meeting(WED),)}
    assert rules(**known, today=DAYS[40]) == []


def test_a_share_that_is_handled_until_a_day_comes_back_on_it():
    known = {"share": 0.16, "lost_days": (TUE,), "contacts": (touch(ContactKind.NOTE, WED, MON2),)}
    assert rules(**known, today=FRI) == []
    assert rules(**known, today=MON2) == [Rule.ACT_SHARE]


def test_a_note_without_a_day_hides_nothing():
    note = touch(ContactKind.NOTE, THU)
    assert rules(share=0.16, lost_days=(TUE,), contacts=(note,)) == [Rule.ACT_SHARE]


# --- spells ---------------------------------------------------------------------------------------


def test_three_spells_are_a_reason_and_two_are_not():
    assert rules(runs=RUNS[:2]) == []
    (signal,) = found(runs=RUNS)
    assert (signal.rule, signal.state, signal.newest) == (Rule.SPELLS, State.WATCH, WED)
    assert signal.text == "Tre fraværsperioder på otte uger: 19.08., 13.–14.08. og 10.08."
    assert signal.short == "3 perioder, senest 19.08."


def test_many_spells_are_told_from_the_newest():
    (signal,) = found(runs=tuple(Run((day,)) for day in DAYS[0:10:2]))
    assert signal.text == "Fem fraværsperioder på otte uger: 20.08., 18.08., 14.08. og 2 før det"


def test_spells_count_for_eight_weeks():
    first = RUNS[0].days[0]
    assert rules(runs=RUNS, today=first + timedelta(days=55)) == [Rule.SPELLS]
    assert rules(runs=RUNS, today=first + timedelta(days=56)) == []


def test_a_talk_clears_spells_until_there_is_another():
    assert rules(runs=RUNS, contacts=(meeting(WED),), today=DAYS[30]) == []
    assert rules(runs=RUNS, contacts=(meeting(TUE),), today=DAYS[15]) == []
    assert rules(runs=RUNS, contacts=(meeting(TUE),), today=DAYS[16]) == [Rule.SPELLS]
    assert rules(runs=RUNS, contacts=(talked(WED),)) == [Rule.SPELLS]


# --- rising ---------------------------------------------------------------------------------------

RISING = tuple(
    (date(2026, 8, 10) + timedelta(weeks=n), share)
    for n, share in enumerate((0.02, 0.04, 0.055, 0.07, 0.09))
)


def test_four_weeks_of_rise_are_told_with_the_first_share_and_the_last():
    last = RISING[-1][0] + timedelta(days=2)
    (signal,) = found(rising=RISING, lost_days=(TUE, last), today=last)
    assert (signal.rule, signal.state, signal.newest) == (Rule.RISING, State.WATCH, last)
    assert signal.text == (
        "Fraværet er steget fire uger i træk: fra 2,0\u00a0% i uge 33 til 9,0\u00a0% i uge 37"
    )
    assert signal.short == "steget fire uger i træk"


def test_a_talk_clears_a_rise():
    last = RISING[-1][0] + timedelta(days=2)
    known = {"rising": RISING, "lost_days": (TUE, last), "today": last}
    assert rules(**known, contacts=(meeting(last),)) == []
    assert rules(**known, contacts=(talked(last),)) == [Rule.RISING]


# --- what was agreed ------------------------------------------------------------------------------


def test_an_agreement_comes_up_on_its_day():
    agreed = ((FRI, "møder 8:00"),)
    assert rules(agreements=agreed, today=THU) == []
    (signal,) = found(agreements=agreed)
    assert (signal.rule, signal.text) == (Rule.AGREEMENT, "Aftale til fre 21.08.: møder 8:00")


def test_the_next_step_comes_up_on_its_day():
    assert rules(next_step="Ring til mor", next_on=MON2) == []
    assert rules(next_step="Ring til mor") == []
    (signal,) = found(next_step="Ring til mor", next_on=FRI)
    assert (signal.rule, signal.text) == (Rule.NEXT_STEP, "Næste skridt fre 21.08.: Ring til mor")


def test_what_others_have_seen_comes_up_for_four_weeks():
    seen = ((TUE, "JEHO", "Sad alene"),)
    (signal,) = found(observations=seen)
    assert (signal.rule, signal.state, signal.newest) == (Rule.OBSERVATION, State.WATCH, TUE)
    assert signal.text == "Observation tir 18.08. fra JEHO: Sad alene"
    assert signal.clears == "Ryddes, når den er sat som læst."
    assert rules(observations=seen, today=TUE + timedelta(days=28)) == [Rule.OBSERVATION]
    assert rules(observations=seen, today=TUE + timedelta(days=29)) == []


def test_the_most_urgent_reason_comes_first():
    known = {
        "early_days": (TUE,),
        "runs": (*RUNS[:2], Run((THU, FRI), AbsenceKind.SICK)),
        "is_away": True,
        "share": 0.2,
        "lost_days": (WED,),
        "contacts": (touch(ContactKind.SMS, TUE),),
    }
    assert rules(**known) == [
        Rule.EARLY,
        Rule.NOT_REACHED,
        Rule.ACT_SHARE,
        Rule.IN_A_ROW,
        Rule.SPELLS,
    ]


def test_what_somebody_wrote_is_known_from_what_was_counted():
    known = {"observations": ((TUE, "JEHO", "Sad alene"),), "share": 0.2, "lost_days": (TUE,)}
    assert [one.rule.is_written for one in found(**known)] == [False, True]
    assert all("Sad alene" not in one.short for one in found(**known))


def test_every_rule_has_a_name():
    assert all(rule.label for rule in Rule)

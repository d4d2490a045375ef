"""A team's meeting on paper: agenda and minutes, and nothing of a text is ever markup."""

from datetime import date

import pytest

from gf2tracker.actions import meeting, task
from gf2tracker.domain.meeting import AgendaPoint, MeetingKind
from gf2tracker.queries import agenda
from gf2tracker.queries import meeting as meetings
from gf2tracker.reports import paper
from gf2tracker.reports.meeting import SECRET, agenda_paper, minutes_paper
from tests import given, papertext
from tests.registers import take_day
from tests.reports.papers import EVIL, SECRETS, protected

THURSDAY = date(2026, 8, 27)
POINTS = (AgendaPoint("Opgaver fra sidst", ("Karen: ring",)), AgendaPoint("Eventuelt"))


@pytest.fixture
def team(sqlite_store):
    given.a_teacher(sqlite_store, "KABA", "Karen Bak")
    return given.a_class(sqlite_store, students=1)


def called(store, team, **fields):
    asked = [given.school(store).teacher_id, given.a_teacher(store, "BOJE", "Bo Jensen")]
    values = {"date": THURSDAY, "class_ids": [team.id], "staff_ids": asked, **fields}
    return store.do(meeting.call, values).value


def one(store, number):
    return store.ask(meetings.one, number, THURSDAY).value


def text_of(made):
    return papertext.words(paper.pdf(made))


def test_an_agenda_has_its_points_and_who_is_asked(sqlite_store, team):
    fields = {"kind": MeetingKind.EXPERIENCE, "starts_at": "14:25", "place": "Lokale 12"}
    number = called(sqlite_store, team, **fields)
    made = agenda_paper(one(sqlite_store, number), POINTS, THURSDAY)
    shown = text_of(made)
    assert "Dagsorden, erfaringsmøde" in shown
    assert "tor 27.08.2026" in shown
    assert "tøm-26a · kl. 14:25 · Lokale 12" in shown
    assert "Indkaldt: Bo Jensen og Mette Kragh" in shown
    assert "1. Opgaver fra sidst" in shown
    assert "Karen: ring" in shown
    assert "2. Eventuelt" in shown
    assert SECRET in shown
    assert made.name == "dagsorden-tøm-26a-2026-08-27"
    assert made.title == "Dagsorden, erfaringsmøde, tøm-26a, 27.08.2026"


def test_minutes_have_who_came_what_was_said_and_the_tasks(sqlite_store, team):
    number = called(sqlite_store, team)
    bo = next(who for who in one(sqlite_store, number).staff if who.initials == "BOJE")
    sqlite_store.do(meeting.attend, number, [bo.staff_id])
    text = "Vi talte om fravær.\n\n@Karen 31/8 ring til mester\n@ Karen skriv brev"
    first, _second = sqlite_store.do(meeting.hold, number, text, POINTS).value
    sqlite_store.do(task.settle, [first], THURSDAY)
    details = one(sqlite_store, number)
    shown = text_of(minutes_paper(details, details.agenda, THURSDAY))
    assert "Referat, facilitatormøde" in shown
    assert "Til stede: Mette Kragh" in shown
    assert "Afbud: Bo Jensen" in shown
    assert "Vi talte om fravær." in shown
    shown = " ".join(shown.split())
    assert "Hvem Hvad Frist Klaret" in shown
    assert "Karen Bak ring til mester man 31.08.2026 tor 27.08.2026" in shown
    assert "Karen Bak skriv brev" in shown


def test_no_text_is_markup(sqlite_store, team):
    number = called(sqlite_store, team, place=EVIL[3])
    sqlite_store.do(meeting.hold, number, "\n".join(EVIL))
    points = tuple(AgendaPoint(text, EVIL) for text in EVIL)
    shown = text_of(minutes_paper(one(sqlite_store, number), points, THURSDAY))
    for text in ('<img src="x">', "#panic(1)", "*a* _b_ `c` $d$", "= Overskrift @ref [x] ~"):
        assert text in shown


def test_a_protected_student_is_named_as_on_lists(sqlite_store, team):
    (hidden,) = team.students
    protected(sqlite_store, hidden)
    take_day(sqlite_store, team.id, date(2026, 8, 11), {hidden: "U"})
    number = called(sqlite_store, team)
    points = sqlite_store.ask(agenda.of_meeting, number, date(2026, 8, 12)).value.points
    shown = text_of(agenda_paper(one(sqlite_store, number), points, THURSDAY))
    assert "Aage (beskyttet): væk tir 11.08." in shown
    assert "Ørsted" not in shown
    assert not [secret for secret in SECRETS.values() if secret in shown]


def test_a_long_meeting_goes_on_over_pages(sqlite_store, team):
    number = called(sqlite_store, team)
    lines = [
        f"{n}. linje i referatet, som er så lang, at den fylder mere end en linje på papiret " * 2
        for n in range(80)
    ]
    sqlite_store.do(meeting.hold, number, "\n".join(lines))
    details = one(sqlite_store, number)
    points = (AgendaPoint("x" * 200, tuple("y" * 180 for _n in range(30))),)
    shown = text_of(minutes_paper(details, points, THURSDAY))
    assert "79. linje" in shown
    assert "Side 1 af" in shown

"""Scenes of page Plan: a class's course and week, its forms, and what goes wrong on the board."""

from datetime import date
from typing import Any

from PySide6.QtCore import QPoint

from gf2tracker.actions import closed, holding, plan, planpeople, template
from gf2tracker.domain.activity import ActivityKind as Kind
from gf2tracker.domain.activity import CompanyState
from gf2tracker.domain.people import Role
from gf2tracker.domain.plan import Place
from gf2tracker.store.store import Store
from tests import given
from tests.scene import BOTH, LARGE, SMALL, Deed, Scene, class_named, day, on_page, press
from tests.schools import AWKWARD, School
from ui.planboard.drag import Drag

TODAY = date(2026, 9, 8)
"""The Tuesday that the design's pictures show."""

BREAKS = (
    (date(2026, 9, 18), date(2026, 9, 18), "Fællesdag"),
    (date(2026, 10, 12), date(2026, 10, 16), "Efterårsferie"),
    (date(2026, 12, 21), date(2027, 1, 1), "Juleferie"),
)
TEAM = (("ANST", "Anne Storm"), ("PJ", "Peter Juhl"), ("JH", "Jens Holst"))
ROWS = (
    (1, 1, "Første skoledag i branchen", Kind.FIRST_DAY, 3, 3),
    (1, 1, "Makkere og grupper", Kind.FORMING, 0, 0),
    (1, 3, "Forventninger", Kind.EXPECTATIONS, 1, 1),
    (2, 1, "Facilitatormøde", Kind.TEAM_MEETING, 0, 0),
    (2, 4, "Mød en lærling", Kind.ROLE_MODEL, 1, 1),
    (3, 3, "Profil og cv-værksted", Kind.PROFILE, 0, 0),
    (4, 2, "Branchekendskab: 10 virksomheder", Kind.TRADE, 0, 0),
    (4, 4, "Puls 1", Kind.PULSE, 0, 0),
    (5, 2, "Virksomhedsbesøg", Kind.COMPANY_VISIT, 2, 2),
    (5, 4, "Erfaringsmøde 1", Kind.EXPERIENCE_MEETING, 0, 0),
    (5, 5, "Gruppemøde 2", Kind.GROUP_MEETING, 0, 0),
    (6, 1, "Netværkskort", Kind.NETWORK, 0, 0),
    (6, 4, "Mester i værkstedet", Kind.ROLE_MODEL, 1, 1),
    (7, 2, "Opkaldstræning", Kind.TALK_PRACTICE, 4, 2),
    (8, 3, "Speeddating", Kind.COMPANY_VISIT, 12, 7),
    (9, 1, "VFU, en uge", Kind.PLACEMENT, 26, 19),
    (10, 2, "VFU, opsamling", Kind.STATUS_TALK, 0, 0),
    (10, 5, "Gruppemøde 4", Kind.GROUP_MEETING, 0, 0),
    (11, 2, "Statussamtale, læreplads", Kind.COMPETENCES, 0, 0),
    (12, 3, "Branchedag", Kind.TRADE_FAIR, 16, 4),
    (13, 2, "Mester i værkstedet", Kind.ROLE_MODEL, 1, 0),
    (14, 4, "Virksomhedsbesøg", Kind.COMPANY_VISIT, 2, 0),
    (15, 2, "Fælles projekt: skuret", Kind.CLASS_PROJECT, 0, 0),
    (16, 3, "Underskrifter", Kind.SIGNING, 3, 0),
    (17, 2, "Kompetencekort: det kan jeg", Kind.COMPETENCES, 0, 0),
    (18, 3, "Fejring af aftaler", Kind.SIGNING, 2, 0),
    (19, 2, "Overgangssamtaler", Kind.TRANSITION, 0, 0),
    (20, 2, "Overlevering til hovedforløb", Kind.TRANSITION, 0, 0),
)


def fill(store: Store) -> None:
    """Make a class in its fifth week with a plan of the whole course, and one with none."""
    for first, last, name in BREAKS:
        store.do(closed.add, first, last, name)
    made = given.a_class(store, "tøm-26a", students=26)
    given.a_class(store, "tøm-26b", students=24)
    given.a_class(store, "el-26a", starts_on=date(2026, 8, 31), students=22)
    people = [given.school(store).teacher_id]
    people += [given.a_teacher(store, initials, name) for initials, name in TEAM]
    for at, (week, weekday, title, kind, needed, confirmed) in enumerate(ROWS):
        what: plan.PlannedChanges = {
            "title": title,
            "kind": kind,
            "companies_needed": needed,
            "companies_confirmed": confirmed,
            "place": "Festsalen" if needed else "",
            "checklist": ["Bestil lokale", "Skriv til virksomhederne"] if needed > 3 else [],
        }
        number = store.do(plan.add, made.id, what, Place(week, weekday)).value
        role = Role.CONTACT_TEACHER if at % 3 else None
        store.do(planpeople.set_staff, number, [(people[at % len(people)], role)])
        if title == "Speeddating":
            store.do(planpeople.set_companies, number, COMPANIES)
        if week < 5 and title != "Puls 1":
            store.do(holding.hold, number, {"score": 4, "evaluation": "Gode samtaler"}, TODAY)
    store.do(template.save, made.id, "Tømrer, 20 uger")


COMPANIES = (
    *((name, CompanyState.CONFIRMED) for name in ("Bakkens Byg", "Rønnegård Tømrer")),
    *((name, CompanyState.INVITED) for name in ("Tagfolket", "Møllehøj Byg")),
    ("Nordre Tømrer", CompanyState.DECLINED),
)
PLANNED = School("planned", fill)


def _at(title: str) -> Deed:
    """Return a deed that puts the cursor on an activity."""

    def choose(page: Any) -> None:
        chips = page.here.view.list.chips
        page.here.view.choose(next(one.id for one in chips if one.title == title))
        page.here.view.setFocus()

    return on_page("plan", choose)


def _dragged(page: Any) -> None:
    view = page.here.view
    chip = next(one for one in view.list.chips if one.title == "Speeddating")
    view.drag = Drag(chip, QPoint(0, 0))
    card = next(one for one in view.board.cards() if one.week.number == 6)
    list(view.drag.move_to(card.slot(card.week.days[-1]).center(), view.board))


WEEK = on_page("plan", lambda page: page.show_view("week"))
TOM, WITHOUT = class_named("tøm-26a"), class_named("tøm-26b")


def scene(name: str, *deeds: Deed, **more: Any) -> Scene:
    """Return a scene of the class with a plan."""
    return Scene(name, "plan", (TOM, *deeds), PLANNED, TODAY, **more)


PLANS = (
    scene("plan", _at("Speeddating"), sizes=(SMALL, *BOTH), readme=("light",)),
    scene("plan-200", sizes=(SMALL, LARGE), scale=2),
    scene("plan-dragged", on_page("plan", _dragged)),
    scene("plan-closed", _at("Mester i værkstedet"), press("Alt+Down")),
    scene("plan-edit", _at("Speeddating"), press("F2"), sizes=BOTH),
    scene("plan-new", _at("Speeddating"), press("N")),
    scene("plan-held", _at("Puls 1"), press("H")),
    scene("plan-menu", _at("Puls 1"), press("Menu")),
    scene("plan-keys", _at("Puls 1"), press("F1")),
    scene("plan-apply", on_page("plan", lambda page: page.here.bar.use.click()), sizes=BOTH),
    scene("plan-week", WEEK, sizes=(SMALL, *BOTH)),
    scene("plan-week-coming", day(date(2026, 9, 30)), WEEK),
    scene("plan-week-closed", day(date(2026, 9, 18)), WEEK),
    scene("plan-week-200", WEEK, sizes=(SMALL,), scale=2),
    Scene("plan-none", "plan", (WITHOUT,), PLANNED, TODAY, sizes=BOTH),
    Scene("plan-first-day", "plan", (class_named("smed-26e"),), AWKWARD, date(2027, 1, 4)),
)

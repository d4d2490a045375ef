"""Every dialog lies inside its window at 200 % text on 1280 x 720, its foot in sight."""

import importlib
import pkgutil
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLayout

import ui.dialogs
from gf2tracker.actions import enrolment, students, template
from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.groups.chosen import TRAITS, pack_traits
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.people import LeaveReason
from gf2tracker.intake.checked import Fault, FaultyRow
from gf2tracker.intake.columns import STUDENTS
from gf2tracker.queries import (
    catalogue,
    classes,
    leavers,
    leaving,
    meeting,
    merge,
    paper,
    plancard,
    planned,
    school,
)
from gf2tracker.queries import students as people
from gf2tracker.queries import template as templates
from gf2tracker.queries.contact import ContactEntry
from gf2tracker.reports.classpapers import attendance_list
from tests import given, plans
from tests.queries.enrolments import enrolments_of
from tests.registers import mark
from tests.ui.frame import TODAY, a_page
from ui import theme
from ui.dialog import Dialog
from ui.dialogs.activityform import ActivityDialog
from ui.dialogs.applying import ApplyDialog
from ui.dialogs.back import BackDialog
from ui.dialogs.bulk import BulkDialog
from ui.dialogs.classform import ClassDialog
from ui.dialogs.closed import ClosedDialog
from ui.dialogs.columns import AskClass, ColumnsDialog, ListColumn
from ui.dialogs.exemption import ExemptionDialog
from ui.dialogs.exemptions import ExemptionsDialog
from ui.dialogs.followup import HandledDialog, NextStepDialog, OwnerDialog
from ui.dialogs.guidesheet import GuideSheet
from ui.dialogs.held import HeldDialog
from ui.dialogs.inform import InformDialog
from ui.dialogs.keysheet import KeySheet
from ui.dialogs.lawful import LawfulDialog
from ui.dialogs.leave import LeaveDialog
from ui.dialogs.leavereason import LeaveReasonDialog
from ui.dialogs.markhistory import MarkHistory
from ui.dialogs.meetingform import MeetingDialog
from ui.dialogs.mend import MendDialog
from ui.dialogs.merge import MergeDialog
from ui.dialogs.move import MoveDialog
from ui.dialogs.newactivity import NewActivityDialog
from ui.dialogs.newgroups import NewGroupsDialog
from ui.dialogs.note import ContactDialog
from ui.dialogs.pattern import PatternDialog
from ui.dialogs.peerrule import PeerRuleDialog
from ui.dialogs.plan import PlanDialog, Planning
from ui.dialogs.planfiles import PersonDialog, PlanBookDialog
from ui.dialogs.planned import PlannedDialog
from ui.dialogs.preview import Preview
from ui.dialogs.programme import ProgrammeDialog
from ui.dialogs.reason import ReasonDialog, ReasonNameDialog
from ui.dialogs.schoolform import SchoolDialog
from ui.dialogs.sick import SickDialog
from ui.dialogs.site import SiteDialog
from ui.dialogs.slots import SlotsDialog
from ui.dialogs.staff import StaffDialog
from ui.dialogs.stay import StayDialog
from ui.dialogs.studentform import StudentDialog
from ui.dialogs.studentnote import StudentNoteDialog
from ui.dialogs.taskform import TaskDialog
from ui.dialogs.templateform import TemplateDialog
from ui.dialogs.weights import WeightsDialog
from ui.dialogs.windowkeys import WindowKeys
from ui.groups.deeds import Wanted
from ui.problemdialog import ProblemDialog
from ui.screens.students import StudentsScreen
from ui.sheet import Sheet
from ui.viewname import ViewName

LONG = "Alexandra Wilhelmine Josefine Rosenkilde-Brix"
SIZE, SHADOW, FOOT = (1280, 720), 26, 56
KEYS = [(f"{n}. side", f"Ctrl+{n}") for n in range(1, 10)]


class Desk:
    """A page over which dialogs open, and what the store says for them."""

    def __init__(self, page, store, made):
        self.page, self.store, self.made = page, store, made
        self.one, self.other = made.students[:2]

    def ask(self, query, *args):
        return self.store.ask(query, *args).value

    @property
    def school(self):
        return self.ask(school.overview)

    @property
    def details(self):
        return self.ask(classes.one, self.made.id, TODAY)

    @property
    def listing(self):
        return self.ask(classes.listing, TODAY)

    @property
    def reason(self):
        return self.ask(school.reasons)[0]

    def leaver(self):
        (stay,) = enrolments_of(self.store, self.one)
        return LeaveDialog(self.page, self.ask(leavers.leave_facts, [stay], TODAY), TODAY)

    def left(self):
        (stay,) = enrolments_of(self.store, self.one)
        self.store.do(enrolment.leave, stay, TODAY, LeaveReason.PERSONAL)
        return InformDialog(self.page, self.ask(leaving.departed, stay, TODAY))

    def planning(self, *, is_out):
        told = self.ask(school.reasons)
        wanted = Planning(LONG, TODAY, TODAY, told, is_out=is_out)
        return PlanDialog(self.page, wanted)

    def back(self):
        mark(self.store, self.made.id, date(2026, 8, 24), {(self.one, None): "S"})
        offer = self.ask(planned.offer, [self.one], TODAY)
        return BackDialog(self.page, LONG, TODAY, offer)

    def merging(self):
        dialog = MergeDialog(self.page, "Flet to elever til én", "Samme navn", is_proposed=True)
        dialog.show_preview(self.ask(merge.merge_preview, self.one, self.other, TODAY))
        return dialog

    def stay(self):
        row = self.ask(people.listing, TODAY)[0]
        return StayDialog(self.page, row, self.listing, TODAY)

    def mend(self):
        row = FaultyRow("Ark1", 7, (LONG,), (("name", LONG), ("class_code", "tøm-99z")))
        fault = Fault(
            "Ark1", 7, "Hold", "holdet findes ikke, og listen siger ikke, hvornår", "name"
        )
        return MendDialog(self.page, row, [fault], STUDENTS.fields)

    def paper(self):
        day = self.ask(paper.day, self.made.id, TODAY)
        return Preview(self.page, [("Mødeliste", attendance_list(day, TODAY))])

    def contact(self):
        entry = ContactEntry(1, datetime(2026, 8, 18, 8, tzinfo=UTC), "MEKR", *_SAID)
        return ContactDialog(self.page, LONG, TODAY, entry)

    def columns(self):
        told = [ListColumn(f"Overskrift {n}", example=LONG) for n in range(14)]
        return ColumnsDialog(self.page, told, STUDENTS, (), AskClass("", None, TODAY))

    def planned(self):
        number = plans.fill(self.store, self.made.id, TODAY)["Virksomhedsbesøg"]
        return self.ask(plancard.planned, number, TODAY)

    def slots(self):
        plans.fill(self.store, self.made.id, TODAY)
        saved = self.store.do(template.save, self.made.id, LONG).value
        details = self.ask(templates.one, saved.template_id)
        return SlotsDialog(self.page, details, self.ask(catalogue.listing))

    def applying(self):
        plans.fill(self.store, self.made.id, TODAY)
        saved = self.store.do(template.save, self.made.id, LONG).value
        chosen = [self.made.id]
        listed = self.ask(templates.listing)
        dialog = ApplyDialog(self.page, listed, self.listing, chosen, TODAY)
        wanted = dialog.wanted
        preview = self.ask(templates.preview, saved.template_id, chosen, wanted.first_day)
        dialog.show_preview(wanted, preview)
        return dialog


_SAID = ContactKind.TALKED, "Vil gerne have en snak i næste uge", None
MAKERS = {
    ActivityDialog: lambda desk: ActivityDialog(desk.page),
    ApplyDialog: lambda desk: desk.applying(),
    HeldDialog: lambda desk: HeldDialog(desk.page, desk.planned(), TODAY),
    NewActivityDialog: lambda desk: NewActivityDialog(
        desk.page, desk.ask(catalogue.listing), TODAY, 1, TODAY
    ),
    PlannedDialog: lambda desk: PlannedDialog(desk.page, desk.planned(), desk.school.staff, TODAY),
    SlotsDialog: lambda desk: desk.slots(),
    TemplateDialog: lambda desk: TemplateDialog(desk.page, "tøm-26a"),
    MeetingDialog: lambda desk: MeetingDialog(
        desk.page, desk.ask(meeting.choices), TODAY, desk.made.id
    ),
    NewGroupsDialog: lambda desk: NewGroupsDialog(
        desk.page, Wanted(traits=pack_traits(TRAITS)), 3, has_pairs=True
    ),
    PeerRuleDialog: lambda desk: PeerRuleDialog(desk.page, [("1", LONG)], "1"),
    PersonDialog: lambda desk: PersonDialog(desk.page, desk.school.staff, "MEKR"),
    PlanBookDialog: lambda desk: PlanBookDialog(desk.page, desk.listing, {desk.made.id}),
    WeightsDialog: lambda desk: WeightsDialog(desk.page, ""),
    TaskDialog: lambda desk: TaskDialog(desk.page, (), [("1", LONG)], TODAY),
    BackDialog: lambda desk: desk.back(),
    BulkDialog: lambda desk: BulkDialog(desk.page, 14),
    ClassDialog: lambda desk: ClassDialog(desk.page, desk.school, TODAY, desk.details),
    ClosedDialog: lambda desk: ClosedDialog(desk.page, desk.ask(school.sites), TODAY),
    ColumnsDialog: lambda desk: desk.columns(),
    ContactDialog: lambda desk: desk.contact(),
    ExemptionDialog: lambda desk: ExemptionDialog(desk.page, LONG, TODAY, None),
    ExemptionsDialog: lambda desk: ExemptionsDialog(desk.page, LONG),
    GuideSheet: lambda desk: GuideSheet(desk.page),
    HandledDialog: lambda desk: HandledDialog(desk.page, LONG, TODAY),
    InformDialog: lambda desk: desk.left(),
    LawfulDialog: lambda desk: LawfulDialog(desk.page, desk.reason, TODAY),
    LeaveDialog: lambda desk: desk.leaver(),
    LeaveReasonDialog: lambda desk: LeaveReasonDialog(desk.page, None),
    MarkHistory: lambda desk: MarkHistory(desk.page, LONG, ()),
    MendDialog: lambda desk: desk.mend(),
    MergeDialog: lambda desk: desk.merging(),
    MoveDialog: lambda desk: MoveDialog(desk.page, ["tøm-26a"], desk.listing, TODAY),
    NextStepDialog: lambda desk: NextStepDialog(desk.page, LONG, TODAY, "Ring igen", TODAY),
    OwnerDialog: lambda desk: OwnerDialog(desk.page, 3, desk.school.staff, None),
    PatternDialog: lambda desk: PatternDialog(desk.page, desk.details, TODAY),
    PlanDialog: lambda desk: desk.planning(is_out=True),
    Preview: lambda desk: desk.paper(),
    ProblemDialog: lambda desk: ProblemDialog(desk.page),
    ProgrammeDialog: lambda desk: ProgrammeDialog(desk.page),
    ReasonDialog: lambda desk: ReasonDialog(desk.page, AbsenceKind.SICK),
    ReasonNameDialog: lambda desk: ReasonNameDialog(desk.page, desk.reason),
    SchoolDialog: lambda desk: SchoolDialog(desk.page, desk.ask(school.settings)),
    SickDialog: lambda desk: SickDialog(desk.page, TODAY),
    SiteDialog: lambda desk: SiteDialog(desk.page),
    StaffDialog: lambda desk: StaffDialog(desk.page),
    StayDialog: lambda desk: desk.stay(),
    StudentDialog: lambda desk: StudentDialog(desk.page, TODAY, classes=desk.listing),
    StudentNoteDialog: lambda desk: StudentNoteDialog(desk.page, LONG, TODAY),
    ViewName: lambda desk: ViewName(desk.page, "Gem visningen"),
    WindowKeys: lambda desk: WindowKeys(desk.page, KEYS, KEYS, chapter=""),
}


def every_sheet() -> set[type[Sheet]]:
    """All dialogs there are, but for those that others are made from."""
    for found in pkgutil.iter_modules(ui.dialogs.__path__):
        importlib.import_module(f"ui.dialogs.{found.name}")
    kinds, left = set(), [Sheet]
    while left:
        kind = left.pop()
        left += kind.__subclasses__()
        if kind.__module__.startswith("ui."):
            kinds.add(kind)
    return kinds - {Sheet, Dialog, KeySheet}


KINDS = sorted(every_sheet(), key=lambda kind: kind.__name__)


@pytest.fixture
def desk(qtbot, qapp, sqlite_store):
    made = given.a_class(sqlite_store, students=2)
    sqlite_store.do(students.change, made.students[0], {"last_name": LONG})
    theme.start(qapp, "light", base_px=26)
    page = a_page(qtbot, StudentsScreen, sqlite_store, made.id)
    page.frame.layout().setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    page.frame.setMinimumSize(0, 0)
    page.frame.resize(*SIZE)
    assert page.frame.size().toTuple() == SIZE
    return Desk(page, sqlite_store, made)


def opened(desk, kind):
    made = MAKERS[kind](desk) if kind in MAKERS else kind(desk.page)  # sheets of keys
    made.open_over()
    for _turn in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    return made


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_dialog_lies_in_its_window_with_its_foot_in_sight(desk, kind):
    dialog = opened(desk, kind)
    shadow = theme.px(SHADOW)
    body = dialog.geometry().adjusted(shadow, shadow, -shadow, -shadow)
    window = QRect(desk.page.frame.mapToGlobal(QPoint(0, 0)), desk.page.frame.size())
    assert window.contains(body)
    row = dialog.foot.parentWidget()
    foot = QRect(row.mapTo(dialog, QPoint(0, 0)), row.size())
    assert foot.height() == theme.px(FOOT)
    assert foot.bottom() <= dialog.height() - shadow
    assert row.layout().minimumSize().width() <= row.width()
    assert dialog.area.horizontalScrollBar().maximum() == 0
    content = dialog.area.widget().sizeHint().height()
    assert dialog.area.viewport().height() >= min(content, theme.px(90))


def test_what_has_no_room_is_scrolled_by_the_keyboard(desk):
    dialog = opened(desk, WindowKeys)
    bar = dialog.area.verticalScrollBar()
    assert bar.maximum() > 0
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_PageDown)
    down = bar.value()
    assert down > 0
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_PageUp)
    assert bar.value() < down

"""The facts beside a student: what is long is seen whole."""

from datetime import date

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from gf2tracker.queries import students
from tests import given
from ui.label import Label
from ui.student.facts import Beside, Facts

MONDAY = date(2026, 8, 10)
MAIL = "alexandra.wilhelmine.josefine.rosenkilde-brix@elev.fjordbyen.example"
ZERO_WIDTH = "\N{ZERO WIDTH SPACE}"


def test_a_long_mail_is_seen_whole(qtbot, sqlite_store):
    made = given.a_class(sqlite_store)
    who = given.student(sqlite_store, "Anna Holm", made.id, mail=MAIL)
    facts = Facts()
    qtbot.addWidget(facts)
    facts.show_student(
        sqlite_store.ask(students.one, who, MONDAY).value, Beside(), is_revealed=False
    )
    facts.setFixedWidth(300)
    facts.show()
    QApplication.processEvents()
    labels = [one for one in facts.findChildren(Label) if one.isVisible()]
    (label,) = [one for one in labels if one.text().replace(ZERO_WIDTH, "") == MAIL]
    measure = QFontMetricsF(label.font())
    parts = label.text().split(ZERO_WIDTH)
    assert max(measure.horizontalAdvance(part) for part in parts) <= label.width()

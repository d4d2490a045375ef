"""The mail that reminds a teacher of registers."""

from datetime import date

from gf2tracker.domain.reminder import remind_words, reminder


def test_a_reminder_names_class_day_and_lessons():
    text = reminder("Jens Holst", [("tøm-26a", date(2026, 8, 14), (1, 2, 3, 6))])
    assert text.splitlines() == [
        "Kære Jens",
        "",
        "Der mangler protokol for:",
        "- tøm-26a fre 14.08.: 1.–3. og 6. lektion",
        "",
        "Vil du føre den? Dage uden protokol tæller ikke med i elevernes fravær.",
    ]


def test_without_a_contact_teacher_those_who_teach_the_classes_are_reminded():
    days = [("tøm-26a", date(2026, 8, 14), (1,)), ("el-26a", date(2026, 8, 14), (2,))]
    text = reminder("", [*days, days[0]])
    assert text.startswith("Til jer, der underviser tøm-26a og el-26a\n")
    assert "Vil I føre den?" in text
    assert remind_words("")[0] == "Kopiér påmindelse til lærerne"
    assert remind_words("Jens Holst")[0] == "Kopiér påmindelse"

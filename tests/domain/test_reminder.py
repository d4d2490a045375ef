"""The mail that reminds a teacher of registers."""

from datetime import date

from gf2tracker.domain.reminder import reminder


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

"""Writes the lists of absence in examples/, of the same made-up people as make_examples.

Run `python -m tests.intake.make_absence_examples` from the project's folder.
"""

from datetime import date, timedelta

import openpyxl

from tests.intake.make_examples import EXAMPLES, START, Students, write_csv

EXTRACTED = date(2026, 9, 21)
DAYS = 20
HOURS = (0, 12, 6.75, 27, 0.75, 3, 18, 0, 40.5, 9, 1.5, 0, 33.75, 5.25)


def main():
    """Write every example anew."""
    studieplus()
    uddata()
    lectio()
    by_hand()


def cpr_of(born, at):
    """Return the replacement number that studieplus.csv has for the same student."""
    return f"{born.day + 60:02d}{born:%m%y}-{4000 + at:04d}"


def danish(value, decimals=2):
    """Return a number with a comma."""
    return f"{value:.{decimals}f}".replace(".", ",")


def studieplus():
    """Z8224 of mur-26a: hours and per cents through the day before the extract."""
    headings = ["Udtræksdato", "Holdstart", "Skoleforløb", "CPR_nr", "Navn", "Udeblevet %"]
    headings += ["Fravær %", "Udeblevet Timer", "Fravær Timer", "Skema Timer", "Kontaktlærer"]
    rows = []
    for at, one in enumerate(Students(2).take(14)):
        scheduled = 180 if at != 5 else 120
        lost, unlawful = HOURS[at], HOURS[at] / 3
        rows.append(
            [
                *(f"{EXTRACTED:%d-%m-%Y}", f"{START:%d-%m-%Y}", "GF2 Murer 20 uger"),
                *(cpr_of(one["born"], at), f"{one['last']}, {one['first']}"),
                *(danish(100 * unlawful / scheduled), danish(100 * lost / scheduled)),
                *(danish(unlawful), danish(lost), danish(scheduled), "JHO"),
            ]
        )
    write_csv("fravaer-studieplus.csv", headings, rows, "cp1252")


def uddata():
    """Z8503 of five students of mur-26a: a row for each of their days."""
    headings = ["Dato", "cprnr", "navn", "Uddannelsesnr", "Afdeling", "Studiestart"]
    headings += ["Afgangsdato", "Stamhold", "Timer", "Ugyldigt_fraver", "Fraver_ialt"]
    rows = []
    for at, one in enumerate(Students(2).take(14)[:5]):
        for number in range(DAYS):
            day = START + timedelta(days=number + 2 * (number // 5))
            lost = 6.0 if number < at else 0.0
            rows.append(
                [
                    *(f"{day:%d-%m-%Y}", cpr_of(one["born"], at), f"{one['first']} {one['last']}"),
                    *("1020", "#BALL", f"{START:%d-%m-%Y}", ""),
                    "*mur-dan" if number == 3 else "mur-26a",
                    *(danish(6), danish(lost / 2), danish(lost)),
                ]
            )
    write_csv("fravaer-uddata.csv", headings, rows, "cp1252")


def lectio():
    """What Lectio says of ele-26b: per cent and modules to date, and of the whole year."""
    headings = ["Klasse", "Studienr.", "Fornavn", "Efternavn"]
    headings += ["Opgjort %", "Opgjort moduler", "Året %", "Året moduler"]
    rows = []
    for at, one in enumerate(Students(3).take(10)):
        lost = HOURS[at] / 1.5
        rows.append(
            [
                *("ele-26b", one["number"], one["first"], one["last"]),
                *(f"{danish(100 * lost / 76)}%", f"{danish(lost)}/76,00"),
                *(f"{danish(100 * lost / 340)}%", f"{danish(lost)}/340,00"),
            ]
        )
    write_csv("fravaer-lectio.csv", headings, rows, "utf-8-sig", ",")


def by_hand():
    """A teacher's own list of tøm-26a: a name and a per cent, which Excel keeps as a fraction."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Fravær"
    sheet.append(["Hold: tøm-26a", None, "Opgjort til og med:", date(2026, 9, 18)])
    sheet.append([])
    sheet.append(["Navn", "Fravær i %", "Bemærkning"])
    for at, one in enumerate(Students(1).take(12)):
        sheet.append([f"{one['first']} {one['last']}", round(HOURS[at] / 180, 3), None])
        sheet.cell(sheet.max_row, 2).number_format = "0.0%"
    book.save(EXAMPLES / "fravaer-egen.xlsx")


if __name__ == "__main__":
    main()

"""Writes examples/: class lists as four kinds of systems and teachers make them.

Everybody is made up, phones begin with 1, and the CPR numbers of the one file that has them are
replacement numbers (60 is added to the day) that nobody was given.

Run `python -m tests.intake.make_examples` from the project's folder.
"""

import csv
import io
import random
from datetime import date, timedelta
from pathlib import Path

import openpyxl
from openpyxl.styles import Font

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
START = date(2026, 8, 10)
FIRST = [
    "Alma",
    "Anton",
    "Åse",
    "Bilal",
    "Bjørn",
    "Camille",
    "Daniel",
    "Ebbe",
    "Elif",
    "Freja",
    "Gabriel",
    "Hassan",
    "Ida",
    "Jonas",
    "Karla",
    "Liam",
    "Maja",
    "Mikkel",
    "Nanna",
    "Noah",
    "Olivia",
    "Oskar",
    "Petra",
    "Rasmus",
    "Safiya",
    "Sebastian",
    "Signe",
    "Søren",
    "Tobias",
    "Ylva",
]
LAST = [
    "Aagaard",
    "Abdi",
    "Bech",
    "Birk",
    "Bæk",
    "Dalgaard",
    "Demir",
    "Ebbesen",
    "Fjord",
    "Friis",
    "Greve",
    "Hald",
    "Holm",
    "Iversen",
    "Kjær",
    "Krogh",
    "Lund",
    "Lyngby",
    "Møller",
    "Nors",
    "Osei",
    "Poulsen",
    "Rask",
    "Skov",
    "Sloth",
    "Søndergård",
    "Thygesen",
    "Toft",
    "Winkel",
    "Østergård",
]


class Students:
    """Made-up students, the same at every run."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.number = 26000 + 100 * seed

    def take(self, count):
        """Return students as dictionaries of what the systems know about them."""
        names = self.random.sample([(first, last) for first in FIRST for last in LAST], count)
        return [self._student(first, last) for first, last in names]

    def _student(self, first, last):
        self.number += 1
        born = date(2010, 6, 1) - timedelta(days=self.random.randrange(500, 2200))
        plain = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
        login = first.lower().translate(plain)[:4] + f"{self.random.randrange(1000, 9999)}"
        return {
            "number": str(self.number),
            "first": first,
            "last": last,
            "born": born,
            "phone": f"1{self.random.randrange(10**7):07d}",
            "login": login,
            "mail": f"{login}@elev.example",
            "eux": self.random.random() < 0.3,
            "postcode": self.random.choice(["2100", "2400", "2650", "2730", "0999"]),
        }


def main():
    """Write every example anew."""
    EXAMPLES.mkdir(exist_ok=True)
    by_hand()
    studieplus()
    lectio()
    optagelse()
    several_classes()
    with_faults()
    classes()
    register()


def by_hand():
    """A teacher's own list: titles above, what is not asked for beside, a sum below."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Elever"
    sheet.append(["Klasseliste"])
    sheet.append(["Hold: tøm-26a", None, None, "Start:", START])
    sheet.append([])
    headings = ["Elevnr.", "Fornavn", "Efternavn", "Fødselsdag", "Mobil", "EUX", "Skab"]
    sheet.append(headings)
    people = Students(1).take(12)
    for at, one in enumerate(people, start=1):
        eux = "x" if one["eux"] else None
        row = [one["number"], one["first"], one["last"], one["born"], one["phone"], eux, at]
        sheet.append(row)
    sheet.append([])
    sheet.append(["Antal elever: 12"])
    sheet["A1"].font = Font(bold=True, size=16)
    for cell in sheet[4]:
        cell.font = Font(bold=True)
    sheet.column_dimensions["C"].width = 20
    book.save(EXAMPLES / "klasseliste.xlsx")


def studieplus():
    """A text file of the Studie+/UDDATA+ family: Windows letters, semicolons, CPR."""
    headings = ["Stamhold", "Elevnr", "CPR_nr", "Navn", "Uddannelse", "Forløbsstart", "Studiestart"]
    headings += ["Forventet_slut", "Afgangsdato", "Kontaktlærer", "Tlf", "Email", "UNI-login"]
    rows = []
    for at, one in enumerate(Students(2).take(14)):
        first_day = START if at != 5 else START + timedelta(days=14)
        cpr = f"{one['born'].day + 60:02d}{one['born']:%m%y}-{4000 + at:04d}"
        name = f"{one['last']}, {one['first']}"
        days = [START, first_day, date(2026, 12, 23)]
        rows.append(
            ["mur-26a", one["number"], cpr, name, "Murer"]
            + [f"{day:%d-%m-%Y}" for day in days]
            + ["18-09-2026" if at == 9 else "", "JHO", one["phone"], one["mail"], one["login"]]
        )
    write_csv("studieplus.csv", headings, rows, "cp1252")


def lectio():
    """A list out of Lectio: UTF-8 with its mark, commas, names apart."""
    headings = ["Type", "Klasse", "Studienr.", "Fornavn", "Efternavn", "Fødselsdato"]
    headings += ["Mobil", "E-mail"]
    rows = [
        [
            "EUX" if one["eux"] else "EUD",
            "ele-26b",
            one["number"],
            one["first"],
            one["last"],
            f"{one['born'].day}/{one['born'].month}-{one['born'].year}",
            one["phone"],
            one["mail"],
        ]
        for one in Students(3).take(10)
    ]
    write_csv("lectio.csv", headings, rows, "utf-8-sig", ",")


def optagelse():
    """The daily file of applicants from Optagelse.dk, with birth dates where it has CPR."""
    headings = ["DSafdeling", "Ans_Status", "Uddannelse", "Udd_betegnelse", "Studiestart"]
    headings += ["Prioritet", "EUX", "Fødselsdato", "Navnebeskyttet", "Fornavn", "Efternavn"]
    headings += ["Gade", "Postnr", "Postdistrikt", "Email", "Mobilnr", "Afgangsklasse"]
    rows = []
    for at, one in enumerate(Students(4).take(8)):
        rows.append(
            [
                "Ballerup",
                "Optaget",
                "1760",
                "Tømrer",
                "10-08-2026",
                "1",
                "J" if one["eux"] else "N",
                f"{one['born']:%d-%m-%Y}",
                "J" if at == 3 else "N",
                one["first"],
                one["last"],
                f"Prøvevej {at + 1}",
                one["postcode"],
                "",
                one["mail"],
                one["phone"],
                "9",
            ]
        )
    write_csv("optagelse.csv", headings, rows, "cp1252")


def several_classes():
    """Three classes in one workbook, each on a sheet of its own, and one sheet hidden."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    students = Students(5)
    for code in ("vvs-26a", "vvs-26b", "smed-26a"):
        sheet = book.create_sheet(code)
        sheet.append(["Elevnr", "Navn", "Født", "Telefon", "Startdato"])
        for one in students.take(7):
            name = f"{one['first']} {one['last']}"
            sheet.append([one["number"], name, one["born"], one["phone"], START])
    notes = book.create_sheet("Noter")
    notes.append(["Kun til kontoret"])
    notes.sheet_state = "hidden"
    book.save(EXAMPLES / "flere-hold.xlsx")


def with_faults():
    """A list in which five rows cannot be taken, and why."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Elever"
    sheet.append(["Elevnr", "Navn", "Fødselsdato", "Hold", "Holdstart", "Mobil"])
    people = Students(6).take(8)
    rows = [
        [
            one["number"],
            f"{one['last']}, {one['first']}",
            f"{one['born']:%d.%m.%Y}",
            "mal-26a",
            START,
            one["phone"],
        ]
        for one in people
    ]
    rows[1][2] = "31.02.2008"
    rows[3][1] = None
    rows[4][2] = "14.05.2019"
    rows[6][0] = rows[5][0]
    rows[7][3] = None
    for row in rows:
        sheet.append(row)
    book.save(EXAMPLES / "med-fejl.xlsx")


def classes():
    """The classes of an intake with their lessons, teacher and team."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Hold"
    sheet.append(["Hold", "Uddannelse", "Sted", "Start", "Skema", "Kontaktlærer", "Team"])
    sheet.append(
        ["tøm-26a", "Tømrer", "Ballerup", START, "8-8-8-8-5", "MKR", "MKR, JHO (vejleder)"]
    )
    sheet.append(["mur-26a", "Murer", "Ballerup", START, "8 8 8 8 5", "JHO", "JHO, MKR"])
    sheet.append(["ele-26b", "Elektriker", "Hvidovre", "17. august 2026", None, "PLU", None])
    book.save(EXAMPLES / "hold.xlsx")


def register():
    """One day of the class of klasseliste.xlsx."""
    people = Students(1).take(12)
    name = f"{people[2]['first']} {people[2]['last']}"
    rows = [
        [people[0]["number"], "", "U"],
        [people[1]["number"], "1", "F12"],
        [name, "", "S"],
        [people[3]["number"], "7", "T14:00"],
        [people[4]["number"], "3", "?"],
    ]
    write_csv("protokol.csv", ["elev", "lektion", "mark"], rows, "utf-8")


def write_csv(name, headings, rows, encoding, separator=";"):
    """Write one text file as Windows writes it."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows([headings, *rows])
    (EXAMPLES / name).write_bytes(text.getvalue().encode(encoding))


if __name__ == "__main__":
    main()

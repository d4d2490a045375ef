"""What headings mean."""

import pytest

from gf2tracker.intake.columns import CLASSES, REGISTER, STUDENTS
from gf2tracker.intake.headings import fingerprint, plain

SYNONYMS = {
    "first_name": "Fornavn, Fornavne, First name, FORNAVN, Fornavn(e)",
    "last_name": "Efternavn, Last name, efter_navn",
    "full_name": "Navn, Elevnavn, Elev, Navn:",
    "cpr": "CPR, CPR_nr, Cprnr, CPR-nummer, CprNr, Personnummer, cpr nr., CPR nr",
    "birth_date": "Fødselsdato, Foedselsdato, FØDSELSDAG, Født",
    "class_code": "Hold, Holdnavn, Stamhold, Klasse, Holdkode, Betegnelse",
    "programme": "Uddannelse, Udd_betegnelse, Uddannelsesnr, CØSA, Cøsaformål, Grundforløb",
    "number": "Elevnr, Elev_id, Elev-ID, Studienummer, Elevnr.",
    "uni_login": "UNI-login, UNILogin, Brugernavn",
    "class_start": "Holdstart, Forløbsstart, Forloebsstart, GF2_start, GF2 start",
    "first_day": "Startdato, Studiestart",
    "planned_end": "Slutdato, Forventet_slut, GF2_slut",
    "left_on": "Afgangsdato",
    "leave_reason": "Afgangsårsag, Afgangsaarsag, Afgangs_betegnelse, Lokal afgangsårsag",
    "destination": "Udmeldingsperspektiv",
    "contact_teacher": "Kontaktlærer, Klasselærer, Kontaktlærer pr dags dato, Kontaktlaerer",
    "phone": "Tlf, Tlfnr, Telefon, Mobil, Mobilnr, Tlf., Mobil nr., Elevens mobil, Privat tlf.",
    "mail": "Email, E-mail, Mail, E-MAIL",
    "guardian_name": "Værge, Værges navn, Forælder, Pårørende, Mor",
    "guardian_phone": "Værge tlf, Værges mobil, Mobil (mor), Tlf. til pårørende",
    "guardian_mail": "Forældres mail, Værge e-mail",
    "postcode": "Postnr, Post nr.",
    "is_protected": "Navnebeskyttet, Adressebeskyttet",
    "track": "Spor",
    "is_eux": "EUX",
    "student_type": "Elevtype",
    "former_school": "Tidligere skole, Afgivende skole",
    "called_name": "Kaldenavn",
}


@pytest.mark.parametrize(("field", "headings"), SYNONYMS.items(), ids=SYNONYMS)
def test_what_the_systems_call_a_column_is_known(field, headings):
    for heading in headings.split(", "):
        assert STUDENTS.meanings[plain(heading)][0] == field, heading


@pytest.mark.parametrize("heading", ["Nr.", "Skab", "Gade", "Fravær %", "Aftaletype", "GH", ""])
def test_other_headings_are_not_guessed(heading):
    assert plain(heading) not in STUDENTS.meanings


@pytest.mark.parametrize("layout", [STUDENTS, CLASSES, REGISTER], ids=lambda layout: layout.what)
def test_no_heading_means_two_fields_and_every_label_is_understood(layout):
    seen = {}
    for field in layout.fields:
        for text in (*field.synonyms, field.label):
            assert seen.setdefault(plain(text), field.name) == field.name, text
    assert {name for group in layout.needed for name in group} <= {
        field.name for field in layout.fields
    }


def test_a_fingerprint_is_the_same_whatever_the_case_and_signs():
    assert fingerprint(["CPR_nr", "Navn"]) == fingerprint(["cpr-nr.", " NAVN "])
    assert fingerprint(["Navn", "CPR_nr"]) != fingerprint(["CPR_nr", "Navn"])

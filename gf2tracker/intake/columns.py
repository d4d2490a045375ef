"""Every column that the lists may have, and all it may be called.

Source: Z-udskrifter of Studie+/UDDATA+, lists of Lectio, the daily file of Optagelse.dk, and what
teachers write by hand.
"""

from gf2tracker.intake.headings import Field, Layout
from gf2tracker.language import _

_PHONES = "mobil mobilnr mobilnummer mobiltelefon tlf tlfnr telefon telefonnr telefonnummer"
_MAILS = "mail email e-mail mailadresse emailadresse e-mailadresse"
_GUARDIANS = (
    "værge | værge 1 | 1. værge | forælder | forælder 1 | forældre | forældremyndighedsindehaver"
    " | pårørende | nærmeste pårørende | kontaktperson | mor | far"
)
_OF_GUARDIAN = ("{who} {what}", "{who}s {what}", "{what} {who}", "{what} til {who}")
_OF_STUDENT = ("{what}", "elevens {what}", "elev {what}", "{what} elev", "privat {what}")


def _field(name: str, label: str, synonyms: str) -> Field:
    return Field(name, label, tuple(synonyms.split(" | ")))


def _each(patterns: tuple[str, ...], words: str, whose: str = "") -> str:
    return " | ".join(
        pattern.format(who=who, what=what)
        for pattern in patterns
        for who in whose.split(" | ")
        for what in words.split()
    )


_NAMES = (
    _field(
        "full_name",
        _("Navn"),
        "Navn | Elevnavn | Elevens navn | Elev | Efternavn, Fornavn | Fornavn Efternavn"
        " | Fulde navn | Fuldt navn | Hele navn | Hele navnet | For- og efternavn"
        " | Fornavn og efternavn | Elever | Navn på elev | Deltager | Deltagernavn | Name | Full name",
    ),
    _field(
        "first_name",
        _("Fornavn"),
        "Fornavn | Fornavne | Fornavn(e) | Elevens fornavn | Elev fornavn | First name",
    ),
    _field(
        "last_name",
        _("Efternavn"),
        "Efternavn | Efternavne | Elevens efternavn | Elev efternavn | Last name | Surname",
    ),
)
_NUMBER = _field(
    "number",
    _("Elevnr."),
    "Elevnr | Elev_id | Elevnummer | Elevens nr | Studienummer | Studienr | Student no",
)
_BORN = (
    _field(
        "birth_date",
        _("Fødselsdato"),
        "Fødselsdato | Fødselsdag | Født | Født den | Født d. | Fødsdato | Fodselsdato | Fodt"
        " | Elevens fødselsdato | Date of birth | Birthdate",
    ),
    _field(
        "cpr",
        _("CPR-nummer (bliver til fødselsdato)"),
        "CPR | CPR_nr | CPR-nummer | Elevens CPR | CPR/fødselsdato | Personnummer | Personnr",
    ),
)

STUDENTS = Layout(
    _("en elevliste"),
    (
        *_NAMES,
        _field("called_name", _("Kaldenavn"), "Kaldenavn | Kaldes | Kaldt | Foretrukket navn"),
        _NUMBER,
        _field(
            "uni_login",
            _("UNI-login"),
            "UNI-login | Unilogin | Uni-brugernavn | UNI-ID | Brugernavn",
        ),
        *_BORN,
        _field(
            "class_code",
            _("Hold"),
            "Stamhold | Hold | Holdnavn | Holdkode | Klasse | Stamklasse | Klassenavn"
            " | Hold/klasse | Klasse/hold | Holdbetegnelse | Betegnelse | Class",
        ),
        _field(
            "programme",
            _("Uddannelse"),
            "Udd_betegnelse | Uddannelse | Uddannelsesnavn | Uddannelsens navn | Grundforløb"
            " | Uddannelsesnr | CØSA | Cøsaformål | CØSA-kode",
        ),
        _field(
            "class_start",
            _("Holdstart"),
            "Holdstart | Forløbsstart | GF2_start | GF2 startdato | Klassestart | Start GF2",
        ),
        _field(
            "first_day",
            _("Elevens startdato"),
            "Startdato | Studiestart | Start | Elevstart | Startet | Første dag | Begyndt"
            " | Første skoledag | Elevens startdato",
        ),
        _field(
            "planned_end",
            _("Forventet slut"),
            "Forventet_slut | Slutdato | GF2_slut | Slut | Forventet afslutning | Holdslut",
        ),
        _field(
            "left_on",
            _("Afgangsdato"),
            "Afgangsdato | Afgang | Udmeldt | Udmeldt den | Udmeldelsesdato | Udmeldingsdato"
            " | Afbrudt | Stoppet | Stoppet den",
        ),
        _field(
            "leave_reason",
            _("Afgangsårsag"),
            "Afgangsårsag | Afgangs_betegnelse | Afgangsårsagsbetegnelse | Lokal afgangsårsag"
            " | Årsag til afgang | Udmeldelsesårsag",
        ),
        _field(
            "destination",
            _("Udmeldt til"),
            "Udmeldingsperspektiv | Udmeldt til | Destination | Afgang til | Ny uddannelse",
        ),
        _field(
            "contact_teacher",
            _("Kontaktlærer"),
            "Kontaktlærer | Kontaktlærer pr dags dato | Klasselærer | Kontaktlærers initialer"
            " | Kontaktlærer initialer | Kontaktlærernavn",
        ),
        _field("phone", _("Telefon"), _each(_OF_STUDENT, _PHONES) + " | phone | mobile"),
        _field("mail", _("Mail"), _each(_OF_STUDENT, _MAILS) + " | elevmail | skolemail | e-post"),
        _field(
            "guardian_name",
            _("Værge"),
            _GUARDIANS + " | " + _each(_OF_GUARDIAN, "navn", _GUARDIANS),
        ),
        _field("guardian_phone", _("Værges telefon"), _each(_OF_GUARDIAN, _PHONES, _GUARDIANS)),
        _field("guardian_mail", _("Værges mail"), _each(_OF_GUARDIAN, _MAILS, _GUARDIANS)),
        _field("postcode", _("Postnr."), "Postnr | Postnummer | Postnr og by | Postnr by | Zip"),
        _field(
            "is_protected",
            _("Navne- og adressebeskyttet"),
            "Navnebeskyttet | Adressebeskyttet | Navne- og adressebeskyttet | Navnebeskyttelse"
            " | Navne- og adressebeskyttelse | Adressebeskyttelse | Beskyttet",
        ),
        _field("track", _("Spor"), "Spor | EUD/EUX | EUD/EUX/EUV | Elevspor | Track"),
        _field("is_eux", _("EUX (J/N)"), "EUX | EUX-elev | Er EUX"),
        _field("euv", _("EUV (1-3)"), "EUV | EUV-type | EUV spor | EUV nr"),
        _field("student_type", _("Elevtype"), "Elevtype | Elev type | Type"),
        _field(
            "former_school",
            _("Tidligere skole"),
            "Tidligere skole | Afgivende skole | Afleverende skole | Kommer fra | Seneste skole"
            " | Folkeskole | Grundskole | Fra skole",
        ),
    ),
    needed=(("full_name", "first_name", "last_name", "called_name"),),
    titles={
        "class_code": "class_code",
        "class_start": "class_start",
        "first_day": "class_start",
        "programme": "programme",
        "contact_teacher": "contact_teacher",
    },
)

CLASSES = Layout(
    _("en liste over hold"),
    (
        _field("code", _("Hold"), "Hold | Holdnavn | Holdkode | Klasse | Kode | Betegnelse"),
        _field(
            "programme",
            _("Uddannelse"),
            "Uddannelse | Udd_betegnelse | Uddannelsesnavn | Grundforløb | Uddannelsesnr",
        ),
        _field("site", _("Afdeling"), "Sted | Adresse | Afdeling | Lokation | Skolested | Skole"),
        _field(
            "starts_on",
            _("Start"),
            "Start | Startdato | Holdstart | Forløbsstart | GF2_start | Starter | Fra",
        ),
        _field(
            "ends_on",
            _("Slut"),
            "Slut | Slutdato | Forventet_slut | GF2_slut | Holdslut | Slutter | Til",
        ),
        _field("pattern", _("Skema"), "Skema | Lektioner | Ugeskema | Lektioner pr. dag"),
        _field(
            "contact_teacher",
            _("Kontaktlærer"),
            "Kontaktlærer | Klasselærer | Kontaktlærer pr dags dato | Holdlærer",
        ),
        _field("team", _("Team"), "Team | Facilitatorteam | Lærerteam | Teamet | Lærere"),
    ),
    needed=(("code",), ("starts_on", "programme", "site", "contact_teacher", "pattern")),
)

REGISTER = Layout(
    _("en protokol"),
    (
        _field("student", _("elev"), "elev | elevnr | elevnummer | navn | elevnavn | nummer"),
        _field("lesson", _("lektion"), "lektion | lektioner | lektionsnr | time"),
        _field("mark", _("mark"), "mark | mærke | markering | fravær | kode"),
    ),
    needed=(("student",), ("mark",)),
)

ABSENCE = Layout(
    _("en liste over fravær"),
    (
        *_NAMES,
        _NUMBER,
        *_BORN,
        _field(
            "class_code",
            _("Hold"),
            "Stamhold | Hold | Holdnavn | Holdkode | Klasse | Stamklasse | Hold/klasse",
        ),
        _field("placement", _("Skoleforløb"), "Skoleforløb | Skoleforløbsnavn"),
        _field("extracted_on", _("Udtræksdato"), "Udtræksdato | Udtrækkes | Udskriftsdato"),
        _field(
            "until",
            _("Opgjort til og med"),
            "Opgjort til og med | Til og med | Til dato | Opgjort til | Opgjort pr | Pr dato | Slutdato",
        ),
        _field("day", _("Dato"), "Dato | Dag"),
        _field(
            "absent_share",
            _("Fravær %"),
            "Fravær % | Fravær i % | Fravær pct | Fraværsprocent | Samlet fravær % | Fravær i alt %"
            " | Opgjort % | Opgjort | Opgjort fravær | Opgjort procent",
        ),
        _field(
            "unlawful_share",
            _("Ulovligt %"),
            "Udeblevet % | Ulovligt fravær % | Ulovligt % | Ugyldigt fravær % | Udeblevet pct",
        ),
        _field(
            "absent_hours",
            _("Fraværstimer"),
            "Fravær Timer | Fraver_ialt | Fravær i alt | Fraværstimer | Fravær i timer",
        ),
        _field(
            "unlawful_hours",
            _("Ulovlige timer"),
            "Udeblevet Timer | Ugyldigt_fraver | Ulovligt fravær timer | Ulovlige timer",
        ),
        _field(
            "scheduled_hours",
            _("Skematimer"),
            "Skema Timer | Skematimer | Timer | Timer i alt | Skemalagte timer",
        ),
        _field("absent_lessons", _("Fraværslektioner"), "Fraværs_lektioner | Fravær lektioner"),
        _field("scheduled_lessons", _("Skemalektioner"), "Skema_lektioner | Lektioner i alt"),
        _field(
            "modules",
            _("Moduler (fravær/i alt)"),
            "Opgjort moduler | Moduler | Fravær moduler | Moduler opgjort",
        ),
    ),
    needed=(
        ("full_name", "first_name", "last_name", "number"),
        ("absent_share", "absent_hours", "absent_lessons", "modules"),
    ),
    titles={"class_code": "class_code", "extracted_on": "extracted_on", "until": "until"},
)

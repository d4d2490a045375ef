"""The activities a school's catalogue begins with: proposals to change, leave out or add to.

Source: Stærk igennem, NEXT, 2025, names the phases and principles; the activities, their order and
their checklists are this program's own proposal. EUC Nordvest runs speed dating with 16 companies.
"""

from gf2tracker.domain.activity import ActivityKind, CheckLine, Content
from gf2tracker.domain.people import Role
from gf2tracker.language import _


def _content(
    title: str, kind: ActivityKind, belongs: tuple[int, int], methods: str, checklist: str
) -> Content:
    phase, principle = belongs
    lead, companies, lessons = _SIZES[kind]
    return Content(
        title=title,
        kind=kind,
        phase=phase,
        principle=principle,
        methods=tuple(methods.split(", ")),
        lead_role=lead,
        companies_needed=companies,
        lessons=lessons,
        checklist=tuple(CheckLine(line) for line in checklist.split("\n")),
    )


_SIZES = {
    ActivityKind.FIRST_DAY: (Role.COMPANY_CONSULTANT, 2, 4),
    ActivityKind.FORMING: (Role.CONTACT_TEACHER, 0, 3),
    ActivityKind.EXPECTATIONS: (Role.CONTACT_TEACHER, 0, 2),
    ActivityKind.ROLE_MODEL: (Role.SUBJECT_TEACHER, 1, 2),
    ActivityKind.TRADE: (Role.COMPANY_CONSULTANT, 0, 3),
    ActivityKind.PROFILE: (Role.COMPANY_CONSULTANT, 0, 4),
    ActivityKind.NETWORK: (Role.COUNSELLOR, 0, 2),
    ActivityKind.COMPANY_VISIT: (Role.SUBJECT_TEACHER, 2, 5),
    ActivityKind.GUEST: (Role.SUBJECT_TEACHER, 1, 3),
    ActivityKind.TALK_PRACTICE: (Role.COMPANY_CONSULTANT, 8, 4),
    ActivityKind.PLACEMENT: (Role.COMPANY_CONSULTANT, 20, 8),
    ActivityKind.GROUP_MEETING: (Role.CONTACT_TEACHER, 0, 1),
    ActivityKind.CLASS_PROJECT: (Role.SUBJECT_TEACHER, 0, 3),
    ActivityKind.TRADE_FAIR: (Role.COMPANY_CONSULTANT, 10, 5),
    ActivityKind.STATUS_TALK: (Role.COMPANY_CONSULTANT, 0, 4),
    ActivityKind.SIGNING: (Role.COMPANY_CONSULTANT, 5, 2),
    ActivityKind.COMPETENCES: (Role.SUBJECT_TEACHER, 0, 3),
    ActivityKind.TRANSITION: (Role.COUNSELLOR, 0, 4),
}

PROPOSALS = (
    _content(
        _("Første skoledag i branchen"),
        ActivityKind.FIRST_DAY,
        (1, 1),
        _("besøg, gæsteoplæg, netværk"),
        _(
            "Aftal med virksomhederne, hvem der byder velkommen\n"
            "Skriv til eleverne, hvor de møder, og hvad de har på\n"
            "Lad en faglært vise en opgave, eleverne selv prøver\n"
            "Slut med navne: hvem har du talt med i dag?"
        ),
    ),
    _content(
        _("Makkerpar og trivselsgrupper dannes"),
        ActivityKind.FORMING,
        (1, 2),
        _("gruppearbejde, makkerarbejde, fællesskab"),
        _(
            "Dan par og grupper på forhånd\n"
            "Lad hver gruppe skrive tre spilleregler\n"
            "Aftal, hvordan makkeren melder sig, når den anden mangler\n"
            "Hæng tavlen op i klassen"
        ),
    ),
    _content(
        _("Forventningsafstemning mellem elev, skole og branche"),
        ActivityKind.EXPECTATIONS,
        (1, 2),
        _("samtale, refleksion"),
        _(
            "Saml elevernes egne forventninger\n"
            "Fortæl, hvad branchen venter af en lærling\n"
            "Skriv under på forventningskortet\n"
            "Sæt en dag af til at se på kortet igen"
        ),
    ),
    _content(
        _("Mød en lærling eller hovedforløbselev"),
        ActivityKind.ROLE_MODEL,
        (1, 2),
        _("gæsteoplæg, samtale, netværk"),
        _(
            "Find en lærling, der har gået her selv\n"
            "Lad eleverne skrive spørgsmål dagen før\n"
            "Afsæt tid til samtale i små grupper\n"
            "Aftal, om eleverne må skrive til lærlingen bagefter"
        ),
    ),
    _content(
        _("Branchekendskab: virksomhederne i mit område"),
        ActivityKind.TRADE,
        (1, 1),
        _("netværk, gruppearbejde"),
        _(
            "Hav kort og virksomhedsliste klar\n"
            "Hver elev finder ti mulige virksomheder\n"
            "Saml listen, så holdet kan dele den"
        ),
    ),
    _content(
        _("Profil på lærepladsen.dk og CV-værksted"),
        ActivityKind.PROFILE,
        (1, 1),
        _("værkstedsarbejde, feedback"),
        _(
            "Bed eleverne om at have MitID med\n"
            "Hver elev opretter og udgiver sin profil\n"
            "Makkeren læser CV’et og giver to råd\n"
            "Skriv op, hvem der mangler"
        ),
    ),
    _content(
        _("Netværkskort: hvem kender jeg?"),
        ActivityKind.NETWORK,
        (2, 1),
        _("netværk, makkerarbejde, refleksion"),
        _(
            "Tegn kortet: familie, venner, fritid, gamle job\n"
            "Find tre personer, der kender nogen i branchen\n"
            "Aftal med makkeren, hvem der spørges først\n"
            "Følg op efter to uger"
        ),
    ),
    _content(
        _("Virksomhedsbesøg"),
        ActivityKind.COMPANY_VISIT,
        (2, 1),
        _("besøg, netværk"),
        _(
            "Aftal dag, antal og sikkerhedsudstyr med virksomheden\n"
            "Bestil transport\n"
            "Fordel spørgsmål mellem grupperne\n"
            "Notér, hvem der deltog, og hvem der fik en kontakt\n"
            "Send tak til virksomheden"
        ),
    ),
    _content(
        _("Gæsteunderviser: mester i værkstedet"),
        ActivityKind.GUEST,
        (2, 1),
        _("gæsteoplæg, værkstedsarbejde, feedback"),
        _(
            "Aftal emne og opgave med mesteren\n"
            "Gør materialer og værktøj klar\n"
            "Lad mesteren give hver elev et råd"
        ),
    ),
    _content(
        _("Samtaletræning og speeddating med virksomheder"),
        ActivityKind.TALK_PRACTICE,
        (2, 1),
        _("rollespil, samtale, feedback"),
        _(
            "Øv opkaldet og samtalen to og to\n"
            "Lav en plan for, hvem der møder hvem\n"
            "Hver elev har CV eller profil med\n"
            "Saml op: hvem skal ringes til i næste uge?"
        ),
    ),
    _content(
        _("VFU: kort praktik i en virksomhed"),
        ActivityKind.PLACEMENT,
        (2, 1),
        _("besøg, refleksion"),
        _(
            "Hver elev har en virksomhed og en kontaktperson\n"
            "Aftal mødetid, arbejdstøj og forsikring\n"
            "Ring til virksomheden undervejs\n"
            "Saml op: hvad lærte du, og må du komme igen?"
        ),
    ),
    _content(
        _("Trivselsgruppemøde"),
        ActivityKind.GROUP_MEETING,
        (0, 2),
        _("samtale, fællesskab"),
        _(
            "Runde: hvordan går det i skolen og hjemme?\n"
            "Aftal én ting, gruppen hjælper med\n"
            "Skriv i loggen, om gruppen mødtes"
        ),
    ),
    _content(
        _("Klasseprojekt eller fredagscafé"),
        ActivityKind.CLASS_PROJECT,
        (1, 2),
        _("fællesskab, gruppearbejde, værkstedsarbejde"),
        _(
            "Lad eleverne vælge, hvad der skal laves\n"
            "Fordel roller, så alle har en\n"
            "Vis resultatet frem"
        ),
    ),
    _content(
        _("Branchedag"),
        ActivityKind.TRADE_FAIR,
        (3, 1),
        _("netværk, samtale"),
        _(
            "Inviter virksomheder seks uger før\n"
            "Book lokale, borde og forplejning\n"
            "Send deltagerlisten til virksomhederne\n"
            "Hver elev taler med mindst fire virksomheder\n"
            "Saml kontakterne op dagen efter"
        ),
    ),
    _content(
        _("Statussamtale om læreplads"),
        ActivityKind.STATUS_TALK,
        (3, 1),
        _("samtale, feedback"),
        _(
            "Læg en tid til hver elev uden aftale\n"
            "Se på søgningen: hvem er spurgt, hvad svarede de?\n"
            "Aftal næste skridt med dato"
        ),
    ),
    _content(
        _("Underskriftsmøde og fejring af aftaler"),
        ActivityKind.SIGNING,
        (4, 2),
        _("fællesskab, netværk"),
        _(
            "Se aftalerne igennem: er alle felter udfyldt?\n"
            "Inviter mestre, elever og pårørende\n"
            "Sig tak til virksomhederne\n"
            "Skriv op, hvor mange aftaler der er underskrevet"
        ),
    ),
    _content(
        _("Kompetencekort: det kan jeg"),
        ActivityKind.COMPETENCES,
        (4, 1),
        _("refleksion, feedback, makkerarbejde"),
        _(
            "Find billeder af egne opgaver\n"
            "Skriv fem ting, du kan, med ord en mester forstår\n"
            "Lad faglæreren læse og skrive under"
        ),
    ),
    _content(
        _("Overgangssamtale til hovedforløb eller skoleoplæring"),
        ActivityKind.TRANSITION,
        (4, 2),
        _("samtale"),
        _(
            "Tjek overgangskrav og prøver\n"
            "Aftal, hvad der sker den første dag efter GF2\n"
            "Del planen med hovedforløb eller skoleoplæring\n"
            "Aftal, hvem der ringer efter fire uger"
        ),
    ),
)
"""In the order of the course; phase 0 is the whole course."""

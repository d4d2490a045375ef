"""What the databases' errors mean to the user: each one sentence with what is safe and what to do."""

from sqlalchemy.exc import DBAPIError

from gf2tracker.errors import Refusal
from gf2tracker.language import _

OPEN_ELSEWHERE = _(
    "Dataene er åbne i et andet vindue eller program. Luk vinduet først, og prøv igen."
)

UNKNOWN = _(
    "Forbindelsen blev afbrudt, mens ændringen blev gemt, så det vides ikke, om den kom med. Se i "
    "Historik, når der er forbindelse igen, før du gør det om."
)
UNKNOWN_ON_DISK = _(
    "Disken svarede ikke, mens ændringen blev gemt, så det vides ikke, om den kom med. Alt, der "
    "var gemt før, er sikkert. Luk programmet, åbn det igen, og se i Historik, før du gør det om."
)


def refusal_of(error: BaseException) -> Refusal | None:
    """Return what to tell the user of a database error; None when it is a bug of ours."""
    original = error.orig if isinstance(error, DBAPIError) else error
    text = _of_sqlite(original) or _of_postgres(original)
    return Refusal(text) if text else None


def is_damage(error: BaseException | None) -> bool:
    """Tell whether a database error says that the file itself is damaged."""
    original = error.orig if isinstance(error, DBAPIError) else error
    name = getattr(original, "sqlite_errorname", "") or ""
    return name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT"))


def _of_sqlite(error: BaseException | None) -> str | None:
    name = getattr(error, "sqlite_errorname", "") or ""
    texts = {
        "SQLITE_FULL": _(
            "Disken er fuld, så ændringen kunne ikke gemmes. Alt, der var gemt før, er sikkert. "
            "Frigør plads (mindst 50 MB), og prøv igen."
        ),
        "SQLITE_READONLY": _("Filen kan kun læses. Du kan se og eksportere, men ikke gemme."),
        "SQLITE_BUSY": OPEN_ELSEWHERE,
        "SQLITE_IOERR": _(
            "Disken svarer ikke, som den skal. Intet er ændret, og alt, der var gemt før, er "
            "sikkert. Prøv igen, og gem en sikkerhedskopi et andet sted."
        ),
        "SQLITE_NOTADB": _(
            "Datafilen kan ikke åbnes: enten passer nøglefilen ikke til den, eller også er den "
            "beskadiget. Læg den rigtige nøglefil tilbage, eller gendan en sikkerhedskopi."
        ),
        "SQLITE_CORRUPT": _("Datafilen er beskadiget. Gendan den nyeste sikkerhedskopi."),
        "SQLITE_CANTOPEN": _("Datafilen kan ikke åbnes. Se efter, om mappen findes og må bruges."),
        "SQLITE_CONSTRAINT_UNIQUE": _(
            "Det findes allerede. Vælg et andet navn eller nummer, og prøv igen."
        ),
        "SQLITE_CONSTRAINT_FOREIGNKEY": _(
            "Noget andet bruger det stadig, så det kan ikke slettes. Ret det først."
        ),
    }
    if name == "SQLITE_CONSTRAINT":  # the driver tells the kind of constraint in words only
        kind = str(error).split(" constraint", maxsplit=1)[0].replace(" ", "").upper()
        name = f"{name}_{kind}"
    if name.startswith("SQLITE_LOCKED"):
        name = "SQLITE_BUSY"
    return next((text for code, text in texts.items() if name.startswith(code)), None)


def _of_postgres(error: BaseException | None) -> str | None:
    state = getattr(error, "sqlstate", "") or ""
    lost = _(
        "Forbindelsen til skolens server blev afbrudt. Ændringen er ikke gemt. Se efter, om der er "
        "net, og prøv igen."
    )
    if getattr(error, "pgconn", None) is not None:  # psycopg's word for a failed attempt
        return _(
            "Der er ingen forbindelse til skolens server: den svarer ikke, eller adresse, bruger "
            "eller adgangskode er forkert. Ret det, og prøv igen."
        )
    texts = {
        "23505": _("Det findes allerede. Vælg et andet navn eller nummer, og prøv igen."),
        "23503": _("Noget andet bruger det stadig, så det kan ikke slettes. Ret det først."),
        "53100": _("Serverens disk er fuld, så ændringen blev ikke gemt. Sig det til driften."),
        "55P03": _("En anden er ved at ændre det samme. Prøv igen om lidt."),
        "57014": _("Serveren svarede ikke i tide, så ændringen blev ikke gemt. Prøv igen."),
        "25006": _("Serveren kan kun læses lige nu. Du kan se og eksportere, men ikke gemme."),
    }
    if state in texts:
        return texts[state]
    is_lost = state.startswith(("08", "57P")) or (
        not state and type(error).__name__ == "OperationalError" and _is_psycopg(error)
    )
    return lost if is_lost else None


def _is_psycopg(error: BaseException | None) -> bool:
    return type(error).__module__.startswith("psycopg")

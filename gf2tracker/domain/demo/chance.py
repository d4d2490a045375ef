"""Chance that comes out the same every time it is asked with the same words."""

from random import Random


def dice(*what: object) -> Random:
    """Return dice that always fall the same way for the same seed, class, date and purpose."""
    words = ":".join(str(part) for part in what)
    return Random(words)  # noqa: S311  # made-up people need no secrecy


def phone(chance: Random) -> str:
    """Return a phone number that nobody in Denmark has: it begins with 1."""
    digits = f"1{chance.randrange(10**7):07d}"
    return " ".join(digits[at : at + 2] for at in range(0, 8, 2))

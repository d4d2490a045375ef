"""What came of reading something that may be refused."""

from gf2tracker.errors import Refusal


def outcome(read, *asked):
    """Return what was read and "", or None and the sentence it was refused with."""
    try:
        return read(*asked), ""
    except Refusal as refusal:
        return None, refusal.text

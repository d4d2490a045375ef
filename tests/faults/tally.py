"""What came of provoking a fault: the figures of one row of the table."""

from dataclasses import dataclass, field


@dataclass
class Tally:
    """One fault, tried many times.

    Attributes:
        fault: what was done to the program.
        tried: how often it was tried.
        fired: how often the fault really struck.
        lost: saves that were said to be stored and are gone.
        broken: files that were not whole afterwards, or wrong without a word.
        remarks: what else went wrong, each with where.
        figures: what the table tells beside.
    """

    fault: str
    tried: int = 0
    fired: int = 0
    lost: int = 0
    broken: int = 0
    remarks: list[str] = field(default_factory=list)
    figures: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether the promise was kept: the fault struck, nothing was lost, broken or left open."""
        return self.fired > 0 and not (self.lost or self.broken or self.remarks)

    def complain(self, text: str) -> None:
        """Note what went wrong."""
        self.remarks.append(text)

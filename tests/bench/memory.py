"""What the running window holds of memory on the demo school, beside a bare window."""

from tests.bench.schools import Schools
from tests.bench.start import home_of, one_run
from tests.bench.table import Row, Within

RUNS = 3
LIMIT = 150


def measure(schools: Schools) -> list[Row]:
    """Start both some times and hold what they are when everything has come."""
    home = home_of(schools.folder)
    more = []
    for _run in range(RUNS):
        ours = one_run(home, "ours-rest", str(schools.copy()))["rss"]
        more.append((ours - one_run(home, "floor")["rss"]) / 1e6)
    about = "beside a bare window, everything asked for has come"
    return [Within("memory of the running window", more, LIMIT, about, unit="MB")]

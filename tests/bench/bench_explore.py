"""How long the explorer takes, in CPU: python tests/bench/bench_explore.py

The first screen is that of the program in a terminal of its own, up to a `q` typed as soon as it is seen; beside it
`jss explain` of the same file in the same run. A key is a flipped fact with the picture that follows, for 9, 100 and
1,000 contracts under two eras; what is worked out aside once no key comes is listed with it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from time import process_time

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from explore.terminals import JSS, Terminal  # noqa: E402 - found by the path above

from jss_cli import api  # noqa: E402
from jss_cli.domain.case import Case  # noqa: E402
from jss_cli.explore.aside import Witness, asides  # noqa: E402
from jss_cli.explore.exploring import Exploration  # noqa: E402
from jss_cli.explore.keys import KEYS  # noqa: E402
from jss_cli.explore.picture import picture  # noqa: E402
from jss_cli.formats.drawing.screen import Screen  # noqa: E402

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what pip installs is compiled
ROUNDS = 7
SAMPLE = str(ROOT / "sample_histories" / "nine_jobs_75.yaml")
PRESSED = "sSpPrdda"
SIZES = {9: 50, 100: 100, 1000: 250}  # with the most milliseconds that a key may take
DAYS = (date(2016, 8, 21), date(2025, 8, 1))
STARS = (5, 4.2, 5, 5, 3, 5, 5)


def children() -> float:
    """The CPU of all programs that have ended, in milliseconds."""
    used = getrusage(RUSAGE_CHILDREN)
    return (used.ru_utime + used.ru_stime) * 1000


def first_screen() -> float:
    """The CPU from the start to the first screen and out again."""
    before = children()
    with Terminal("explore", SAMPLE) as terminal:
        terminal.wait_for(lambda seen: "points contract" in seen)
        terminal.type("q")
        terminal.left()
    return children() - before


def explained() -> float:
    """The CPU of `jss explain` of the same file."""
    before = children()
    subprocess.run([str(JSS), "explain", SAMPLE], stdout=subprocess.DEVNULL, check=True)
    return children() - before


def case_of(size: int, day: date) -> Case:
    """So many contracts over two years, some of them bad."""
    rows = [
        {
            "id": f"c{n}",
            "client": f"K{n % max(3, size // 2)}",
            "started": day - timedelta(days=20 + n * 700 // size),
            "ended": day - timedelta(days=n * 700 // size),
            "earned": 200 + n,
            "stars": STARS[n % len(STARS)],
        }
        for n in range(size)
    ]
    return api.open_history(rows=rows, as_of=day)


def keys(case: Case) -> tuple[float, float]:
    """The median CPU of a key with its picture, and that of what is worked out aside, in milliseconds."""
    exploration, spent = Exploration(case, 10_000), []
    for sign in PRESSED:
        before = process_time()
        exploration.press(KEYS[sign])
        exploration.keep(picture(exploration.scene, 120, 40, Screen(120)))
        spent.append((process_time() - before) * 1000)
    before = process_time()
    for aside in asides(exploration.scene.look, Witness(exploration.scene.opened.case)):
        exploration.tell(aside)
    return median(spent), (process_time() - before) * 1000


def main() -> None:
    """The first screen, then the keys."""
    pairs = [(first_screen(), explained()) for _ in range(ROUNDS + 1)][1:]
    screen, explain = (median(side) for side in zip(*pairs, strict=True))
    print(f"first screen {screen:.0f} ms, at most 700; {screen / explain:.1f} x explain ({explain:.0f} ms)")  # noqa: T201
    for size, most in SIZES.items():
        for day in DAYS:
            key, aside = keys(case_of(size, day))
            print(f"{size:5} contracts, {day.year}: a key {key:5.0f} ms, at most {most}; aside {aside:6.0f} ms")  # noqa: T201


if __name__ == "__main__":
    main()

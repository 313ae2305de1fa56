"""Pages in a real browser. It needs Chromium, and axe-core, html-validate and puppeteer-core in a folder of npm that
JSS_WEB_TOOLS names; the gate installs them. Where they are missing nothing is tested here, and the summary says so.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from jss_cli import api
from jss_cli.domain.case import Case
from jss_cli.domain.history import Contract, Feedback, History, Observation
from jss_cli.files.rulebook import open_rulebook

pytestmark = pytest.mark.slow

SAMPLES = sorted((ROOT / "sample_histories").glob("*.yaml"))
WIDTHS = (1280, 768, 375, 320)
ARRANGEMENTS = (1280, 768, 320)  # a width for each that page.css has
PHONE = (375, 667)
ANSWERED = {"nine_jobs_75", "nine_jobs_75_unseen", "mine", "seen", "seen-mine"}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
DAY = date(2024, 12, 1)
HOSTILE = (
    "</style><script>alert(1)</script>",
    "\x1b[31m\u202etxt.exe",
    "x" * 10_000,
    "标题" * 200,
    "عنوان طويل جدا " * 20,
    '" onload="alert(1)',
)


@pytest.fixture(scope="module")
def tools() -> dict[str, str]:
    """Where the browser and the tools are."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    folder = os.environ.get("JSS_WEB_TOOLS", "")
    missing = [
        name
        for name, there in (
            ("no browser", browser),
            ("no node", shutil.which("node")),
            ("no tools in JSS_WEB_TOOLS", folder and (Path(folder) / "axe-core").is_dir()),
        )
        if not there
    ]
    if missing:
        pytest.skip(f"PAGES WERE NOT LOOKED AT IN A BROWSER: {', '.join(missing)}")
    return {"browser": str(browser), "tools": folder}


def hostile() -> Case:
    contracts = tuple(
        Contract(
            f"c{n}", text, DAY - timedelta(days=90 + n), text, ended=DAY - timedelta(days=9 + n), earned=Decimal(99),
            feedback=Feedback(Decimal(2 + n % 3)), notes=text,
        )
        for n, text in enumerate(HOSTILE)
    )  # fmt: skip
    return Case(History(contracts, platform=HOSTILE[0]), DAY, open_rulebook(), source=HOSTILE[0])


def crowd(number: int) -> Case:
    contracts = tuple(
        Contract(f"c{n}", f"client {n}", DAY - timedelta(days=40 + n % 700), f"work {n}",
                 ended=DAY - timedelta(days=1 + n % 700), earned=Decimal(99), feedback=Feedback(Decimal(1 + n % 5)))
        for n in range(number)
    )  # fmt: skip
    return Case(History(contracts), DAY, open_rulebook())


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Pages of every kind, by name."""
    folder = tmp_path_factory.mktemp("pages")
    nine = api.open_history(str(ROOT / "sample_histories" / "nine_jobs_75.yaml"))
    five = api.open_history(str(ROOT / "tests" / "cases" / "five_stars_88.yaml"), as_of=date(2026, 11, 27))
    answers = {path.stem: api.page(api.open_history(str(path))) for path in SAMPLES}
    seen = replace(hostile(), history=replace(hostile().history, observed=(Observation(DAY, 12),)))
    answers |= {
        "mine": api.page(nine, mine=True),
        "seen": api.page(five),
        "seen-mine": api.page(five, mine=True),
        "hostile": api.page(hostile()),
        "hostile-explain": api.explain(hostile(), every=True),
        "hostile-seen": api.explain(seen, basis="computed"),
        "thousand": api.page(crowd(1000)),
        "timeline": api.timeline(nine),
        "infer": api.infer(nine),
        "plan": api.plan(nine),
        "reply": api.reply(nine),
    }
    written = {name: folder / f"{name}.html" for name in answers}
    for name, answer in answers.items():
        written[name].write_text(answer.rendered("html"), "utf-8")
    return written


@pytest.fixture(scope="module")
def found(tools: dict[str, str], pages: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What the browser says of every page at every width, and of access in every arrangement, in both schemes; two of
    them are printed too."""
    folder = tmp_path_factory.mktemp("looked")
    prints = [[str(pages[name]), str(folder / f"{name}.pdf")] for name in ("nine_jobs_75", "mine")]
    files = [str(path) for path in pages.values()]
    settings = {**tools, "files": files, "widths": WIDTHS, "arrangements": ARRANGEMENTS, "prints": prints}
    (folder / "settings.json").write_text(json.dumps(settings), "utf-8")
    command = ["node", str(Path(__file__).with_name("look.js")), str(folder / "settings.json")]
    told = subprocess.run(command, capture_output=True, text=True, timeout=1200, check=False)
    assert told.returncode == 0, told.stderr
    return {**json.loads(told.stdout), "folder": folder}


def test_no_page_breaks_a_rule_of_access_or_says_anything_on_the_console_or_asks_for_anything(found: Any) -> None:
    assert len(found["looks"]) >= 2 * len(WIDTHS) * len(SAMPLES)
    assert len(found["checks"]) >= 2 * len(ARRANGEMENTS) * len(SAMPLES)
    assert not [look for look in found["looks"] if look["console"] or look["requests"]]
    assert not [check for check in found["checks"] if check["violations"] or not check["passed"]]


def test_every_page_fits_every_width_and_no_text_is_smaller_than_eleven_pixels(found: Any) -> None:
    assert not [look for look in found["looks"] if look["overflow"] > 0 or not look["styled"] or look["smallest"] < 11]


def test_one_screen_of_a_phone_holds_why_it_is_so_what_comes_next_and_the_way_back(found: Any) -> None:
    phones = [look for look in found["looks"] if look["width"] == PHONE[0] and Path(look["file"]).stem in ANSWERED]
    assert len(phones) == 2 * len(ANSWERED)
    assert not [look for look in phones if not 0 < look["answered"] <= PHONE[1]]


def test_a_page_prints_on_five_sheets_at_most(found: Any) -> None:
    content = (found["folder"] / "nine_jobs_75.pdf").read_bytes()
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", content)) <= 5


def test_every_page_is_valid(tools: dict[str, str], pages: dict[str, Path]) -> None:
    validate = Path(tools["tools"]) / "html-validate" / "bin" / "html-validate.mjs"
    rule = "no-redundant-role:off"  # rows that are not displayed as such lose theirs in some browsers
    command = ["node", str(validate), "--rule", rule, *map(str, pages.values())]
    told = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert told.returncode == 0, told.stdout + told.stderr

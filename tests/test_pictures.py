"""The pictures of the README are what the program draws today; pytest --update-golden draws them anew."""

from __future__ import annotations

import re
from pathlib import Path

from conftest import ROOT, Golden

from jss_cli import api

PICTURES = ROOT / ".github"


def test_the_page_in_the_readme_is_the_one_that_is_drawn(golden: Golden) -> None:
    case = api.open_history(str(ROOT / "sample_histories" / "nine_jobs_75.yaml"))
    drawn = api.page(case).rendered("svg")
    golden.compare("../../.github/page.svg", drawn)
    assert len(drawn.encode()) <= 20_000


def test_every_picture_of_the_readme_exists_and_has_words_for_those_who_do_not_see_it() -> None:
    told = re.findall(r"!\[([^\]]*)\]\(([^)]*)\)", (ROOT / "README.md").read_text("utf-8"))
    pictures = [Path(path) for _, path in told if not path.startswith("http")]
    assert Path(".github/page.svg") in pictures
    assert all((ROOT / path).is_file() for path in pictures)
    assert all(len(words) > 20 for words, _ in told)

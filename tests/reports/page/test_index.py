from __future__ import annotations

from conftest import ROOT

from jss_cli import api
from jss_cli.domain.report import Table
from jss_cli.reports.page.index import index_answer


def test_an_index_has_a_row_for_each_page_with_its_score() -> None:
    names = ("nine_jobs_75", "small_job_67")
    pages = [
        (f"{name}.html", api.score(api.open_history(ROOT / "sample_histories" / f"{name}.yaml"))) for name in names
    ]
    found = index_answer(pages)
    (table,) = (block for block in found.report.blocks if isinstance(block, Table))
    told = [row.sentence for row in table.rows]
    assert all(name in words for name, words in zip(names, told, strict=True))
    assert ["75 %" in told[0], "67 %" in told[1]] == [True, True]
    assert found.blocks == found.report.blocks  # what is assumed stands on the pages

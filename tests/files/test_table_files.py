from __future__ import annotations

from pathlib import Path

import pytest

from jss_cli.errors import InputError
from jss_cli.files.table_files import named_by_folders, table_files, table_kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.parquet", "parquet"), ("a.PQ", "parquet"), ("a.csv.gz", "csv"), ("a.jsonl.zst", "jsonl"), ("a.yaml", "")],
)
def test_a_table_is_known_by_its_name(name: str, kind: str) -> None:
    assert table_kind(Path(name)) == kind


def test_a_folder_stands_for_its_tables_but_for_the_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.csv", "a/c.jsonl", ".d/e.csv", "_f.csv", "g.txt", "h_i.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [str(path.relative_to(tmp_path)) for path in table_files(str(tmp_path))] == ["a/c.jsonl", "b.csv", "h_i.csv"]
    assert [path.name for path in table_files(f"{tmp_path}/*_i.csv")] == ["h_i.csv"]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no table is in"):
        table_files(str(tmp_path))


def test_folders_name_columns() -> None:
    assert named_by_folders(Path("x/country=de/year=2024/a=b.csv")) == {"country": "de", "year": "2024"}

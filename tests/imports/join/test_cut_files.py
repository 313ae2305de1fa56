"""Some of the handed exports, some of them cut: what is joined can be read, and joined again it is the same."""

from __future__ import annotations

import random

from conftest import Examples
from imports.files import EXPORTS, material

from jss_cli.domain.history import History
from jss_cli.domain.vague import taken_by
from jss_cli.errors import InputError
from jss_cli.files.case import open_text
from jss_cli.files.reading import Reading
from jss_cli.files.writing import write_history
from jss_cli.imports.join.joining import join
from jss_cli.imports.source import Extract, Wish, source_readers

NAMES = sorted(path.name for path in EXPORTS.iterdir() if not path.name.startswith(("expected", "map", "zlecenia")))
READERS = [reader for _, reader in source_readers()]
WISH = Wish()


def read(name: str, chance: random.Random) -> Extract | None:
    """What a file gives, cut somewhere or not; None: it is refused."""
    data = (EXPORTS / name).read_bytes()
    try:
        file = material(data[: chance.randrange(len(data))] if chance.random() < 0.5 else data, name)
        known = [reader for reader in READERS if reader.reads(file, WISH)]
        return max(known, key=lambda reader: reader.rank).read(file, WISH) if known else None
    except InputError:
        return None


def written(history: History) -> str:
    return write_history(history, "yaml")


def one_by_one(files: list[Extract]) -> History:
    history = History(())
    for file in files:
        history = join([file], history).history
    return history


def test_what_cut_files_join_to_is_read_again_and_joined_again_the_same(examples: Examples) -> None:
    for seed in examples(8):
        chance = random.Random(seed)  # noqa: S311 - examples
        found = [read(name, chance) for name in NAMES if chance.random() < 0.5]
        files = [file for file in found if file]
        first = join(files)
        assert all(one.understood >= 0 for one in first.extracts), seed
        case = open_text(written(first.history), None, None, Reading())
        assert case.history == taken_by(first.history, case.day, case.day), seed
        assert written(join(files, first.history).history) == written(first.history), seed
        assert written(join(files[::-1]).history) == written(first.history), seed
        later = one_by_one(files)
        whole = join(files, later).history
        assert written(join(files, whole).history) == written(whole), seed

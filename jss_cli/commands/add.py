"""Files: answer a few questions and have a history, or go on with one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jss_cli import api
from jss_cli.arguments import format_meant
from jss_cli.domain.answer import Answer
from jss_cli.files.keeping import keeping
from jss_cli.files.person import Speaker
from jss_cli.files.reading import Reading
from jss_cli.files.writing import WRITERS
from jss_cli.options.reading import AsOf
from jss_cli.options.writing import output_path

_Kept = Annotated[
    Path,
    typer.Argument(metavar="[FILE]", parser=output_path, help="The history that grows (.yaml, .csv, .json)."),
]


def run(
    person: Speaker, file: _Kept = Path("history.yaml"), as_of: AsOf = None, reading: Reading = Reading()
) -> Answer:
    """\b
    jss add
    jss add history.yaml
    jss add history.yaml < answers.txt

    Asks for your contracts in plain lines: paste the work history of your profile, then answer what no page shows.
    Enter says what the prompt names, ? explains, < goes back, . ends. After each answer the file is written whole: what
    was answered is kept however it ends, and the next jss add goes on there. It ends with what jss check and jss
    explain say.
    """
    kept = keeping(file, format_meant(None, file, WRITERS, "yaml", can_ask=False), reading)
    return api.interviewed(kept, person, as_of)

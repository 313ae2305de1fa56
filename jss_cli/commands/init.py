"""Files: start a history: a commented starter file, or one of the samples."""

from __future__ import annotations

from typing import Annotated

import typer

from jss_cli.domain.report import Document
from jss_cli.files.samples import STARTER, sample_names, sample_path

Sample = Annotated[str | None, typer.Option("--sample", metavar="NAME", help="Copy a sample out instead.")]
Listed = Annotated[bool, typer.Option("--list", help="List the samples.")]


def run(sample: Sample = None, every: Listed = False) -> Document:
    """\b
    jss init
    jss init --sample nine_jobs_75
    jss init --list

    Writes history.yaml, or the sample under its own name, into this folder (-o chooses another, -o - prints it).
    A file that exists is never overwritten without --force.
    """
    if every:
        return Document("".join(f"{name}\n" for name in sample_names()))
    path = sample_path(sample) if sample else STARTER
    name = path.name if sample else "history.yaml"
    return Document(
        path.read_text(encoding="utf-8"),
        notes=("jss explain FILE explains it, jss check FILE looks for mistakes",),
        name=name,
    )

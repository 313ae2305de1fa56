"""Answer: a reply that a support agent can send: the question answered, what is certain, what helps."""

from __future__ import annotations

from typing import Annotated

import typer

from jss_cli import api
from jss_cli.domain.case import Case
from jss_cli.domain.report import Answer
from jss_cli.reports.reply.facts import Audience
from jss_cli.reports.reply.words import Length

_Tone = Annotated[Length, typer.Option("--tone", help="How much is said.")]
_Own = Annotated[
    str | None, typer.Option("--template", metavar="FILE", help="Your own words, with places such as $answer.")
]
_Titles = Annotated[bool, typer.Option("--titles", help="Call contracts by their titles instead of their days.")]
_Internal = Annotated[bool, typer.Option("--internal", help="For colleagues: ids, clients and answers. Do not send.")]


def run(
    case: Case,
    tone: _Tone = "full",
    template: _Own = None,
    titles: _Titles = False,
    internal: _Internal = False,
) -> Answer:
    """\b
    jss reply history.yaml
    jss reply history.yaml --tone brief --format md
    jss reply history.yaml --template ours.txt

    Drafts an answer to "why is my score what it is?" that can be sent as it is. It holds no private answer and no
    client's name. --format json grades each sentence (fact, rule, assumption, inference) and says where each of its
    values comes from. Places of a template: $greeting $answer $reasons $helps $twins $certain $assumed $unsaid $closing
    $score $day $policy.
    """
    audience: Audience = "internal" if internal else "titles" if titles else "client"
    return api.reply(case, audience=audience, tone=tone, template=template)

"""Answer: a reply that a support agent can send: the question answered, what helps, what comes by itself."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from jss_cli import api
from jss_cli.domain.answer import AnswersByFile
from jss_cli.domain.report import Headline, Span
from jss_cli.errors import Fault, UsageError
from jss_cli.options.reading import Histories
from jss_cli.reports.reply.language import LanguageCode
from jss_cli.reports.reply.reply import Audience
from jss_cli.reports.reply.words import Length

_Tone = Annotated[Length, typer.Option("--tone", help="How much is said; brief is at most 130 words.")]
_Name = Annotated[str, typer.Option("--name", metavar="NAME", help="Whom it greets.")]
_From = Annotated[str, typer.Option("--from", metavar="NAME", help="Who signs it.")]
_Subject = Annotated[bool, typer.Option("--subject", help="Begin with a line for the subject.")]
_Lang = Annotated[
    LanguageCode,
    typer.Option("--lang", help="The language; no native speaker has checked es and de."),
]
_Own = Annotated[
    str | None, typer.Option("--template", metavar="FILE", help="Your own words, with places such as $answer.")
]
_Titles = Annotated[bool, typer.Option("--titles", help="Call contracts by their titles instead of their days.")]
_Reasons = Annotated[bool, typer.Option("--reasons", help="Tell reasons for ending that clients chose in the open.")]
_Internal = Annotated[bool, typer.Option("--internal", help="A checklist for the agent, with answers. Do not send.")]


def run(  # noqa: PLR0913, PLR0917 - one parameter an option
    histories: Histories,
    tone: _Tone = "brief",
    name: _Name = "",
    sender: _From = "",
    subject: _Subject = False,
    lang: _Lang = "en",
    template: _Own = None,
    titles: _Titles = False,
    reasons: _Reasons = False,
    internal: _Internal = False,
) -> AnswersByFile:
    """\b
    jss reply history.yaml --name Ana --from Mia
    jss reply tickets/*.yaml --lang es --format plain
    jss reply history.yaml --template ours.txt
    jss reply history.yaml --internal

    Drafts an answer to "why is my score what it is?" that can be sent as it is. It rests on the public history alone:
    what clients said in confidence cannot be told from it, no client is named, no inferred answer is told as a fact.
    No native speaker has checked --lang es and de; other languages go by --template.
    --format json grades each sentence and says where each of its values comes from.
    Places of a template: $name $greeting $subject $answer $fall $cause $remedy $plan $next $helps $twins $certain
    $closing $signature $rules $score $day $policy. Of several files each has its text; one that fails is told, and the
    others are answered.
    """
    if template == "-" and "-" in histories.files:
        raise UsageError(Fault("JSS902", "standard input can be read once", "give a file for the other"))
    own = api.reply_template(template) if template is not None else None
    audience: Audience = "internal" if internal else "titles" if titles else "client"
    ask = partial(api.reply, audience=audience, tone=tone, language=lang, name=name, sender=sender, subject=subject)
    return AnswersByFile(
        histories.files,
        lambda file: ask(histories.opened(file), reasons=reasons, template=own),
        lambda file: Headline("Reply", Span(file), ("draft",)),
    )

"""What is written to somebody: the reply of a support agent, and a freelancer's own request to a client."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, get_args

from jss_cli.api.answered import Answered
from jss_cli.arguments import one_of
from jss_cli.domain.case import Case
from jss_cli.files.reading import Reading

if TYPE_CHECKING:
    from pathlib import Path
    from string import Template

    from jss_cli.reports.reply.language import LanguageCode
    from jss_cli.reports.reply.reply import Audience
    from jss_cli.reports.reply.words import Length


def reply(  # noqa: PLR0913 - what the question asks, and how it is written
    case: Case,
    *,
    audience: Audience = "client",
    tone: Length = "brief",
    language: LanguageCode = "en",
    name: str = "",
    sender: str = "",
    subject: bool = False,
    reasons: bool = False,
    template: str | Path | Template | None = None,
) -> Answered:
    """A reply that a support agent can send, from the public history alone; for `internal` a checklist with everything.

    `reasons` tells ending reasons as public; `template` is a file with one's own words, or what `reply_template` read.
    Raises InputError.
    """
    from jss_cli.explaining.public import explain_privately, explain_publicly
    from jss_cli.reports.reply.causes import TitlesTold, titles_told
    from jss_cli.reports.reply.checklist import checklist_report, checklist_result
    from jss_cli.reports.reply.language import LanguageCode
    from jss_cli.reports.reply.reply import Audience, ReplyWish, reply_report, reply_result
    from jss_cli.reports.reply.words import Length

    one_of("audience", audience, get_args(Audience))
    one_of("tone", tone, get_args(Length))
    one_of("language", language, get_args(LanguageCode))
    if isinstance(template, str | PurePath):
        template = reply_template(template)
    wish = ReplyWish(tone, language, name, sender, subject, template)
    public = explain_publicly(case, with_endings=reasons)
    told = reply_result(public, wish, titles_told(case) if audience == "titles" else TitlesTold(()))
    if audience == "internal":
        found = explain_privately(case)
        result = checklist_result(found, told.facts, wish)
        return Answered(result, checklist_report(found, result))
    return Answered(told, reply_report(told))


def reply_template(path: str | Path) -> Template:
    """A file with words of one's own, for `reply`. Raises InputError for places that do not exist."""
    from jss_cli.files.histories.source import read_document
    from jss_cli.reports.reply.template import read_template

    return read_template(read_document(str(path), Reading()).text, str(path))


def ask(case: Case, contract: str, *, language: LanguageCode = "en", name: str = "", sender: str = "") -> Answered:
    """The freelancer's own request to the client of a contract, within what the marketplace allows.

    Raises UsageError (JSS909) where there is nothing to ask for.
    """
    from jss_cli.explaining.next.requests import client_request
    from jss_cli.reports.reply.ask import ask_report, ask_result
    from jss_cli.reports.reply.language import LanguageCode

    one_of("language", language, get_args(LanguageCode))
    result = ask_result(case, client_request(case, contract), language, name, sender)
    return Answered(result, ask_report(case, result))

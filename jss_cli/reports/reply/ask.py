"""A freelancer's own request to a client, in words that press nobody, and what to heed before it is sent."""

from __future__ import annotations

from typing import ClassVar

from jss_cli.dataclass import dataclass
from jss_cli.domain.case import Case
from jss_cli.domain.plan import ClientRequest, RequestKind
from jss_cli.domain.report import Letter, Note, Report
from jss_cli.reports.header import elsewhere
from jss_cli.reports.reply.language import LanguageCode, language_of
from jss_cli.reports.results import HistoryResult, head

ALLOWED: dict[RequestKind, str] = {
    "close": "a client can close a contract at any time, and is asked for feedback when it does",
    "rate": "both sides can give feedback for {days} days after the end, until {until}",
    "edit": "public stars can be edited once for each contract: you allow it on the contract's page, and the client "
    "has {days} days from then; what was said in private stays as it is",
}
HEED: dict[RequestKind, tuple[str, ...]] = {
    "close": (
        "write when the work is delivered and paid: a contract that closes unpaid may count against you",
        "feedback given while the contract is still open does not count towards the score",
    ),
    "rate": ("ask once: a second message is a reminder at most, a third is pressure",),
    "edit": (
        "write only if you can put something right, and after you did",
        "allowing a change can also lower the stars",
    ),
}
NEVER = "no particular rating may be asked for, and nothing offered, given back or threatened for one"


@dataclass(frozen=True, slots=True)
class AskResult(HistoryResult):
    """A request to the client of a contract: what for (`request`), until when it can be met (None: no day is set), and
    the text; `allowed` is what the rules allow, `heed` what to heed."""

    rows_key: ClassVar[str] = ""

    contract: str
    request: RequestKind
    until: str | None
    lang: LanguageCode
    text: str
    allowed: str
    heed: tuple[str, ...]


def ask_result(case: Case, request: ClientRequest, language: LanguageCode, name: str, sender: str) -> AskResult:
    """The request in a language, to the client by a `name` (else that of the file), signed by its `sender`."""
    until = request.until.isoformat() if request.until else None
    return AskResult(
        *head("ask", case, None),
        contract=request.contract.id,
        request=request.kind,
        until=until,
        lang=language,
        text=_letter(request, language, name or request.contract.client, sender),
        allowed=ALLOWED[request.kind].format(days=request.days, until=until),
        heed=(*HEED[request.kind], NEVER),
    )


def ask_report(case: Case, result: AskResult) -> Report:
    """The request to send, and below it what is for its sender alone."""
    notes = (
        Note("Rules", f"{case.policy.name}{elsewhere(case)}, as of {case.day}", f"jss policy {case.policy.typed}"),
        Note("Allowed", result.allowed),
        *(Note("Heed", words) for words in result.heed),
    )
    return Report((Letter(result.text), *notes))


def _letter(request: ClientRequest, code: LanguageCode, name: str, sender: str) -> str:
    """The text to send."""
    language, contract = language_of(code), request.contract
    words = language.words
    title = words["label.title"].format(contract.title) if contract.title else words["ask.contract"]
    until = language.long_day(request.until) if request.until else ""
    body = words[f"ask.{request.kind}"].format(contract=title, until=until, days=request.days)
    parts = [words["ask.greeting"].format(client=name), body, words["ask.thanks"]]
    if sender:
        parts.append(words["signature"].format(sender=sender))
    return "\n\n".join(parts)

"""What is said of a history beside every answer about it: what was taken of it as a whole, what no rule counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from jss_cli.domain.case import Case
from jss_cli.domain.falls import last_score
from jss_cli.domain.history import DAY, UNKNOWN, Contract, History
from jss_cli.domain.policy import Policy
from jss_cli.domain.report import Block, Letter, Note
from jss_cli.domain.score import Score
from jss_cli.domain.sections import CURRENCY
from jss_cli.domain.vague import span_of
from jss_cli.domain.verdict import taken_of_file
from jss_cli.reports.fact_words import assumed_words
from jss_cli.reports.numbers import count, listed
from jss_cli.reports.observed import shown_words

CONTRADICTED = "the insights page has it as counted, and no answer to what is unknown lets these rules count it"
BESIDE = ("earned", "started", "ended")  # facts of the file; what is taken for answers of clients, an explanation says
ASKED: dict[str, tuple[str, Callable[[Contract], object]]] = {
    "recommend": ("the private answer", lambda contract: contract.feedback.recommend),
    "reason": ("the reason for the end", lambda contract: contract.ending.reason),
}
MOST = 8  # things taken that are told; JSON has all


def taken_words(case: Case) -> tuple[str, ...]:
    """What was taken for clients, days and amounts that nobody told, for a currency, and for contracts not listed."""
    day, policy = case.day, case.policy
    found = ((c, one) for c in case.history.contracts for one in taken_of_file(c, day, policy))
    words = (text.format(where=listed(contracts)) for text, contracts in assumed_words(found).items())
    first = (*_fall_words(case), *_nameless_words(case.history), *_unasked_words(case))
    return (*first, *words, *_currency_words(case), *_uncounted_words(case))


def assumption_notes(score: Score) -> list[Note]:
    """A note for each answer taken for an unknown fact; what else was taken is said beside every answer."""
    words = assumed_words((v.contract, one) for v in score.verdicts for one in v.assumptions if one.fact not in BESIDE)
    return [Note("Assumed", text.format(where=listed(contracts))) for text, contracts in words.items()]


def resting_on(case: Case, until: date) -> list[str]:
    """The contracts, of whose end only bounds are known, that may leave a window in the months until a day ahead: what
    is said of that day rests on the days taken."""
    today, lengths = case.day, case.policy.windows.lengths
    spans = (
        (c.id, span_of(c, vague)) for c in case.history.contracts if until > today and (vague := c.bounds("ended"))
    )
    return [
        name
        for name, (first, last) in spans
        if any(
            (first is None or _month(first) + months <= _month(until))
            and (last is None or _month(last) + months >= _month(today))
            for months in lengths
        )
    ]


def _month(day: date) -> int:
    """The month of a day, counted from the year 0."""
    return day.year * 12 + day.month


def _fall_words(case: Case) -> Iterator[str]:
    """What was taken for falls of the score, and that one whose number is not known is left aside."""
    observed = case.history.observed
    for seen in observed:
        if seen.fell is not None and seen.score is not None and (before := last_score(observed, seen.on - DAY)):
            fall = f"fell by {seen.fell} from {shown_words(before)} on {before.on}"
            yield f"the score of {seen.on} {fall}: taken as {seen.score} %"
    if untold := case.untold:
        noted = f"{shown_words(untold)} was noted on {untold.on}, and no number"
        yield f"the score is told by the rules alone: {noted}; add the one that you see, such as score: 88"


def _nameless_words(history: History) -> tuple[str, ...]:
    """That each client who is not known was taken as another one."""
    nameless = [contract.id for contract in history.contracts if not contract.named_client]
    each = "it" if len(nameless) == 1 else "each"
    told = f"the client is not known for {listed(nameless)}: {each} was taken as a client of its own"
    return (told,) if nameless else ()


def _unasked_words(case: Case) -> Iterator[str]:
    """That answers are not counted which are told of a time when clients were asked for none any more."""
    for asked in case.policy.asked:
        what, read = ASKED[asked.fact]
        late = (c for c in case.history.contracts if asked.until and c.ended and asked.until < c.ended <= case.day)
        if told := [contract.id for contract in late if read(contract) not in {None, UNKNOWN}]:
            yield f"{what} of {listed(told)} is not counted: none was asked for after {asked.until}"


def _currency_words(case: Case) -> Iterator[str]:
    """That amounts in another currency were not converted, where the rules weigh by earnings."""
    if case.history.currency != CURRENCY and case.policy.weights.earnings:
        steps = f"the steps in {CURRENCY} as they stand: nothing was converted"
        yield f"amounts in {case.history.currency} were compared with {steps}"


def _uncounted_words(case: Case) -> Iterator[str]:
    """What the file tells of the whole record that no rule here can count."""
    if unlisted := case.history.unlisted:
        verb = "is" if unlisted == 1 else "are"
        yield f"{count(unlisted, 'contract')} that the file does not list {verb} not counted"
    if case.history.agency:
        yield "the score is an agency's: the file was taken to list the contracts of all its members"


def dispute_words(history: History, policy: Policy) -> tuple[str, ...]:
    """That a dispute may matter, where contracts were disputed and no rule asks for it."""
    disputed = [contract.id for contract in history.contracts if contract.disputed]
    if not disputed or policy.asks("disputed"):
        return ()
    published = "the marketplace names disputes as a factor of the score and has never published their size"
    return (f"{listed(disputed)}: {published}, so no rule here counts them",)


def framed(
    blocks: tuple[Block, ...],
    of: str,
    contradicted: tuple[str, ...],
    assumed: tuple[str, ...],
    disputed: tuple[str, ...],
) -> tuple[Block, ...]:
    """Blocks with what contradicts itself before them and the rest behind, each named after the file that it is `of`; a
    letter stays as it is sent."""
    if any(isinstance(block, Letter) for block in blocks):
        return blocks
    against = f"{', '.join(contradicted)}: {CONTRADICTED}: the mark is left aside"
    first = [Note(f"{of}Insights page against the rules", against)] if contradicted else []
    last = (
        *(Note(f"{of}Assumed", words) for words in assumed[:MOST]),
        *(Note(f"{of}Assumed", f"{more} more of its kind", "--format json") for more in [len(assumed[MOST:])] if more),
        *(Note(f"{of}Disputed", words) for words in disputed),
    )
    return (*first, *blocks, *last)

"""What is said of a history beside every answer about it: what was taken of it as a whole, what no rule counts."""

from __future__ import annotations

from jss_cli.domain.history import History
from jss_cli.domain.policy import Policy
from jss_cli.domain.report import Block, Letter, Note
from jss_cli.reports.numbers import listed

CONTRADICTED = "the insights page has it as counted, and no answer to what is unknown lets these rules count it"


def nameless_words(history: History) -> tuple[str, ...]:
    """That each client who is not known was taken as another one."""
    nameless = [contract.id for contract in history.contracts if not contract.named_client]
    told = f"the client is not known for {listed(nameless)}: each was taken as a client of its own"
    return (told,) if nameless else ()


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
        *(Note(f"{of}Assumed", words) for words in assumed),
        *(Note(f"{of}Disputed", words) for words in disputed),
    )
    return (*first, *blocks, *last)

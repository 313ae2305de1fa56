"""The one next question after an import: the one whose answer moves the score most, and the command that takes it."""

from __future__ import annotations

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import Contract
from jss_cli.domain.imported import Imported

QUESTIONS = {
    "client": "who was the client of {}?",
    "title": "which job was {}?",
    "started": "when did {} start?",
    "ended": "when did {} end, or is it open?",
    "earned": "what did the client pay for {} in all?",
    "payments": "in which months was {} paid?",
    "stars": "how many stars did the client of {} give?",
}


@dataclass(frozen=True, slots=True)
class NextStep:
    """A question and the command that takes the answer; of which contract and field, if it is about one."""

    question: str
    command: str
    contract: str = ""
    field: str = ""
    points: int | None = None


def next_step(imported: Imported) -> NextStep | None:
    """What to ask next; None: nothing that any answer would change."""
    command = (
        f"jss add {imported.target}" if imported.target else "jss import ... -o history.yaml, then jss add history.yaml"
    )
    if first := next((one for one in imported.unknown if one.points), None):
        contract = next(one for one in imported.history.contracts if one.id == first.contract)
        words = QUESTIONS[first.field].format(contract_words(contract))
        return NextStep(words, command, first.contract, first.field, first.points)
    asked = next(iter(imported.questions), None)
    return NextStep(asked.text, command, asked.contract, asked.field) if asked else None


def contract_words(contract: Contract) -> str:
    """A contract by its id, with its title and client as far as they are known."""
    client = contract.named_client or ""
    title = contract.title or ""
    return contract.id + f" {title}" * bool(title) + f" ({client})" * bool(client)

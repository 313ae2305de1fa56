"""A person who answers an interview in a test, and the days on which it is held."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from jss_cli.domain.history import Contract, History
from jss_cli.errors import Fault
from jss_cli.imports.interview.talk import Scope

TODAY = date(2026, 10, 2)
SCOPE = Scope(TODAY, counts_from=date(2024, 10, 2), private_until=date(2026, 3, 30))
HISTORY = History(
    (
        Contract("k1", "Alder", date(2025, 9, 1), "Weekly bookkeeping"),
        Contract("k2", "unknown (k2)", date(2026, 3, 2), "Price list", ended=date(2026, 3, 20)),
    )
)


@dataclass
class Answers:
    """Answers one after the other; what was asked and told is kept."""

    lines: list[str]
    waits: bool = True
    asked: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def ask(self, prompt: str) -> str | None:
        self.asked.append(prompt)
        return self.lines.pop(0) if self.lines else None

    def paste(self, first: str) -> str:
        lines = [first]
        while self.lines and (line := self.lines.pop(0)) != ".":
            lines.append(line)
        return "\n".join(lines)

    def tell(self, line: str) -> None:
        self.told.append(line)

    def fault(self, code: str, message: str, hint: str) -> Fault:
        return Fault(code, message, hint, f"answer {len(self.asked)}")


def answers(*lines: str, waits: bool = True) -> Answers:
    return Answers(list(lines), waits)


def written(lines: Iterable[str], path: Path) -> Path:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path

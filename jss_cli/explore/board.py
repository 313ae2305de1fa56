"""The contracts in columns: what each costs, drawn as a fall from 100 where there is room, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import accumulate
from operator import sub

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import Contract
from jss_cli.domain.report import Line, Span, Tone
from jss_cli.domain.score import Contribution
from jss_cli.domain.vague import DayField
from jss_cli.domain.verdict import Outcome
from jss_cli.explore.moves import word_of
from jss_cli.explore.scene import Scene
from jss_cli.explore.text import fit, to_the_right
from jss_cli.formats.drawing.screen import Screen
from jss_cli.reports.causes import GRADES
from jss_cli.reports.numbers import cost

ROOMY, NARROW = 100, 72  # columns from which on the fall is drawn, and below which less is told
FALL = 24  # columns of it
POINTS, COUNTS, STARS, PRIVATE = 6, 11, 6, 8
GAP = " "
DAY = 10  # letters of one
TONES: dict[Outcome, Tone] = {Outcome.NEGATIVE: "poor", Outcome.NEUTRAL: "middling", Outcome.LUKEWARM: "middling"}
WORD_SIGNS = {"unknown": "?", "none": "-"}


@dataclass(frozen=True, slots=True)
class _Widths:
    """The columns of the screen for what depends on its width; 0: it is left out. The contract takes what is left."""

    fall: int
    contract: int
    reason: int
    ended: int

    @classmethod
    def of(cls, width: int) -> _Widths:
        """As they fit a screen."""
        fall, reason, ended = (FALL, 15, 11) if width >= ROOMY else (0, 13, 11) if width >= NARROW else (0, 9, 0)
        told = [POINTS, COUNTS, STARS, PRIVATE, fall, reason, ended]
        return cls(fall, width - 2 - sum(told) - len(GAP) * sum(map(bool, told)), reason, ended)


def board(scene: Scene, width: int, height: int, screen: Screen) -> Iterator[tuple[Line, bool]]:
    """The heads of the columns, and the contracts from `top` on; whether a line is the one that is looked at."""
    widths = _Widths.of(width)
    low = _lowest(scene)
    yield _head(widths, low, screen), False
    shown = range(scene.top, min(scene.top + height - 1, len(scene.names)))
    begins = _falls(scene, shown.stop)
    yield from ((_row(scene, scene.names[at], widths, (low, begins[at]), screen), at == scene.at) for at in shown)
    yield from (((Span(" " * width),), False) for _ in range(height - 1 - len(shown)))


def _lowest(scene: Scene) -> int:
    """Where the drawing begins, in percent."""
    return min(99, *(look.score.whole or 0 for look in (scene.opened, scene.look) if look.score.shown), 99) // 10 * 10


def _falls(scene: Scene, most: int) -> list[Fraction]:
    """The percent that is left before each contract, in their order, of so many."""
    found = (scene.look.by_id.get(name) for name in scene.names[:most])
    return list(accumulate((one.lost if one else Fraction(0) for one in found), sub, initial=Fraction(100)))


def _head(widths: _Widths, low: int, screen: Screen) -> Line:
    cells = (
        to_the_right("points", POINTS, screen),
        fit(f"{low:<{FALL - 3}}100", widths.fall, screen),
        fit("contract", widths.contract, screen),
        fit("counts as", COUNTS, screen),
        to_the_right("stars", STARS - 1, screen) + " ",
        to_the_right("private", PRIVATE - 1, screen) + " ",
        fit("reason", widths.reason, screen),
        fit("ended", widths.ended, screen),
    )
    return (Span(f"  {GAP.join(filter(None, cells))}", "quiet"),)


def _row(scene: Scene, name: str, widths: _Widths, drawn: tuple[int, Fraction], screen: Screen) -> Line:
    """One contract."""
    contribution, looked = scene.look.by_id.get(name), name == scene.name
    contract = scene.look.trial.contract(name) if contribution else scene.look.trial.opened_contract(name)
    tone: Tone = TONES.get(contribution.verdict.outcome, "plain") if contribution and contribution.lost else "plain"
    titles = (contract.id, contract.title, f"({contract.client})") if contract else (name,)
    return (
        Span(f"{'>' if looked else ' '}{'!' if scene.seen and name in scene.seen.blamed else ' '}"),
        Span(to_the_right(_points(scene, name), POINTS, screen) + GAP, tone),
        *([Span(_fall(contribution, widths.fall, *drawn, screen) + GAP, tone)] if widths.fall else []),
        Span(fit(" ".join(filter(None, titles)), widths.contract, screen) + GAP),
        Span(fit(_counts(contribution), COUNTS, screen) + GAP, tone),
        Span(_facts(scene, contract, widths, screen)),
    )


def _points(scene: Scene, name: str) -> str:
    """What a contract costs; nothing of one that the shown window does not count."""
    contribution = scene.look.by_id.get(name)
    return cost(scene.look.tenths.get(name, 0)) if contribution and contribution.counted else "-"


def _counts(contribution: Contribution | None) -> str:
    """What a contract counts as."""
    outcome = contribution.verdict.outcome if contribution else None
    is_outside = contribution and not contribution.counted and outcome is not Outcome.EXCLUDED
    return "outside" if is_outside else GRADES[outcome] if outcome else "gone"


def _fall(contribution: Contribution | None, columns: int, low: int, begins: Fraction, screen: Screen) -> str:
    """What a contract takes away, where it takes it from the percent that is left before it."""
    lost = contribution.lost if contribution else Fraction(0)
    scale = Fraction(columns, 100 - low)
    right = round((begins - low) * scale)
    cells = max(1, round(lost * scale)) if lost else 0
    left = max(0, right - cells)
    return f"{' ' * left}{('#' if screen.ascii else '▇') * min(cells, columns - left)}".ljust(columns)[:columns]


def day_sign(contract: Contract, field: DayField) -> str:
    """The sign behind a day that nobody told, but that is taken."""
    return WORD_SIGNS["unknown"] if contract.bounds(field) else ""


def _facts(scene: Scene, contract: Contract | None, widths: _Widths, screen: Screen) -> str:
    """What is known of a contract; a sign is behind what was changed."""
    opened = scene.look.trial.opened_contract(contract.id) if contract else None

    def told(header: str) -> str:
        if contract is None:
            return ""
        word = word_of(contract, header)
        return WORD_SIGNS.get(word, word) + ("*" if opened is None or word_of(opened, header) != word else " ")

    ended = "" if contract is None else str(contract.ended or "open")
    is_moved = contract is not None and (opened is None or opened.ended != contract.ended)
    ended += day_sign(contract, "ended") if contract else ""
    cells = (
        to_the_right(told("stars"), STARS, screen),
        to_the_right(told("recommend"), PRIVATE, screen),
        fit(told("end_reason"), widths.reason, screen),
        fit(f"{ended[:DAY]}*" if is_moved else ended, widths.ended, screen),
    )
    return GAP.join(filter(None, cells))

"""Priors changed by hand: `recommend:9=40` gives an answer another chance (percent), `suspected=8` another factor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from jss_cli.dataclass import dataclass
from jss_cli.domain.case import Era, Rulebook
from jss_cli.domain.policy import GivenAnswer, Policy, Prior
from jss_cli.errors import Fault, UsageError, did_you_mean

GRAMMAR = re.compile(r"([a-z_]+)(?::([a-z0-9_]+))?=([0-9]{1,4}(?:\.[0-9]{1,4})?)")
HUNDRED = 100


@dataclass(frozen=True, slots=True)
class _Wish:
    """A prior as a person wants it: the chance (0 to 1) of an answer to a fact, or the factor of `suspected`."""

    text: str
    fact: str
    answer: GivenAnswer
    number: Fraction


@dataclass(frozen=True, slots=True)
class WishedRulebook:
    """Rules whose priors were changed by hand, as far as they know the facts and answers that are wished for."""

    rulebook: Rulebook
    wishes: tuple[str, ...]

    def on(self, day: date) -> Policy:
        """The policy of a day, its priors as wished."""
        return _with_known_priors(self.rulebook.on(day), self.wishes)

    def eras(self, first: date, last: date) -> tuple[Era, ...]:
        """The eras of some days, their priors as wished."""
        eras = self.rulebook.eras(first, last)
        return tuple(replace(era, policy=_with_known_priors(era.policy, self.wishes)) for era in eras)

    def picked(self, policy: Policy, options: tuple[str, ...]) -> Policy:
        """A policy with options picked, its priors as wished."""
        return _with_known_priors(self.rulebook.picked(policy, options), self.wishes)

    @property
    def every(self) -> tuple[Policy, ...]:
        """Every policy, its priors as wished."""
        return tuple(_with_known_priors(policy, self.wishes) for policy in self.rulebook.every)


def refuse_repeated(texts: Sequence[str]) -> None:
    """Raise UsageError (JSS935) for two wishes about the same answer."""
    seen: set[str] = set()
    for text in texts:
        name = text.partition("=")[0].strip()
        if name in seen:
            raise _refused(text, f"is the second one for {name}", "leave one of them out")
        seen.add(name)


def with_priors(policy: Policy, texts: Sequence[str]) -> Policy:
    """The policy with some priors changed; the other answers keep their proportions. Raises UsageError (JSS935)."""
    for text in texts:
        wish = _parsed(text, policy)
        if wish.fact == "suspected":
            priors = replace(policy.priors, suspected=wish.number)
        else:
            priors = replace(policy.priors, tables=tuple(_changed(table, wish) for table in policy.priors.tables))
        policy = replace(policy, priors=priors)
    return policy


def _with_known_priors(policy: Policy, texts: Sequence[str]) -> Policy:
    """The same for a policy that may not know every fact or answer: what it does not know stays as it is."""
    for text in texts:
        try:
            policy = with_priors(policy, [text])
        except UsageError:
            continue
    return policy


def _parsed(text: str, policy: Policy) -> _Wish:
    """What a person asks for, in the vocabulary of the policy's priors."""
    match = GRAMMAR.fullmatch(text)
    if match is None:
        raise _refused(text, "is not a prior", "write recommend:9=40 (percent) or suspected=8 (a factor)")
    fact, answer, number = match.groups()
    if fact == "suspected" and answer is None:
        return _Wish(text, fact, None, _positive(text, Fraction(number)))
    facts = sorted({table.fact for table in policy.priors.tables})
    if fact not in facts:
        hint = did_you_mean(fact, [*facts, "suspected"], f"known are {', '.join(facts)}, suspected")
        raise _refused(text, f'has no fact "{fact}"', hint)
    answers = {"none" if a is None else str(a): a for t in policy.priors.tables if t.fact == fact for a, _ in t.chances}
    if answer not in answers:
        hint = did_you_mean(answer or "", list(answers), f"known are {', '.join(answers)}", cutoff=0.6)
        raise _refused(text, f'has no answer "{answer or ""}" to {fact}', hint)
    if Fraction(number) > HUNDRED:
        raise _refused(text, "gives a chance above 100 percent", "write a percentage from 0 to 100")
    return _Wish(text, fact, answers[answer], Fraction(number) / HUNDRED)


def _positive(text: str, number: Fraction) -> Fraction:
    """A factor above 0."""
    if number <= 0:
        raise _refused(text, "gives a factor of 0", "write 1 for no suspicion, more for a strong one")
    return number


def _changed(table: Prior, wish: _Wish) -> Prior:
    """A table with the wished chance, where it is about that fact; the rest is shared as before."""
    if table.fact != wish.fact:
        return table
    rest = {answer: share for answer, share in table.chances if answer != wish.answer}
    left = sum(rest.values(), Fraction(0))
    if left == 0:
        if wish.number != 1:
            raise _refused(wish.text, "leaves nothing for the other answers to share", "give another answer its chance")
        return table
    shares = ((answer, share * (1 - wish.number) / left) for answer, share in rest.items())
    return replace(table, chances=((wish.answer, wish.number), *shares))


def _refused(text: str, wrong: str, hint: str) -> UsageError:
    """That a prior cannot be changed so."""
    return UsageError(Fault("JSS935", f'--prior "{text}" {wrong}', hint))

from __future__ import annotations

from collections import defaultdict
from random import Random

from strategies import random_history

from jss_cli.domain.score import Contribution
from jss_cli.explaining.why.attribution import attribute
from jss_cli.explaining.why.reasons import MOST, _score_without, rank_reasons
from jss_cli.files.policy import load_policy
from jss_cli.scoring.scoring import score_history, score_verdicts


def test_reasons_are_the_costliest_rules_with_all_that_their_contracts_cost() -> None:
    rng, most = Random("reasons"), 0  # noqa: S311 - test data
    for _ in range(25):
        history, day = random_history(rng, 12)
        attribution = attribute(score_history(history, load_policy(None, day), day))
        lost = [reason.lost for reason in rank_reasons(attribution)]
        by_rule: dict[str, list[Contribution]] = defaultdict(list)
        for contribution in attribution.contributions:
            if contribution.lost > 0:
                by_rule[contribution.verdict.rule.code].append(contribution)
        assert lost == sorted((sum(c.lost for c in group) for group in by_rule.values()), reverse=True)[:MOST]
        for reason in rank_reasons(attribution):
            assert reason.contracts == tuple(c.verdict.contract.id for c in by_rule[reason.rule.code])
        most = max(most, len(by_rule))
    assert most > MOST


def test_a_rule_that_says_the_same_of_every_contract_is_told_in_its_words_and_else_by_its_name() -> None:
    rng, kinds = Random("words"), set()  # noqa: S311 - test data
    for _ in range(25):
        history, day = random_history(rng, 12)
        attribution = attribute(score_history(history, load_policy(None, day), day))
        words = {c.verdict.contract.id: c.verdict.words for c in attribution.contributions}
        for reason in rank_reasons(attribution):
            said = {words[name] for name in reason.contracts}
            kinds.add(len(said) == 1)
            assert reason.words == (said.pop() if len(said) == 1 else reason.rule.name.replace("-", " "))
    assert kinds == {True, False}


def test_without_some_contracts_is_the_score_of_the_others() -> None:
    rng = Random("without")  # noqa: S311 - test data
    for _ in range(25):
        history, day = random_history(rng, 9)
        score = score_history(history, load_policy(None, day), day)
        gone = frozenset(contract.id for contract in rng.sample(history.contracts, 3))
        left = tuple(verdict for verdict in score.verdicts if verdict.contract.id not in gone)
        assert _score_without(score, gone) == score_verdicts(left, score.policy, day).percent

"""Rules in words, for readers who look at the law without a case."""

from __future__ import annotations

from allies.law.reasons import ALWAYS, JOINED_BY, sentence
from allies.law.rules import Leaf, Rule
from allies.questions.law import RuleWords
from allies.world.view import View


def rule_words(rule: Rule, view: View) -> RuleWords:
    """Return a rule in words; exceptions are parts of their own.

    Args:
        rule: the rule.
        view: for the names of what it refers to.
    """
    if isinstance(rule, Leaf):
        return RuleWords(says=sentence(rule, view))
    if not rule.parts:
        return RuleWords(says=ALWAYS)
    parts = tuple(rule_words(part, view) for part in rule.parts)
    if rule.connective != "unless":
        return RuleWords(says=JOINED_BY[rule.connective], parts=parts)
    exceptions = (
        RuleWords(says="except where", exception=True, parts=(part,)) for part in parts[1:]
    )
    return RuleWords(says="this", parts=(parts[0], *exceptions))

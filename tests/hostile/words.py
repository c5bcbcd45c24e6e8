"""Hostile words: commands with options and values that nobody should mean."""

from __future__ import annotations

import random
import shlex

from allies.questions.catalogue import CATALOGUE
from tests.hostile.values import nasty

_OPTIONS = """
--on --as-of --account --seed --draws --theatre --deny --allow --rule --case --means --state --page
--via --mode --about --from --to --kind --html -o --json --csv --raw --full --help -h --diff --act
--version --game --capability --everyone --compare --hide-outcome --documents
"""
_ERRANDS = ("check", "new", "schema members", "replicate x.json", "sources", "sources verify")
# Whatever it says, this would only make the run of the tests longer.
_SLOW = ("backtest", "assess")


def words_of(seed: int) -> list[str]:
    """Return words as somebody might type them after the name of the program."""
    chance = random.Random(f"words {seed}")
    examples = [row.example for row in CATALOGUE.values() if row.asked_by not in _SLOW]
    words = shlex.split(chance.choice((*examples, *_ERRANDS)))
    for _ in range(chance.choice((1, 1, 2, 4))):
        how = chance.randrange(5)
        if how == 0 and len(words) > 1:
            words[chance.randrange(1, len(words))] = nasty(chance)
        elif how == 1:
            words.insert(chance.randrange(1, len(words) + 1), nasty(chance))
        elif how == 2:
            words += [chance.choice(_OPTIONS.split()), nasty(chance)]
        elif how == 3:
            words.append(f"{chance.choice(_OPTIONS.split())}={nasty(chance)}")
        elif len(words) > 1:
            del words[chance.randrange(1, len(words))]
    return [word.replace("\0", "") for word in words]

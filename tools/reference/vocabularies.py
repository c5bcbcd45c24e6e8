"""The pages on closed vocabularies: acts, registers, predicates, decision rules, capitals ..."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_args

import numpy as np

from allies.assessment.record.inputs import inputs
from allies.law.predicates import CARGOES, PREDICATES, TRIGGERS, Predicate
from allies.law.provisions import GENERAL_LAW, HOST_IS_PARTY, NATIONAL_LAW, TREATY_LAW
from allies.law.rules import CONNECTIVES
from allies.questions.base import DEFAULT_THEATRE
from allies.questions.inputs import Inputs
from allies.theatre.files import find_theatre
from allies.theatre.opening import open_folder
from allies.theatre.yaml_text import parse_yaml
from allies.values.distributions import FAMILIES, Distribution
from allies.votes.decisions import ABSENT, ABSTAIN, AWAY, OBJECT, RULES, SUPPORT, VOTE_WORDS
from allies.votes.rule_text import KINDS as RULE_KINDS
from allies.votes.rule_text import parse_decision
from allies.world.act_kinds import ActKind
from allies.world.acts import Mode
from allies.world.capitals import ASPECTS, OFFICIAL, Place, RegisterForm, Topic
from allies.world.endings import ways
from allies.world.registers import REGISTERS, UNKNOWN_CODE, Register
from allies.world.view import view_of
from allies.world.vocabulary import KINDS, VOCABULARY_VERSION
from reference.markdown import capital, codes, page, section, table

TREATY_PARTS: list[Any] = [*TREATY_LAW["any"]]
_PUBLIC = {"own_day": "its own day", "first_origin": "first cited origin"}


def acts() -> str:
    """Return the page on the kinds of act."""
    intro = f"""
The vocabulary of acts is closed. This is version **{VOCABULARY_VERSION}**. An act needs `by`, `on`,
a citation or a judgement, and the keys that its kind names here. An act sets a
[register](registers.md). `affected` is the key `state` if it is given, and `by` otherwise.
"""
    rows = [(f"`{kind.name}`", kind.sentence, codes(kind.needs)) for kind in KINDS.values()]
    return page(
        "Acts",
        intro,
        section("Kinds", table(("act", "how it reads", "needs also"), rows)),
        section(
            "What each kind sets",
            "*After* names the values that may come before. `allies check` reports an act that"
            " cannot follow the value before it.",
            table(("act", "sets", "to", "after"), _settings()),
        ),
        section(
            "What else an act needs",
            "An act that lacks one of these is a fault.",
            table(("act", "needs", "to be"), _conditions()),
        ),
        section(
            "What runs out",
            "The key `until` gives the last day on which the effect of an act lasts; a month or a"
            " year counts to its end. On the next day the register has the value given here,"
            " unless another act has set it since. With any other kind of act `until` is a fault.",
            table(("act", "register", "then"), _running_out()),
        ),
        section(
            "When an act becomes public",
            "An act without `public:` is public on the day given here. A contested"
            " act is public when the first of its cited origins appeared.",
            table(("public on", "acts"), _publicity()),
        ),
        section("Modes", f"The key `mode` is one of {codes(get_args(Mode))}."),
    )


def _settings() -> list[tuple[str, str, str, str]]:
    return [
        (
            f"`{kind.name}`",
            f"[{setting.register}](registers.md#{setting.register}) of {codes(setting.subject)}",
            f"`{setting.word}`" if setting.word else "the act's `stance`",
            codes(setting.after) if setting.after else "any",
        )
        for kind in KINDS.values()
        for setting in kind.sets
    ]


def _conditions() -> list[tuple[str, str, str]]:
    return [
        (
            f"`{kind.name}`",
            f"[{condition.register}](registers.md#{condition.register}) of"
            f" {codes(condition.subject)}",
            " or ".join(f"`{word}`" for word in condition.words),
        )
        for kind in KINDS.values()
        for condition in kind.stands
    ]


def _running_out() -> list[tuple[str, str, str]]:
    return [
        (
            f"`{kind.name}`",
            f"[{setting.register}](registers.md#{setting.register})",
            f"`{setting.then}`",
        )
        for kind in KINDS.values()
        for setting in kind.sets
        if setting.then
    ]


def _publicity() -> list[tuple[str, str]]:
    found: dict[str, list[str]] = {}
    for kind in KINDS.values():
        found.setdefault(_PUBLIC[kind.public], []).append(kind.name)
    return [(day, codes(names)) for day, names in found.items()]


def registers() -> str:
    """Return the page on registers."""
    intro = """
A register is a property in a snapshot. It has one value in each world. *Unknown* is not one of the
values: it means that the record does not determine the value.
"""
    return page("Registers", intro, *(_register(kind) for kind in REGISTERS.values()))


def _register(kind: Register) -> str:
    absent = "unknown" if kind.absent == UNKNOWN_CODE else f"`{kind.word(kind.absent)}`"
    setters = [name for name, act in KINDS.items() if _sets(act, kind.name)]
    rows = [
        ("about", codes(kind.subject)),
        ("values", codes(kind.codes)),
        ("if no act has set it", absent),
        ("set by", codes(setters)),
    ]
    if kind.over:
        rows.append(("when its subject is dissolved", f"`{kind.over}`"))
    values = [(f"`{word}`", _into(kind, word), _out_of(kind, word)) for word in kind.codes]
    return section(
        kind.name,
        capital(kind.says),
        table(("", ""), rows),
        table(("value", "set by", "ended by"), values),
    )


def _into(kind: Register, word: str) -> str:
    """Return the acts and the other events that set a value."""
    found = ways(kind, word)
    beside = [
        words
        for words, is_so in (
            ("the value before any act", found.at_first),
            ("`until`, after its last day", found.by_until),
            ("`dissolved` of its subject", found.with_the_body),
            ("joining again", kind.ends_by_joining and found.at_first),
            ("leaving, if the organisation says so", (kind.name, word) == ("party", "ended")),
        )
        if is_so
    ]
    return "; ".join([*([codes(found.into)] if found.into else []), *beside])


def _out_of(kind: Register, word: str) -> str:
    """Return the acts that can follow a value, and the other events that end it."""
    found = ways(kind, word)
    beside = [
        words
        for words, is_so in (
            ("`until`, after its last day", found.ends_by_until),
            ("`dissolved` of its subject", found.ends_with_the_body),
            ("joining again", found.ends_by_joining),
        )
        if is_so
    ]
    return "; ".join([*([codes(found.out)] if found.out else []), *beside])


def _sets(kind: ActKind, register: str) -> bool:
    return any(setting.register == register for setting in kind.sets)


def predicates() -> str:
    """Return the page on predicates and the rules made of them."""
    intro = """
A rule is the name of a predicate, a predicate with its parameters, or one of the connectives below
over other rules. There is no other form. A rule is *yes*, *no* or *unknown* in each world.
"""
    scopes = [
        ("About an instrument", [p for p in PREDICATES.values() if p.of_instrument]),
        ("About the crisis, its host, or an act", _others()),
    ]
    return page(
        "Predicates",
        intro,
        section("Rules", _rules()),
        *(section(title, _scope_note(title), _predicates(found)) for title, found in scopes),
        section("Values of the parameters", _parameter_values()),
        section("General law", _general_law()),
    )


def _others() -> list[Predicate]:
    return [item for item in PREDICATES.values() if not item.of_instrument]


def _rules() -> str:
    meanings = {
        "all": "every part holds",
        "any": "some part holds",
        "not": "the part does not hold",
        "unless": "the first part holds and none of the later ones does",
    }
    rows = [(f"`{name}`", f"holds if {meanings[name]}") for name in CONNECTIVES]
    return f"""\
{table(("connective", "meaning"), rows)}

```yaml
when:
  all:
    - {{host_is_member: {{of: csto}}}}
    - any:
        - {{threat_is: {{kind: external_attack}}}}
        - {{threat_is: {{kind: disaster}}}}
```

Write a predicate without parameters as a word:
`in_force: {{all: [in_force, accepted_by_host]}}`. A rule that is left out always holds."""


def _scope_note(title: str) -> str:
    if title == "About an instrument":
        return (
            "The instrument of these predicates is implicit, so do not write it. It is the"
            " instrument of the provision, or the one that a reading is asked about."
        )
    return ""


def _predicates(found: Sequence[Predicate]) -> str:
    rows = [
        (
            f"`{item.name}`",
            ", ".join(f"`{name}`: {what}" for name, what in item.parameters.items()) or "none",
            capital(item.summary),
            item.says,
        )
        for item in found
    ]
    return table(("predicate", "parameters", "answers", "how it reads"), rows)


def _parameter_values() -> str:
    governments = [word for word in REGISTERS["government"].codes if word != "none"]
    rows = [
        ("trigger", codes(TRIGGERS)),
        ("government", codes(governments)),
        ("cargo", codes(CARGOES)),
        ("number", "a whole number"),
        ("act", "the id of an act of the record or of a case"),
        ("actor", "a state, organisation, organ, armed group, source or declared holder"),
        ("organisation, organ, instrument", "the id of one"),
    ]
    return table(("refers to", "values"), rows)


def _general_law() -> str:
    return f"""\
The program adds the freedoms under general law to the provisions of every organisation and state.
Their ids begin with `{GENERAL_LAW}`. The key `overrides` of a theatre cannot name them. Every
prohibition that is law and applies defeats them.

| id | for | meaning |
| --- | --- | --- |
| `{GENERAL_LAW}.consult` | `consult` | states may consult |
| `{GENERAL_LAW}.materiel` | `materiel` | a state may supply another if a constitutional or an \
interim government speaks for the host |
| `{GENERAL_LAW}.bilateral` | `bilateral` | a state may send forces to another if such a \
government speaks for the host |
| `{GENERAL_LAW}.entry_into_force` | the act `entered_into_force` | a text enters into force as \
the negotiating states agreed |
| `{GENERAL_LAW}.freedom` | any other act of a state | a state may do everything that no rule \
binding it forbids |

For `materiel` and `bilateral` the host must also ask the leading state for help, or the
organisation if no state leads it.

An organisation without readings has one reading, `in_force_only`: a text is law if
{codes(TREATY_PARTS[0]["all"], " and ")} hold, or if {codes(TREATY_PARTS[1:])} holds. A state
without readings has one reading, whose id begins with the code of the state: a text is law if
{codes([NATIONAL_LAW])} holds. A provision with `abroad: true` does not need `{HOST_IS_PARTY}`."""


_BALLOTS: Mapping[str, Sequence[int]] = {
    "all five support": (SUPPORT,) * 5,
    "four support, one abstains": (SUPPORT,) * 4 + (ABSTAIN,),
    "one supports, four abstain": (SUPPORT,) + (ABSTAIN,) * 4,
    "all five abstain": (ABSTAIN,) * 5,
    "four support, one objects": (SUPPORT,) * 4 + (OBJECT,),
    "two support, three object": (SUPPORT,) * 2 + (OBJECT,) * 3,
    "two support, two abstain, one has no vote": (SUPPORT,) * 2 + (ABSTAIN,) * 2 + (ABSENT,),
    "three support, one abstains, one has no vote": (SUPPORT,) * 3 + (ABSTAIN, ABSENT),
    "two support, three stay away": (SUPPORT,) * 2 + (AWAY,) * 3,
    "all five stay away": (AWAY,) * 5,
}

_RULE_TEXT = """A rule with parameters is one key with its parameters. `all`, `any` and `forums`
combine rules; `among` and `parties_excluded` leave some members without a vote. The key `of` names
the whole of a share: the members that have a vote (`seats`), those `present`, or the votes for and
against (`voting`)."""


def _parametrised() -> str:
    """Return every kind of rule with parameters, by its examples."""
    rows = []
    for _, example in RULE_KINDS.values():
        for text in example.removeprefix("write ").split(" or "):
            rows.append((f"`{text}`", parse_decision(parse_yaml(text)).says))
    return table(("as written", "decided if"), rows)


def decision_rules() -> str:
    """Return the page on decision rules."""
    intro = f"""
A decision rule turns votes into a decision. A member {VOTE_WORDS[SUPPORT]}, {VOTE_WORDS[ABSTAIN]}
or {VOTE_WORDS[OBJECT]}, or it {VOTE_WORDS[AWAY]}: it has a vote and did not come. A member whose
participation is suspended {VOTE_WORDS[ABSENT]}. A provision with the effect `decide` names the
organ and the rule; `--rule` takes the same words on the command line.
"""
    rules = list(RULES.values())
    says = table(("rule", "decided if"), [(f"`{rule.name}`", rule.says) for rule in rules])
    decided = {
        rule.name: [
            bool(rule.decides(np.array(ballot, dtype=np.int8)[:, np.newaxis])[0])
            for ballot in _BALLOTS.values()
        ]
        for rule in rules
    }
    rows = [
        (ballot, *("yes" if decided[rule.name][at] else "no" for rule in rules))
        for at, ballot in enumerate(_BALLOTS)
    ]
    return page(
        "Decision rules",
        intro,
        section("Rules", says),
        section("Rules with parameters", _RULE_TEXT, _parametrised()),
        section(
            "Examples",
            "The rules gave these results for an organ of five members.",
            table(("votes", *codes(rule.name for rule in rules).split(", ")), rows),
        ),
    )


_EXAMPLES: Mapping[str, tuple[float, ...]] = {
    "uniform": (10, 20),
    "triangular": (10, 15, 30),
    "normal": (100, 15),
    "lognormal": (100, 1.5),
    "logistic": (100, 10),
    "kumaraswamy": (2, 3),
    "categorical": (1, 2, 1),
}


def distributions() -> str:
    """Return the page on distributions."""
    intro = """
Write an unknown amount as a distribution, with its family and its parameters:
`personnel: {triangular: [500, 1000, 2000]}`. Each family has an inverse cumulative
function, which turns one uniform number into one value.
"""
    rows = []
    for name, family in FAMILIES.items():
        example = Distribution(name, _EXAMPLES[name])
        low, middle, high = example.quantile(np.array([0.1, 0.5, 0.9]))
        written = ", ".join(f"{number:g}" for number in _EXAMPLES[name])
        rows.append(
            (
                f"`{name}`",
                _parameters(family),
                f"`{{{name}: [{written}]}}`",
                f"{low:.4g}",
                f"{middle:.4g}",
                f"{high:.4g}",
            )
        )
    columns = ("family", "parameters, in order", "example", "10 %", "50 %", "90 %")
    return page(
        "Distributions",
        intro,
        section(
            "Families",
            "The last three columns are quantiles of the example.",
            table(columns, rows),
        ),
    )


def model_inputs() -> str:
    """Return the page on the inputs of the model."""
    intro = """
This page lists every number of the model that is not a fact of a theatre. Most are judgements,
written down before any run of the model; a *published* figure names its source. Three numbers are
the least, the likeliest and the greatest value of a triangular [distribution](distributions.md);
one number is the same in every future. `allies inputs` lists the same, with the weights that a
theatre sets for itself. `allies rests-on` moves the inputs that the model draws.
"""
    record = open_folder(find_theatre(DEFAULT_THEATRE))
    listed = inputs(view_of(record), Inputs()).inputs
    rows = [
        (
            f"`{item.name}`",
            ", ".join(f"{number:.4g}" for number in item.parameters),
            item.unit,
            item.says,
            f"{item.kind}: {item.origin}",
            f"`{item.moved_by}`" if item.moved_by else "",
        )
        for item in listed
    ]
    columns = ("input", "value", "unit", "what it means", "where it comes from", "moved as")
    return page("Inputs of the model", intro, table(columns, rows))


def _parameters(family: Callable[..., object]) -> str:
    return capital((inspect.getdoc(family) or "").partition("\n")[0])


def capitals() -> str:
    """Return the page on statements about a capital."""
    intro = """
A file in `capitals/` holds the documented facts about one state: its *threat registers*, the lists
in its own documents and in the writing of its experts, and its *traits*, single dated statements.
The [theatre format](theatre-format.md) has the keys; this page has the words.
"""
    aspects = [
        (
            f"`{item.name}`",
            capital(item.says),
            _TOWARDS[item.towards],
            ", ".join(f"`{word}` {number:.2g}" for word, number in item.scale.items()) or "none",
        )
        for item in ASPECTS.values()
    ]
    return page(
        "Capitals",
        intro,
        section(
            "Aspects",
            "Every trait has one `aspect`, names in `towards` the other party, and has a `level` if"
            " there is a scale. The drivers of [positions](../explanation/positions.md) read the"
            " numbers. A level without a document is unknown, and has no number.",
            table(("aspect", "says", "towards", "scale"), aspects),
        ),
        section("Topics of threats", f"`topics` are of {codes(get_args(Topic))}."),
        section(
            "Documents and their contents",
            f"The `form` of a register is one of {codes(get_args(RegisterForm))}; a state is"
            f" responsible for {codes(sorted(OFFICIAL))}. The `place` of a state or subject is one"
            f" of {codes(get_args(Place))}.",
        ),
    )


_TOWARDS = {
    "": "nobody",
    "state": "a state",
    "organisation": "an organisation",
    "either": "a state or an organisation",
}

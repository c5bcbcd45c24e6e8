"""Who leaves an organisation has given notice in time, in each theatre that has such a rule."""

from __future__ import annotations

import pytest

from tests.apparatus import Run

GIVEN = "{{act: withdrawal_notified, by: {by}, of: {of}, on: {on}, judgement: invented}}"
BACK = "{{act: notice_taken_back, by: {by}, of: {of}, on: {on}, judgement: invented}}"
LEFT = "{{act: withdrew, id: the.leaving, by: {by}, of: {of}, on: {on}, judgement: invented}}"


@pytest.mark.parametrize(
    ("of", "theatre", "by", "acts", "on", "finding"),
    [
        ("ecowas", "west_africa", "MLI", [], "2011-03-01", "irregular"),
        ("ecowas", "west_africa", "MLI", [(GIVEN, "MLI", "2010-03-01")], "2011-02-28", "irregular"),
        ("ecowas", "west_africa", "MLI", [(GIVEN, "MLI", "2010-03-01")], "2011-03-01", "regular"),
        ("ecowas", "west_africa", "MLI", [(GIVEN, "NER", "2010-03-01")], "2011-03-01", "irregular"),
        ("ecowas", "west_africa", "MLI", [(GIVEN, "MLI", "2010-03")], "2011-02-28", "irregular"),
        ("ecowas", "west_africa", "MLI", [(GIVEN, "MLI", "2010-03")], "2011-03-30", "unknown"),
        ("ecowas", "west_africa", "MLI", [(GIVEN, "MLI", "2010-03")], "2011-03-31", "regular"),
        (
            *("ecowas", "west_africa", "MLI"),
            [(GIVEN, "MLI", "2010-03-01"), (BACK, "MLI", "2010-06-01")],
            *("2011-03-01", "irregular"),
        ),
        ("csto", "central_asia", "KGZ", [], "2015-09-01", "irregular"),
        ("csto", "central_asia", "KGZ", [(GIVEN, "KGZ", "2015-03-01")], "2015-08-31", "irregular"),
        ("csto", "central_asia", "KGZ", [(GIVEN, "ARM", "2015-03-01")], "2015-09-01", "irregular"),
    ],
)
def test_a_member_leaves_only_after_its_own_notice_has_run(
    run: Run,
    of: str,
    theatre: str,
    by: str,
    acts: list[tuple[str, str, str]],
    on: str,
    finding: str,
) -> None:
    given = [kind.format(by=who, of=of, on=day) for kind, who, day in acts]
    supposed = [*given, LEFT.format(by=by, of=of, on=on)]
    words = [word for act in supposed for word in ("--with", act)]
    found = run("audit", of, "--act", "the.leaving", "--theatre", theatre, *words, "--json").json
    assert found["found"]["finding"] == finding

"""Who belonged to what on a day, by DuckDB; run by the benchmarks in the peers' environment.

Reads acts and days as JSON, puts the acts into a table, and prints the median seconds of the query
for all memberships on a day, with the answers. Reading is not counted.
"""

from __future__ import annotations

import json
import statistics
import sys
import time

import duckdb

QUERY = """
    select state, body, arg_max(code, number) from acts where day <= ? group by state, body
"""


def main() -> None:
    """Answer one piece of work from standard input."""
    work = json.load(sys.stdin)
    database = duckdb.connect()
    database.execute("set threads = 1")
    database.execute(
        "create table acts (number integer, day integer, state varchar, body varchar, code tinyint)"
    )
    acts = [list(column) for column in zip(*work["acts"], strict=True)]
    database.execute(
        "insert into acts select unnest(?), unnest(?), unnest(?), unnest(?), unnest(?)", acts
    )
    times, answers = [], []
    for number, day in enumerate([work["days"][0], *work["days"]]):
        start = time.process_time()
        rows = database.execute(QUERY, [day]).fetchall()
        if number:  # the first round warms up
            times.append(time.process_time() - start)
            answers.append(sorted(rows))
    json.dump({"seconds": statistics.median(times), "answers": answers}, sys.stdout)


main()

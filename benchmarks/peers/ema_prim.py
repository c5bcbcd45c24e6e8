"""Find a box with the PRIM of EMA Workbench in a table of draws, and print it as JSON.

Run in the environment of the peers: python benchmarks/peers/ema_prim.py TABLE.csv. The last column
of the table, `interest`, is 1 where a draw is of interest.
"""

from __future__ import annotations

import json
import sys

import pandas as pd
from ema_workbench.analysis import prim

table = pd.read_csv(sys.argv[1])
interest = table.pop("interest").to_numpy().astype(bool)
box = prim.Prim(table, interest, threshold=0.5, peel_alpha=0.05).find_box()
path = box.peeling_trajectory
best = (2 * path.coverage * path.density / (path.coverage + path.density)).idxmax()
print(
    json.dumps(
        {
            "coverage": float(path.coverage[best]),
            "density": float(path.density[best]),
            "restricted": int(path.res_dim[best]),
        }
    )
)

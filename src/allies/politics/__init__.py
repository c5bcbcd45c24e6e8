"""Will they: requests, positions and decision rules."""

"""May they: dated provisions, rival readings, and verdicts with reasons."""

"""Law: dated provisions, rival readings, and verdicts with reasons."""

"""Votes: what decision rules give each member of an organisation."""

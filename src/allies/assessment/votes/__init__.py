"""Votes: the voting power that decision rules give each member of an organisation."""

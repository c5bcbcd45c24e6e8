"""Theatres on disk: read, check and start a theatre."""

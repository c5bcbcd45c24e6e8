"""Answers in a notebook: figures, a table and sources, without a library and without a server."""

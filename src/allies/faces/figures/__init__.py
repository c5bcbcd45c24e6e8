"""Answers as figures: SVG with a sentence and a table beside it.

A figure colours by presentation attributes alone, so that the same SVG serves a page under a strict
policy, a document and a notebook.
"""

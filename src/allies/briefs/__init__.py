"""Briefs and citations: asks the questions of a document, and writes it to a file."""

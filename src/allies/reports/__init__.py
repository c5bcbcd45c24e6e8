"""Findings as JSON and as pages for people; nothing here computes."""

"""Whole answers, as people see them."""

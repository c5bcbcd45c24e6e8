"""Answers as tables, for spreadsheets and statistics."""

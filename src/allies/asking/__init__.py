"""Asking: a question with its theatre, day of knowledge and what-if, and its cached answers."""

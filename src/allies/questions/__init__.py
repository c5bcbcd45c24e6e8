"""Types only: the questions and their answers."""

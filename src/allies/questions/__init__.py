"""Types alone: what can be asked, and what is answered."""

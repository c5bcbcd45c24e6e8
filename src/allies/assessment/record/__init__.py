"""The record itself: who belonged to what, what happened, who says so."""

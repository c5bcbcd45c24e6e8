"""Tests of allies.politics."""

"""Tests of `allies.theatre.checks`."""

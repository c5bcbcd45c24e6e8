"""Tests of allies.cli."""

"""Tests of allies.values."""

"""Tests of allies.record."""

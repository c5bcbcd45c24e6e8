"""Tests of allies.evidence."""

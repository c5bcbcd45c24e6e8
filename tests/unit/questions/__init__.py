"""Tests of allies.questions."""

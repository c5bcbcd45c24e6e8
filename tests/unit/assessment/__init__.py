"""Tests of allies.assessment."""

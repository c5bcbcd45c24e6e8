"""Tests of allies.theatre."""

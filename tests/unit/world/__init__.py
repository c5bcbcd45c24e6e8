"""Tests of allies.world."""

"""Tests of allies.law."""

"""Tests of allies.reports."""

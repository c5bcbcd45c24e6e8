"""Tests of allies.track_record."""

"""Tests of allies.logistics."""

"""Tests of each module, laid out as the packages are."""

"""Tests of the documentation: its blocks run, its reference is current, its site builds."""

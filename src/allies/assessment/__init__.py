"""Joining may, will, can and how do we know into one answer with reasons."""

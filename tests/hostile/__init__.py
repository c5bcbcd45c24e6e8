"""Hostile inputs, made from a seed: spoilt theatres, words and files."""

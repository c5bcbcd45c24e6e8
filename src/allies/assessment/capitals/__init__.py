"""Capitals: what each state fears, depends on and asks for."""

"""Faces: how answers are shown. Each is a function of answers alone."""

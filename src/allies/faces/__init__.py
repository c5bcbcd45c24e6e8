"""Faces: how answers are shown. Each face depends only on answers."""

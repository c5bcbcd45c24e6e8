"""Tests of allies.values.model_inputs."""

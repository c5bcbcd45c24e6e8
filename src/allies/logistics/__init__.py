"""Logistics: forces, routes, permissions and time."""

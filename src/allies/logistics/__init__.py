"""Can they: forces, routes, permissions and time."""

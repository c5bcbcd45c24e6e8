"""Movement: ways, deployments, corridors and bases under the permissions of a day."""

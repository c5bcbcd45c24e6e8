"""The questions of the catalogue as tools of the Model Context Protocol, for assistants."""

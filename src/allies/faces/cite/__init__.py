"""Citations for other programs: BibTeX, CSL-JSON and RIS."""

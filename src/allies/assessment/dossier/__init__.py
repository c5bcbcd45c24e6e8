"""An organisation over many crises: what it adds over its leading state acting alone."""

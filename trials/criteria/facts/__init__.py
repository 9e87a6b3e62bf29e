"""The facts in criteria: precision first. A fact that is not surely read is not given."""

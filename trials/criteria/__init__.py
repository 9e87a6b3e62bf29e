"""Eligibility text, read: a tree of criteria, how sure we are of each side, and the facts in it.

Plain Python. `reading.read` gives the tree, `facts.gather.gather` the facts.
"""

"""The values that travel between the stages: data only, no behaviour beyond arithmetic.

They are named tuples: immutable, compared and hashed by value at the speed of C, which the caches need.
"""

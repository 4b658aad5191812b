"""Whole catalogues: one declaration per line in, one record per line out, in the order of the lines."""

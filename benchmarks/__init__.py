"""Measures certcheck beside other ways to do the same work, all in one run on one machine."""

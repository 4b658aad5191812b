"""Measurements of certcheck alone: start-up, streams, number of rules, memory, processes, names."""

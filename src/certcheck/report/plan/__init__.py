"""What closing the gaps costs and takes: the plan for a terminal and as JSON."""

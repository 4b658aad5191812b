"""Prices, what closing gaps costs, and the cheapest plan: findings → needs → estimate → plan."""

"""The work that every side does: sixty requirements, and declarations to hold against them."""

"""How many of an item a product takes, by basis: the table in ``docs/price-book.md``."""

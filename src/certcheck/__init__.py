"""certcheck: product declarations against dated, cited market law."""

__version__ = "0.1.0"

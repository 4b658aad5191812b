"""Reading price books: from YAML to the typed model, with every problem at its place.

:func:`load_prices` is what programs use; :func:`read_prices` gives what could be read beside the problems. The readers
themselves are imported only when a file has to be read.
"""

from __future__ import annotations

from certcheck.cost.reading.opening import load_prices, read_prices, write_prices_pack

__all__ = ["load_prices", "read_prices", "write_prices_pack"]

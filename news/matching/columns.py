"""Arrays that grow, so that one letter more costs no more than itself."""

from collections.abc import Sequence

import numpy as np

NONE = -1


class Column:
    """Numbers in a row, or rows of as many as `width` tells."""

    def __init__(self, kind: type, width: int = 0, fill: int = 0) -> None:
        self._fill, self.size = fill, 0
        self._data: np.ndarray = np.full((16, width) if width else 16, fill, kind)

    def add(self, values: Sequence | np.ndarray) -> int:
        """Put these at the end; where they begin."""
        start = self.size
        self.reach(start + len(values))
        self._data[start : self.size] = values
        return start

    def reach(self, size: int) -> None:
        """Grow to this size at least."""
        if size > len(self._data):
            room = np.full((size * 3 // 2, *self._data.shape[1:]), self._fill, self._data.dtype)
            room[: self.size] = self._data[: self.size]
            self._data = room
        self.size = max(self.size, size)

    @property
    def all(self) -> np.ndarray:
        return self._data[: self.size]


class Chains:
    """For each key some rows, the newest first: where a chain begins, and what follows a row."""

    def __init__(self, **kinds: type) -> None:
        self.first, self.next = Column(np.int32, fill=NONE), Column(np.int32, fill=NONE)
        self.columns = {name: Column(kind) for name, kind in kinds.items()}

    def put(self, key: int, **values: float) -> None:
        self.first.reach(key + 1)
        heads = self.first.all
        row = self.next.add([heads[key]])
        for name, column in self.columns.items():
            column.add([values[name]])
        heads[key] = row

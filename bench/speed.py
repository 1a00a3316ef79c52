"""Articles matched a second against real asks, beside other ways to search them. One core."""

import csv
import gzip
import logging
import os
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import TypeVar

import bm25s
import psycopg
import pycountry
from rank_bm25 import BM25Okapi

from bench.cases import data_folder
from bench.rivals import plain
from news.matching import Ask, Text, explained, prepare, shown
from news.matching.files import read_items
from news.matching.lookup import Index
from news.matching.words import sense
from world.places import mentions

Made = TypeVar("Made")
SIZES = (1_000, 10_000, 41_000)
BEST = 10  # hits asked of the others
BACKENDS = ("numpy", "numba") if find_spec("numba") else ("numpy",)  # of bm25s
BATCH = 64  # articles at once
FOR_SECONDS = 5.0  # each is run for about this long
OTHERWISE = {"DPR Korea": "KP", "Republic of Congo": "CG", "Swaziland": "SZ", "Turkey": "TR",
             "St Vincent & the Grenadines": "VC"}  # fmt: skip
SEARCH = """
    SELECT id FROM asks, to_tsquery('english', %s) query
    WHERE words @@ query ORDER BY ts_rank(words, query) DESC LIMIT 10
"""


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    a_second: float
    build: float
    update: float | None  # milliseconds for one ask; none: all is built anew
    memory: float | None  # megabytes


def main() -> None:
    path = data_folder() / "upr" / "upr_recommendations.csv.gz"
    items = data_folder() / "matching" / "items.jsonl"
    if not (path.exists() and items.exists()):
        print(f"speed: skipped, no data in {data_folder()} (set HEEDED_DATA)")
        return
    logging.getLogger("bm25s").setLevel(logging.WARNING)
    asks = list(_asks(path))
    texts = [text for _name, text in read_items(items)]
    print(f"\nspeed: articles of {_signs(texts)} signs on average, one core; build in seconds,")
    print("update by one ask in milliseconds, memory in megabytes\n")
    for size in SIZES:
        some = asks[:: len(asks) // size][:size]
        print(f"{size} asks".ljust(22) + f"{'a second':>10}{'build':>9}{'update':>9}{'memory':>9}")
        print(_line(_ours(some, texts)), flush=True)
        for backend in BACKENDS:
            print(_line(_bm25s(some, texts, backend)), flush=True)
        for row in (_rank_bm25(some, texts), _postgres(some, texts)):
            print(_line(row), flush=True)
        print()
    _parts(asks, texts)


def _line(row: Row) -> str:
    update = "anew" if row.update is None else f"{row.update:.1f}"
    memory = "-" if row.memory is None else f"{row.memory:.0f}"
    return f"{row.name:22}{row.a_second:>10.0f}{row.build:>9.1f}{update:>9}{memory:>9}"


def _asks(path: os.PathLike) -> Iterator[Ask]:
    with gzip.open(path, "rt", encoding="utf-8", errors="replace") as file:
        for at, row in enumerate(csv.DictReader(file)):
            yield Ask(
                id=str(at),
                text=row["Text"],
                letter=f"{row['To']} {row['Session']} {row['From']}",
                topics=tuple(row["Issue"].split(",")),
                country=_code(row["To"]),
            )


@cache
def _code(name: str) -> str:
    try:
        return str(pycountry.countries.search_fuzzy(name)[0].alpha_2)
    except LookupError:
        return OTHERWISE.get(name) or next(iter(mentions(name)), "")


def _signs(texts: Sequence[Text]) -> int:
    return sum(len(_all(text)) for text in texts) // len(texts)


def _all(text: Text) -> str:
    return f"{text.headline} {text.summary} {text.body}"


def _a_second(match: Callable[[Sequence[Text]], object], texts: Sequence[Text]) -> float:
    """All texts, some at once, as often as there is time."""
    batches = [texts[at : at + BATCH] for at in range(0, len(texts), BATCH)]
    match(texts)  # what is compiled or learnt once does not count
    began, count = time.process_time(), 0
    while time.process_time() - began < FOR_SECONDS:
        for batch in batches:
            match(batch)
        count += len(texts)
    return count / (time.process_time() - began)


def _timed(build: Callable[[], Made]) -> tuple[Made, float]:
    began = time.process_time()
    return build(), time.process_time() - began


def _megabytes(build: Callable[[], object]) -> float:
    tracemalloc.start()
    kept = build()
    size, _peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del kept
    return size / 1e6


def _ours(asks: Sequence[Ask], texts: Sequence[Text]) -> Row:
    index, build = _timed(lambda: prepare(asks))
    a_second = _a_second(lambda some: shown(some, index), texts)
    _none, update = _timed(lambda: _put(index, asks[:100]))
    return Row("Heeded", a_second, build, update * 10, _megabytes(lambda: Index(asks)))


def _put(index: Index, asks: Sequence[Ask]) -> Index:
    for ask in asks:
        index.put(ask)
    return index


def _bm25s(asks: Sequence[Ask], texts: Sequence[Text], backend: str) -> Row:
    def made() -> bm25s.BM25:
        engine = bm25s.BM25(backend=backend)
        engine.index(plain([ask.text for ask in asks]), show_progress=False)
        return engine

    engine, build = _timed(made)
    a_second = _a_second(
        lambda some: engine.retrieve(
            plain([_all(text) for text in some]), k=BEST, show_progress=False, n_threads=0
        ),
        texts,
    )
    return Row(f"bm25s, {backend}", a_second, build, None, _megabytes(made))


def _rank_bm25(asks: Sequence[Ask], texts: Sequence[Text]) -> Row:
    def made() -> BM25Okapi:
        return BM25Okapi(plain([ask.text for ask in asks]))

    engine, build = _timed(made)
    names = [ask.id for ask in asks]
    a_second = _a_second(
        lambda some: [engine.get_top_n(plain([_all(one)])[0], names, BEST) for one in some],
        texts[:BATCH],
    )
    return Row("rank-bm25", a_second, build, None, _megabytes(made))


def _postgres(asks: Sequence[Ask], texts: Sequence[Text]) -> Row:
    """By the clock, since the work is done by another process."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as base:
        began = time.monotonic()
        base.execute("DROP TABLE IF EXISTS asks")
        base.execute("CREATE TABLE asks (id int, words tsvector)")
        with base.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO asks VALUES (%s, to_tsvector('english', %s))",
                [(int(ask.id), ask.text) for ask in asks],
            )
        base.execute("CREATE INDEX ON asks USING gin (words)")
        build = time.monotonic() - began
        began, count = time.monotonic(), 0
        while time.monotonic() - began < FOR_SECONDS:
            words = set(plain([_all(texts[count % len(texts)])])[0])
            query = " | ".join(word for word in words if word.isalnum())
            base.execute(SEARCH, [query]).fetchall()
            count += 1
        a_second = count / (time.monotonic() - began)
        began = time.monotonic()
        for ask in asks[:100]:
            base.execute("INSERT INTO asks VALUES (0, to_tsvector('english', %s))", [ask.text])
        update = (time.monotonic() - began) * 10
        base.execute("DROP TABLE asks")
    return Row("PostgreSQL full text", a_second, build, update, None)


def _parts(asks: Sequence[Ask], texts: Sequence[Text]) -> None:
    """What an article costs before it meets the first ask, and what the shortlist loses."""
    index = prepare(asks)
    split = _a_second(lambda some: plain([_all(text) for text in some]), texts)
    reading = _a_second(index.read, texts)
    never_met = _never_met(asks, texts)
    told = _a_second(lambda some: _told(some, index), texts)
    print(f"splitting into words as bm25s does, without any ask: {split:.0f} articles a second")
    print(f"reading alone, without any ask: {reading:.0f} articles a second")
    print(f"in texts of which half the words were never met: {never_met:.0f} articles a second")
    print(f"with signal and reasons of all that is shown: {told:.0f} articles a second")
    kept = lost = 0
    full = Index(asks, shortlist=len(asks))
    for whole, some in zip(shown(texts, full), shown(texts, index), strict=True):
        all_of_them, found = {guess.ask for guess in whole}, {guess.ask for guess in some}
        kept, lost = kept + len(all_of_them & found), lost + len(all_of_them - found)
    print(f"of {kept + lost} suggestions of a full comparison the shortlist loses {lost}")


def _told(texts: Sequence[Text], index: Index) -> list:
    found = zip(texts, shown(texts, index), strict=True)
    return [explained(text, guesses, index) for text, guesses in found]


def _never_met(asks: Sequence[Ask], texts: Sequence[Text]) -> float:
    """Each second text by an index that has read the others only."""
    index, unread = prepare(asks), texts[1::2]
    sense.cache_clear()
    shown(texts[::2], index)
    _found, seconds = _timed(lambda: shown(unread, index))
    return len(unread) / seconds

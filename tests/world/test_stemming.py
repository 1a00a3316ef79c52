from concurrent.futures import ThreadPoolExecutor

from world.stemming import stemmed

STEMS = {
    "refugees": "refuge", "deportations": "deport", "responsibilities": "respons",
    "hopefulness": "hope", "generously": "generous", "policies": "polici",
}  # fmt: skip


def test_many_threads_find_the_stems_that_one_finds():
    with ThreadPoolExecutor(8) as threads:
        for found in threads.map(lambda _n: [stemmed(one, "english") for one in STEMS], range(800)):
            assert found == list(STEMS.values())

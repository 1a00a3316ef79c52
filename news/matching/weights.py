"""Learnt by `python -m bench matching` on letters whose coverage was labelled by hand."""

LETTER_WEIGHTS: tuple[float, ...] = (
    -7.9024,  # bias
    8.6488,  # context
    5.3342,  # best_ask
    4.1723,  # share_of_best
    0.6996,  # country
    -0.2395,  # subject
    2.2218,  # all_places
    1.3221,  # place_share
    0.1342,  # headline_place
    0.6997,  # person
    -0.9002,  # signatory
    -1.6057,  # too_early
    0.5747,  # long_after
    -1.8268,  # name_share
)
ASK_WEIGHTS: tuple[float, ...] = (
    -1.5786,  # bias
    -1.4737,  # covered
    -0.1513,  # passage
    1.5166,  # headline
    0.2988,  # named
    0.1502,  # topic
    13.2551,  # among_letter
    0.234,  # is_top
    1.9657,  # concept
)
LETTER_THRESHOLD = 0.4
ASK_THRESHOLD = 0.3
SIGNAL_WEIGHTS: dict[str, tuple[float, ...]] = {
    "setback": (-1.1166, -1.6337, 1.3326, 1.4034),
    "progress": (-0.3391, 0.5271, -0.9897, -0.3912),
    "statement": (-0.9248, 0.4193, -0.2736, -1.9983),
    "none": (-2.7082, 1.2679, -0.1192, 1.008),
}

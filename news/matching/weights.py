"""Learnt by `python -m bench matching` on letters whose coverage was labelled by hand."""

LETTER_WEIGHTS: tuple[float, ...] = (
    -10.2996,  # bias
    9.3492,  # best_ask
    1.6829,  # share_of_best
    2.3484,  # country
    2.4367,  # places_found
    2.3727,  # place_share
    -0.4175,  # headline_place
    0.982,  # names
    0.6209,  # person
    -0.8156,  # too_early
    1.6038,  # years_after
    4.7877,  # theme_and_ask
)
ASK_WEIGHTS: tuple[float, ...] = (
    -2.0665,  # bias
    2.9353,  # covered
    0.0642,  # own
    0.1876,  # passage
    4.2009,  # headline
    0.2181,  # names
    0.3524,  # places
    6.6396,  # above_others
    0.0973,  # is_top
)
LETTER_THRESHOLD = 0.69
ASK_THRESHOLD = 0.28

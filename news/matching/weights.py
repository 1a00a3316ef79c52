"""Learnt by `python -m bench matching` on letters whose coverage was labelled by hand."""

LETTER_WEIGHTS: tuple[float, ...] = (
    -8.0882,  # bias
    8.488,  # context
    6.3199,  # best_ask
    4.2907,  # share_of_best
    0.7084,  # country
    -0.2487,  # subject
    2.2194,  # all_places
    1.2914,  # place_share
    0.1682,  # headline_place
    0.6089,  # person
    -0.8925,  # signatory
    -1.5801,  # too_early
    0.5897,  # long_after
    -2.0036,  # name_share
)
ASK_WEIGHTS: tuple[float, ...] = (
    -1.7415,  # bias
    -1.4738,  # covered
    -0.4336,  # passage
    2.0667,  # headline
    0.2774,  # named
    0.3144,  # topic
    12.5054,  # among_letter
    0.2502,  # is_top
    2.0939,  # concept
)
LETTER_THRESHOLD = 0.4
ASK_THRESHOLD = 0.3
SIGNAL_WEIGHTS: dict[str, tuple[float, ...]] = {
    "setback": (-1.1166, -1.6337, 1.3326, 1.4034),
    "progress": (-0.3391, 0.5271, -0.9897, -0.3912),
    "statement": (-0.9248, 0.4193, -0.2736, -1.9983),
    "none": (-2.7082, 1.2679, -0.1192, 1.008),
}

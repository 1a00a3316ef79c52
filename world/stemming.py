"""Stems of words. A stemmer keeps the word that it is at, so each thread has one of its own."""

import threading

import snowballstemmer

_own = threading.local()


def stemmed(word: str, language: str) -> str:
    """`language` by its English name, as snowball lists it."""
    stemmers = _own.__dict__
    if language not in stemmers:
        stemmers[language] = snowballstemmer.stemmer(language)
    return str(stemmers[language].stemWord(word))

"""What is searched. Triggers alone write here, so whatever is on file is found at once; the
functions that they call are in migrations/0014_search.py."""

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

MADE_ANEW = "the words of search are made anew"
PENDING = 512  # kilobytes that wait to be sorted in; more would slow the reader down


def kept_by(
    function: str,
    key: str,
    operation: pgtrigger.core.Operation,
    name: str = "words_are_kept",
    condition: pgtrigger.Condition | None = None,
) -> pgtrigger.Trigger:
    """Calls the SQL function with the row's `key` after each such change."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.After,
        operation=operation,
        condition=condition,
        func=f"PERFORM {function}(NEW.{key}); RETURN NULL;",
    )


class LetterWords(models.Model):
    letter = models.OneToOneField(
        "letters.Letter", models.CASCADE, primary_key=True, related_name="words"
    )
    words = SearchVectorField()

    not_archived = MADE_ANEW
    made_anew_by = "SELECT search_put_letter(id) FROM letters_letter"

    class Meta:
        indexes = [
            GinIndex(fields=["words"], name="letter_by_words", gin_pending_list_limit=PENDING)
        ]

    def __str__(self) -> str:
        return str(self.letter)


class AskWords(models.Model):
    """The subject of the letter is among them, of the least weight (D)."""

    recommendation = models.OneToOneField(
        "letters.Recommendation", models.CASCADE, primary_key=True, related_name="words"
    )
    words = SearchVectorField()

    not_archived = MADE_ANEW
    made_anew_by = "SELECT search_put_ask(id) FROM letters_recommendation"

    class Meta:
        indexes = [GinIndex(fields=["words"], name="ask_by_words", gin_pending_list_limit=PENDING)]

    def __str__(self) -> str:
        return str(self.recommendation)


class ResponseWords(models.Model):
    response = models.OneToOneField(
        "letters.Response", models.CASCADE, primary_key=True, related_name="words"
    )
    words = SearchVectorField()

    not_archived = MADE_ANEW
    made_anew_by = "SELECT search_put_response(id) FROM letters_response"

    class Meta:
        indexes = [
            GinIndex(fields=["words"], name="response_by_words", gin_pending_list_limit=PENDING)
        ]

    def __str__(self) -> str:
        return str(self.response)


class EvidenceWords(models.Model):
    evidence = models.OneToOneField(
        "letters.Evidence", models.CASCADE, primary_key=True, related_name="words"
    )
    is_press = models.BooleanField()
    words = SearchVectorField()

    not_archived = MADE_ANEW
    made_anew_by = "SELECT search_put_evidence(id) FROM letters_evidence"

    class Meta:
        indexes = [
            GinIndex(fields=["words"], name="evidence_by_words", gin_pending_list_limit=PENDING),
            models.Index(fields=["is_press", "evidence"], name="evidence_newest"),
        ]

    def __str__(self) -> str:
        return str(self.evidence)


class KnownWord(models.Model):
    """A word as it is written somewhere, folded, to be meant by who mistypes it. It may stand in
    what few may see: nobody is told of it before something was found with it that they see.
    Not unique, so that no writer ever waits for another."""

    word = models.CharField(max_length=40, db_index=True)

    not_archived = MADE_ANEW
    made_anew_by = "SELECT search_put_letter_and_asks(letter_id) FROM letters_translation"

    class Meta:
        indexes = [GinIndex(fields=["word"], opclasses=["gin_trgm_ops"], name="word_by_likeness")]

    def __str__(self) -> str:
        return self.word

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.models import User
from campaigns.record import record
from letters.activity import Did
from letters.errors import LetterError
from letters.models import Letter, Translation


@transaction.atomic
def translate(
    *,
    letter: Letter,
    language: str,
    subject: str,
    translator: str,
    by: User,
    text: str = "",
    asks: Mapping[int, str] | None = None,
) -> Translation:
    """File a translation, or put it in the place of the one in that language.

    `asks` are translated texts by the recommendation's number; those left empty are left out.
    """
    if language == letter.language:
        raise LetterError(_("This is the letter's own language, its language of record."))
    found, _is_new = Translation.objects.update_or_create(
        letter=letter,
        language=language,
        defaults={
            "subject": subject,
            "text": text,
            "asks": {str(number): words for number, words in (asks or {}).items() if words},
            "translator": translator,
            "by": by,
        },
    )
    record(letter.campaign, by, Did.TRANSLATED, letter, language=language)
    return found


@transaction.atomic
def remove_translation(*, translation: Translation, by: User) -> None:
    letter = translation.letter
    record(letter.campaign, by, Did.UNTRANSLATED, letter, language=translation.language)
    translation.delete()

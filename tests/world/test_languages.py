from world.languages import detect


def test_what_the_feed_declares_wins():
    assert detect("北朝鮮の人権状況について", declared="en-GB") == "en"


def test_the_language_of_a_text_is_told():
    assert detect("Le gouvernement a refusé de répondre à la lettre des organisations.") == "fr"
    assert detect("日本政府は北朝鮮の人権状況について引き続き懸念を表明している") == "ja"


def test_nothing_is_said_of_a_text_too_short():
    assert detect("Japan") == ""

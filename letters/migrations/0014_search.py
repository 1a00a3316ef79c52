import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

# The functions of search. Words are folded (letters without accents, in lower case), then kept as
# they are written and by their stem in the language of the text. Scripts without spaces, and
# Korean, whose particles hang on the word, are kept in pairs of signs, so that any part of a
# sentence is found.
#
# They are declared IMMUTABLE although dictionaries could be changed: none of ours is, and the
# planner then knows before it begins how often the words occur.

UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3007\u3041-\u3096\u30a1-\u30fa\u30fc-\u30ff"
    r"\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0002ffff"
)
BETWEEN = (
    r"\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf"
    r"\u00d7\u00f7\u02b9-\u02ff\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05f3\u05f4"
    r"\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965\u2000-\u206f\u20a0-\u20cf\u2100-\u2bff"
    r"\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d\u30a0\u30fb\uff5f-\uff65\ufe10-\ufe6f"
)
MARKS = r"\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u0640\u064b-\u065f\u0670"
CONFIGS = {
    "ar": "arabic", "hy": "armenian", "eu": "basque", "ca": "catalan", "da": "danish",
    "nl": "dutch", "en": "english", "et": "estonian", "fi": "finnish", "fr": "french",
    "de": "german", "el": "greek", "hi": "hindi", "hu": "hungarian", "id": "indonesian",
    "ga": "irish", "it": "italian", "lt": "lithuanian", "ms": "indonesian", "ne": "nepali",
    "nb": "norwegian", "nn": "norwegian", "no": "norwegian", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sr": "serbian", "es": "spanish", "sv": "swedish",
    "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
CASES = " ".join(f"WHEN '{code}' THEN '{name}'" for code, name in CONFIGS.items())

FOLDING = rf"""
CREATE FUNCTION search_plain(given text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT btrim(regexp_replace(regexp_replace(
        lower(unaccent(normalize(left(given, 200000), NFKC))),
        '[{MARKS}]+', '', 'g'), '[{BETWEEN}]+', ' ', 'g'))
$$;

CREATE FUNCTION search_paired(plain text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN plain !~ '[{UNSPACED}]' THEN plain ELSE (
        SELECT string_agg(CASE WHEN run[1] !~ '^[{UNSPACED}]' THEN run[1] ELSE (
            SELECT string_agg(substr(run[1], at, 2), ' ' ORDER BY at)
            FROM generate_series(1, length(run[1])) AS at) END, ' ' ORDER BY place)
        FROM regexp_matches(plain, '[{UNSPACED}]+|[^{UNSPACED}]+', 'g')
            WITH ORDINALITY AS found(run, place)) END
$$;

CREATE FUNCTION search_config(language text) RETURNS regconfig
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT COALESCE((SELECT oid FROM pg_ts_config WHERE cfgname = CASE left(language, 2)
        {CASES} ELSE 'simple' END AND cfgnamespace = 'pg_catalog'::regnamespace LIMIT 1),
        'pg_catalog.simple'::regconfig::oid)::regconfig
$$;

CREATE FUNCTION search_vector(given text, language text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    paired text := search_paired(search_plain(given));
    config regconfig := search_config(language);
BEGIN
    IF config = 'pg_catalog.simple'::regconfig THEN
        RETURN to_tsvector('pg_catalog.simple', COALESCE(paired, ''));
    END IF;
    RETURN to_tsvector('pg_catalog.simple', COALESCE(paired, ''))
        || to_tsvector(config, COALESCE(paired, ''));
END $$;
"""

KEEPING = rf"""
CREATE FUNCTION search_learn(given text) RETURNS void
LANGUAGE sql AS $$
    INSERT INTO letters_knownword (word)
    SELECT one FROM (SELECT DISTINCT unnest(string_to_array(search_plain(given), ' ')) AS one) AS w
    WHERE length(one) BETWEEN 4 AND 40 AND one !~ '[0-9{UNSPACED}]'
        AND NOT EXISTS (SELECT 1 FROM letters_knownword AS known WHERE known.word = one)
$$;

CREATE FUNCTION search_of_letter(wanted bigint) RETURNS tsvector
LANGUAGE plpgsql STABLE AS $$
DECLARE
    found tsvector;
    one record;
BEGIN
    SELECT setweight(search_vector(subject, language), 'A')
        || setweight(search_vector(text, language), 'C')
    INTO found FROM letters_letter WHERE id = wanted;
    FOR one IN SELECT * FROM letters_translation WHERE letter_id = wanted ORDER BY id LOOP
        found := found || setweight(search_vector(one.subject, one.language), 'B')
            || setweight(search_vector(one.text, one.language), 'C');
    END LOOP;
    RETURN found;
END $$;

CREATE FUNCTION search_of_ask(wanted bigint) RETURNS tsvector
LANGUAGE plpgsql STABLE AS $$
DECLARE
    found tsvector;
    ask record;
    one record;
BEGIN
    SELECT r.text, r.topics_text, r.number, r.letter_id, l.language, l.subject INTO ask
    FROM letters_recommendation AS r JOIN letters_letter AS l ON l.id = r.letter_id
    WHERE r.id = wanted;
    found := setweight(search_vector(ask.text, ask.language), 'A')
        || setweight(search_vector(ask.topics_text, 'en'), 'B')
        || setweight(search_vector(ask.subject, ask.language), 'D');
    FOR one IN SELECT * FROM letters_translation WHERE letter_id = ask.letter_id ORDER BY id LOOP
        found := found
            || setweight(search_vector(one.asks ->> ask.number::text, one.language), 'B');
    END LOOP;
    RETURN found;
END $$;

CREATE FUNCTION search_of_response(wanted bigint) RETURNS tsvector
LANGUAGE sql STABLE AS $$
    SELECT setweight(search_vector(r.summary, r.language), 'A')
        || setweight(search_vector(concat_ws(' ', r.from_office, r.from_person), r.language), 'D')
        || setweight(search_vector((
            SELECT string_agg(concat_ws(' ', a.quote, a.detail), ' ' ORDER BY a.id)
            FROM letters_answer AS a WHERE a.response_id = r.id), r.language), 'B')
    FROM letters_response AS r WHERE r.id = wanted
$$;

CREATE FUNCTION search_of_evidence(wanted bigint) RETURNS tsvector
LANGUAGE plpgsql STABLE AS $$
DECLARE
    one record;
    said text;
BEGIN
    SELECT e.title, e.outlet, e.note, l.language INTO one FROM letters_evidence AS e
    JOIN letters_recommendation AS r ON r.id = e.recommendation_id
    JOIN letters_letter AS l ON l.id = r.letter_id WHERE e.id = wanted;
    said := concat_ws(' ', one.title, one.outlet, one.note);
    IF one.language = 'en' THEN
        RETURN strip(search_vector(said, 'en'));
    END IF;
    RETURN strip(search_vector(said, 'en') || search_vector(said, one.language));
END $$;

CREATE FUNCTION search_put_letter(wanted bigint) RETURNS void
LANGUAGE sql AS $$
    INSERT INTO letters_letterwords (letter_id, words) VALUES (wanted, search_of_letter(wanted))
    ON CONFLICT (letter_id) DO UPDATE SET words = EXCLUDED.words;
    SELECT search_learn(concat_ws(' ', subject, text)) FROM letters_letter WHERE id = wanted;
$$;

CREATE FUNCTION search_renew_letter(wanted bigint) RETURNS void
LANGUAGE sql AS $$
    UPDATE letters_letterwords SET words = search_of_letter(wanted) WHERE letter_id = wanted;
    UPDATE letters_askwords SET words = search_of_ask(recommendation_id)
    WHERE recommendation_id IN (SELECT id FROM letters_recommendation WHERE letter_id = wanted);
$$;

CREATE FUNCTION search_put_letter_and_asks(wanted bigint) RETURNS void
LANGUAGE sql AS $$
    SELECT search_renew_letter(wanted);
    SELECT search_learn(concat_ws(' ', subject, text)) FROM letters_letter WHERE id = wanted;
    SELECT search_learn(concat_ws(' ', subject, text, asks::text)) FROM letters_translation
    WHERE letter_id = wanted;
$$;

CREATE FUNCTION search_put_ask(wanted bigint) RETURNS void
LANGUAGE sql AS $$
    INSERT INTO letters_askwords (recommendation_id, words)
    VALUES (wanted, search_of_ask(wanted))
    ON CONFLICT (recommendation_id) DO UPDATE SET words = EXCLUDED.words;
    SELECT search_learn(concat_ws(' ', text, topics_text)) FROM letters_recommendation
    WHERE id = wanted;
$$;

CREATE FUNCTION search_put_response(wanted bigint) RETURNS void
LANGUAGE sql AS $$
    INSERT INTO letters_responsewords (response_id, words)
    VALUES (wanted, search_of_response(wanted))
    ON CONFLICT (response_id) DO UPDATE SET words = EXCLUDED.words;
    SELECT search_learn(concat_ws(' ', r.summary, r.from_office, (
        SELECT string_agg(concat_ws(' ', a.quote, a.detail), ' ')
        FROM letters_answer AS a WHERE a.response_id = r.id)))
    FROM letters_response AS r WHERE r.id = wanted;
$$;

CREATE FUNCTION search_put_evidence(wanted bigint) RETURNS void
LANGUAGE sql AS $$
    INSERT INTO letters_evidencewords (evidence_id, is_press, words)
    SELECT id, source_kind IN ('news_report', 'opinion'), search_of_evidence(id)
    FROM letters_evidence WHERE id = wanted
    ON CONFLICT (evidence_id) DO UPDATE SET words = EXCLUDED.words;
    SELECT search_learn(concat_ws(' ', title, outlet, note)) FROM letters_evidence
    WHERE id = wanted;
$$;
"""

# What is typed becomes a query: every word must be met, by itself or by its stem in any language;
# the last one may be unfinished.
ASKING = rf"""
CREATE FUNCTION search_word(word text, is_last boolean) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN word ~ '^[{UNSPACED}]$' THEN (quote_literal(word) || ':*')::tsquery
        WHEN word ~ '^[{UNSPACED}]' THEN (
            SELECT string_agg(quote_literal(substr(word, at, 2)), ' & ')
            FROM generate_series(1, length(word) - 1) AS at)::tsquery
        ELSE (
            SELECT string_agg(quote_literal(one), ' | ') FROM (
                SELECT word AS one
                UNION SELECT unnest(ts_lexize(oid::regdictionary, word)) FROM pg_ts_dict
                WHERE dictname LIKE '%\_stem' AND dictnamespace = 'pg_catalog'::regnamespace
            ) AS forms
            WHERE one <> '')::tsquery
            || CASE WHEN is_last AND length(word) > 2 THEN (quote_literal(word) || ':*')::tsquery
                ELSE ''::tsquery END
        END
$$;

CREATE FUNCTION search_words(typed text) RETURNS TABLE (word text, place bigint)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT run[1], min(at) FROM regexp_matches(
        search_plain(left(typed, 300)), '[{UNSPACED}]+|[^ {UNSPACED}]+', 'g')
        WITH ORDINALITY AS found(run, at)
    GROUP BY run[1] ORDER BY 2 LIMIT 12
$$;

CREATE FUNCTION search_query(typed text) RETURNS tsquery
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    found tsquery := '';
    one record;
BEGIN
    FOR one IN
        SELECT word, place = max(place) OVER () AS is_last,
            ts_lexize('english_stem', word) = '{{}}' AS is_dull
        FROM search_words(typed) ORDER BY place
    LOOP
        IF one.is_last OR one.is_dull IS NOT TRUE THEN
            found := found && search_word(one.word, one.is_last);
        END IF;
    END LOOP;
    RETURN found;
END $$;

CREATE FUNCTION search_near(typed text) RETURNS TABLE (query tsquery, near text[])
LANGUAGE plpgsql STABLE AS $$
DECLARE
    one record;
    alike text[];
    other text;
    meant tsquery;
BEGIN
    query := '';
    near := '{{}}';
    FOR one IN
        SELECT word, place = max(place) OVER () AS is_last,
            ts_lexize('english_stem', word) = '{{}}' AS is_dull
        FROM search_words(typed) ORDER BY place
    LOOP
        CONTINUE WHEN one.is_dull AND NOT one.is_last;
        meant := search_word(one.word, one.is_last);
        IF length(one.word) > 3 AND one.word !~ '[0-9{UNSPACED}]' THEN
            SELECT array_agg(found.word) INTO alike FROM (
                SELECT DISTINCT known.word, similarity(known.word, one.word) AS likeness
                FROM letters_knownword AS known
                WHERE known.word % one.word AND known.word <> one.word
                    AND abs(length(known.word) - length(one.word)) <= 2
                ORDER BY 2 DESC, 1 LIMIT 8
            ) AS found WHERE likeness > 0.33;
            FOREACH other IN ARRAY COALESCE(alike, '{{}}') LOOP
                meant := meant || search_word(other, false);
            END LOOP;
            near := near || COALESCE(alike, '{{}}');
        END IF;
        query := query && meant;
    END LOOP;
    RETURN NEXT;
END $$;
"""

# Of which tables the index gives the newest rows that fit soonest: those where few fit. Where many
# do, they are met sooner by going through the rows from the newest on. The planner's own guess of
# how many fit is good for a word; of several words it thinks as if none ever went with another, so
# the guess is taken halfway to what the rarest of them has. Its price for reading is not used.
CHOOSING = """
CREATE FUNCTION search_guess(place text, query text) RETURNS float
LANGUAGE plpgsql AS $$
DECLARE
    plan json;
BEGIN
    EXECUTE format('EXPLAIN (FORMAT JSON) SELECT 1 FROM %I WHERE words @@ %L::tsquery',
        place, query) INTO plan;
    RETURN (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float;
END $$;

CREATE FUNCTION search_rare(query tsquery) RETURNS text[]
LANGUAGE plpgsql AS $$
DECLARE
    rare text[] := '{}';
    one record;
    parts text[] := (regexp_split_to_array(query::text, ' & '))[1:5];
    guess float;
BEGIN
    FOR one IN
        SELECT relname::text AS name, GREATEST(reltuples, 0) AS many,
            CASE relname WHEN 'letters_letterwords' THEN 1000 ELSE 60 END AS price
        FROM pg_class WHERE oid IN ('letters_letterwords'::regclass, 'letters_askwords'::regclass,
            'letters_responsewords'::regclass, 'letters_evidencewords'::regclass)
    LOOP
        guess := search_guess(one.name, query::text);
        IF cardinality(parts) > 1 THEN
            guess := sqrt(guess * (
                SELECT min(search_guess(one.name, part)) FROM unnest(parts) AS part));
        END IF;
        IF guess ^ 2 <= one.price * one.many THEN
            rare := rare || one.name;
        END IF;
    END LOOP;
    RETURN rare;
END $$;
"""

# So that the guess is good for words that are not among the most frequent.
GUESSING = """
ALTER TABLE letters_letterwords ALTER COLUMN words SET STATISTICS 1000;
ALTER TABLE letters_askwords ALTER COLUMN words SET STATISTICS 1000;
ALTER TABLE letters_responsewords ALTER COLUMN words SET STATISTICS 1000;
ALTER TABLE letters_evidencewords ALTER COLUMN words SET STATISTICS 1000;
"""

GONE = """
DROP FUNCTION search_rare(tsquery), search_guess(text, text), search_near(text), search_query(text), search_words(text),
    search_word(text, boolean), search_put_evidence(bigint), search_put_response(bigint),
    search_put_ask(bigint), search_put_letter_and_asks(bigint), search_renew_letter(bigint),
    search_put_letter(bigint), search_of_evidence(bigint), search_of_response(bigint),
    search_of_ask(bigint), search_of_letter(bigint), search_learn(text),
    search_vector(text, text), search_config(text), search_paired(text), search_plain(text);
"""

# What is on file already.
FILLING = f"""
INSERT INTO letters_letterwords (letter_id, words)
    SELECT id, search_of_letter(id) FROM letters_letter ON CONFLICT DO NOTHING;
INSERT INTO letters_askwords (recommendation_id, words)
    SELECT id, search_of_ask(id) FROM letters_recommendation ON CONFLICT DO NOTHING;
INSERT INTO letters_responsewords (response_id, words)
    SELECT id, search_of_response(id) FROM letters_response ON CONFLICT DO NOTHING;
INSERT INTO letters_evidencewords (evidence_id, is_press, words)
    SELECT id, source_kind IN ('news_report', 'opinion'), search_of_evidence(id)
    FROM letters_evidence ON CONFLICT DO NOTHING;
INSERT INTO letters_knownword (word)
    SELECT DISTINCT one FROM (
        SELECT unnest(string_to_array(search_plain(concat_ws(' ', subject, text)), ' ')) AS one
        FROM letters_letter
        UNION SELECT unnest(string_to_array(search_plain(concat_ws(' ', text, topics_text)), ' '))
        FROM letters_recommendation
        UNION SELECT unnest(string_to_array(search_plain(summary), ' ')) FROM letters_response
        UNION SELECT unnest(string_to_array(search_plain(concat_ws(' ', quote, detail)), ' '))
        FROM letters_answer
        UNION SELECT unnest(string_to_array(search_plain(concat_ws(' ', title, outlet, note)), ' '))
        FROM letters_evidence
    ) AS said
    WHERE length(one) BETWEEN 4 AND 40 AND one !~ '[0-9{UNSPACED}]'
        AND NOT EXISTS (SELECT 1 FROM letters_knownword AS known WHERE known.word = one);
"""


class Migration(migrations.Migration):

    dependencies = [
        ('letters', '0013_embargo_released_by_a_click'),
    ]

    operations = [
        migrations.CreateModel(
            name='AskWords',
            fields=[
                ('recommendation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='words', serialize=False, to='letters.recommendation')),
                ('words', django.contrib.postgres.search.SearchVectorField()),
            ],
        ),
        migrations.CreateModel(
            name='EvidenceWords',
            fields=[
                ('evidence', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='words', serialize=False, to='letters.evidence')),
                ('is_press', models.BooleanField()),
                ('words', django.contrib.postgres.search.SearchVectorField()),
            ],
        ),
        migrations.CreateModel(
            name='KnownWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(db_index=True, max_length=40)),
            ],
        ),
        migrations.CreateModel(
            name='LetterWords',
            fields=[
                ('letter', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='words', serialize=False, to='letters.letter')),
                ('words', django.contrib.postgres.search.SearchVectorField()),
            ],
        ),
        migrations.CreateModel(
            name='ResponseWords',
            fields=[
                ('response', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='words', serialize=False, to='letters.response')),
                ('words', django.contrib.postgres.search.SearchVectorField()),
            ],
        ),
        migrations.RunSQL(FOLDING + KEEPING + ASKING + CHOOSING + GUESSING, GONE),
        pgtrigger.migrations.AddTrigger(
            model_name='answer',
            trigger=pgtrigger.compiler.Trigger(name='words_are_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM search_put_response(NEW.response_id); RETURN NULL;', hash='1dbe1e41176d82c9853ffceceb532b4de7d998e2', operation='INSERT', pgid='pgtrigger_words_are_kept_fc694', table='letters_answer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='words_are_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM search_put_evidence(NEW.id); RETURN NULL;', hash='d5cd3aa1a401d40ef84e01ef4106ccde4a8cecfc', operation='INSERT', pgid='pgtrigger_words_are_kept_3fe35', table='letters_evidence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='letter',
            trigger=pgtrigger.compiler.Trigger(name='words_are_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM search_put_letter(NEW.id); RETURN NULL;', hash='bcd302686c4714bd26af00c587a28347d6bab741', operation='INSERT', pgid='pgtrigger_words_are_kept_f1635', table='letters_letter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='letter',
            trigger=pgtrigger.compiler.Trigger(name='changed_words_are_kept', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."subject" IS DISTINCT FROM (NEW."subject") OR OLD."text" IS DISTINCT FROM (NEW."text"))', func='PERFORM search_put_letter_and_asks(NEW.id); RETURN NULL;', hash='d04021112331efc7250a7255f8db402f15a02190', operation='UPDATE OF "subject", "text", "language"', pgid='pgtrigger_changed_words_are_kept_e3ef2', table='letters_letter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recommendation',
            trigger=pgtrigger.compiler.Trigger(name='words_are_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM search_put_ask(NEW.id); RETURN NULL;', hash='e78a52006432d536374a308b98132925b5d64ceb', operation='INSERT OR UPDATE OF "text", "topics_text"', pgid='pgtrigger_words_are_kept_d8d7d', table='letters_recommendation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='response',
            trigger=pgtrigger.compiler.Trigger(name='words_are_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM search_put_response(NEW.id); RETURN NULL;', hash='bba25df5a13d92bb4a16dff7b7ce707aaa7ed9bb', operation='INSERT', pgid='pgtrigger_words_are_kept_7654a', table='letters_response', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='translation',
            trigger=pgtrigger.compiler.Trigger(name='words_are_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM search_put_letter_and_asks(NEW.letter_id); RETURN NULL;', hash='db546c6ebd78a23a1a40068f7aacc0839efb9893', operation='INSERT OR UPDATE', pgid='pgtrigger_words_are_kept_d9d42', table='letters_translation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='translation',
            trigger=pgtrigger.compiler.Trigger(name='words_leave_with_it', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM search_renew_letter(OLD.letter_id); RETURN NULL;', hash='3d92fe2160aa02b14811635850239c639a9dc236', operation='DELETE', pgid='pgtrigger_words_leave_with_it_48051', table='letters_translation', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='askwords',
            index=django.contrib.postgres.indexes.GinIndex(fields=['words'], gin_pending_list_limit=512, name='ask_by_words'),
        ),
        migrations.AddIndex(
            model_name='evidencewords',
            index=django.contrib.postgres.indexes.GinIndex(fields=['words'], gin_pending_list_limit=512, name='evidence_by_words'),
        ),
        migrations.AddIndex(
            model_name='evidencewords',
            index=models.Index(fields=['is_press', 'evidence'], name='evidence_newest'),
        ),
        migrations.AddIndex(
            model_name='knownword',
            index=django.contrib.postgres.indexes.GinIndex(fields=['word'], name='word_by_likeness', opclasses=['gin_trgm_ops']),
        ),
        migrations.AddIndex(
            model_name='letterwords',
            index=django.contrib.postgres.indexes.GinIndex(fields=['words'], gin_pending_list_limit=512, name='letter_by_words'),
        ),
        migrations.AddIndex(
            model_name='responsewords',
            index=django.contrib.postgres.indexes.GinIndex(fields=['words'], gin_pending_list_limit=512, name='response_by_words'),
        ),
        migrations.RunSQL(FILLING, migrations.RunSQL.noop),
    ]

package io.aiocosmos.emulator.sql.error;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the query language of the service has and the emulator refuses: the whole list. */
public enum UnsupportedFeature {
    RANK("ORDER BY RANK"),
    VECTOR_DISTANCE("VECTORDISTANCE"),
    VECTOR_SCORE("_VectorScore"),
    FULL_TEXT_CONTAINS("FULLTEXTCONTAINS"),
    FULL_TEXT_CONTAINS_ALL("FULLTEXTCONTAINSALL"),
    FULL_TEXT_CONTAINS_ANY("FULLTEXTCONTAINSANY"),
    FULL_TEXT_SCORE("FULLTEXTSCORE"),
    FULL_TEXT_SCORE_OF_STATISTICS("_FullTextScore"),
    FULL_TEXT_WORD_COUNT("_FullTextWordCount"),
    RECIPROCAL_RANK_FUSION("RRF"),
    HASH("HASH"),
    USER_DEFINED_FUNCTION("udf");

    private static final Map<String, UnsupportedFeature> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toMap(one -> one.words.toUpperCase(Locale.ROOT), Function.identity()));

    private final String words;

    UnsupportedFeature(String words) {
        this.words = words;
    }

    /** By a function's name in any case. */
    public static Optional<UnsupportedFeature> function(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toUpperCase(Locale.ROOT)));
    }

    /** A function's name, or what else a user would call it. */
    public String words() {
        return words;
    }

    /** The finding about the characters that use it. */
    public SqlError at(int start, int end) {
        return SqlError.at(start, end, "", "The emulator does not support " + words + ".");
    }
}

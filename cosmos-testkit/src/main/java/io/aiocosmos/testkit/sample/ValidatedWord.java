package io.aiocosmos.testkit.sample;

import java.util.List;

/** A record whose constructor rejects a value. */
public record ValidatedWord(String word) {
    public ValidatedWord {
        if (word.equals("planted")) throw new IllegalArgumentException("not this word: " + word);
    }

    /** Several of them. */
    public record Words(List<ValidatedWord> words) {}
}

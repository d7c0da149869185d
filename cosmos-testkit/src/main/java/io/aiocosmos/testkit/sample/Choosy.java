package io.aiocosmos.testkit.sample;

import java.util.List;

/** A record whose constructor takes not every value. */
public record Choosy(String word) {
    public Choosy {
        if (word.equals("planted")) throw new IllegalArgumentException("not this word: " + word);
    }

    /** Many of them. */
    public record Words(List<Choosy> words) {}
}

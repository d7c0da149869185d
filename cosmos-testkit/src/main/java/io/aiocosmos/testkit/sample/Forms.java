package io.aiocosmos.testkit.sample;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A record of types that libraries write differently. */
public record Forms(
        Mood mood,
        List<Mood> moods,
        Map<Mood, Integer> byMood,
        Map<Integer, String> byNumber,
        Map<UUID, String> byUuid,
        byte[] bytes,
        byte small,
        char letter,
        Object any) {}

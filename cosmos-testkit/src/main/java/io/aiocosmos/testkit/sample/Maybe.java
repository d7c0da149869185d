package io.aiocosmos.testkit.sample;

import java.util.Optional;

/** A record with an {@code Optional}. */
public record Maybe(Optional<String> text) {}

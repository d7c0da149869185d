package io.aiocosmos.testkit.sample;

import java.util.Optional;

/** A record with an {@code Optional}. */
public record OptionalText(Optional<String> text) {}

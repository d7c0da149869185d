package io.aiocosmos.testkit.sample;

import java.util.List;

/** A generic record. */
public record Box<T>(T content, List<T> more) {}

package io.aiocosmos.features.matrix;

import java.util.List;

/** The names of what can be chosen; one of each makes a pair. */
final class Pairs {
    static final List<String> TRANSPORTS = List.of("jdk", "netty", "okhttp");
    static final List<String> CODECS = List.of("jackson", "jackson2", "moshi");

    private Pairs() {}
}

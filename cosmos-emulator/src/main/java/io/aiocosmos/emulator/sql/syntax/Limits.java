package io.aiocosmos.emulator.sql.syntax;

/**
 * How much one query may hold.
 *
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/concepts-limits">Service quotas and default limits</a>
 */
final class Limits {
    static final int MAX_QUERY_LENGTH = 512 * 1024;
    static final int MAX_JOINS = 10;

    /** Not documented; what the service is believed to take. */
    static final int MAX_IN_OPTIONS = 16_000;

    private Limits() {}
}

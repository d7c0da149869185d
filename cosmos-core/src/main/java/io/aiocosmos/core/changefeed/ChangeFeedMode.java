package io.aiocosmos.core.changefeed;

/** Which versions of the items a feed has. Sources: the official Java client's headers and continuations. */
public enum ChangeFeedMode {
    LATEST_VERSION("queryChangeFeed", "Incremental Feed", "INCREMENTAL"),
    ALL_VERSIONS("queryAllVersionsAndDeletes", "Full-Fidelity Feed", "FULL_FIDELITY");

    /** The method that the user called. */
    public final String operation;

    final String wireName;
    final String nameInContinuations;

    ChangeFeedMode(String operation, String wireName, String nameInContinuations) {
        this.operation = operation;
        this.wireName = wireName;
        this.nameInContinuations = nameInContinuations;
    }
}

package io.aiocosmos.core.session;

import java.util.List;

/** What tokens need of a partition key range. */
public interface TokenRange {
    /** Stable and never used again. */
    String id();

    /** The ids of the ranges it came from by splits and merges, oldest first. */
    List<String> parents();
}

package io.aiocosmos.core.session;

import java.util.List;

/** A partition key range, as far as tokens go. */
public interface TokenRange {
    /** Stable and never used again. */
    String id();

    /** The ids of the ranges it came from by splits and merges, oldest first. */
    List<String> parents();
}

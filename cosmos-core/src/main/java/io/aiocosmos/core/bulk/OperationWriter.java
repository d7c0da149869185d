package io.aiocosmos.core.bulk;

import io.aiocosmos.BulkOperation;
import io.aiocosmos.core.batch.BatchOperation;
import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.partition.ContainerMetadata;
import io.aiocosmos.spi.ThroughputControl;

/** Writes the operations of a bulk as they are sent. */
public interface OperationWriter {
    /**
     * Writes an operation with its partition key.
     *
     * @throws IllegalArgumentException if it cannot be sent; codecs throw their own
     */
    BatchOperation write(BulkOperation operation, ContainerMetadata container, JsonBuffer out);

    /** Whether what is stored is to come back. */
    boolean returnContent();

    /** What decodes items that come back. */
    Codecs codecs();

    Link container();

    /** Time for one operation; 0 for the client's own. */
    long timeoutNanos();

    /** What holds its requests back; {@code null} for what the client has. */
    ThroughputControl control();

    /** Whether writes may be sent again though they may have been done. */
    boolean retryUnknownOutcome();
}

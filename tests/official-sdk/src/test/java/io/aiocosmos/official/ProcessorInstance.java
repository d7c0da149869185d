package io.aiocosmos.official;

/** A processor of Microsoft's or ours, with a client of its own for each time it runs. */
interface ProcessorInstance {
    String name();

    void start();

    /** Gracefully. */
    void stop();

    /** Ends without giving its leases back, if the library can do that. */
    void kill();
}

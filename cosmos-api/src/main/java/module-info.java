/** Clients, values, options, errors, and the two interfaces that transports and codecs implement. */
module io.aiocosmos {
    requires static org.jspecify;

    exports io.aiocosmos;
    exports io.aiocosmos.error;
    exports io.aiocosmos.spi;
}

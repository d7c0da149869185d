/** Examples; the package is open to the codec, which reads and writes its records. */
module io.aiocosmos.examples {
    requires io.aiocosmos.changefeed;
    requires io.aiocosmos.core;
    requires io.aiocosmos.emulator;

    opens io.aiocosmos.examples;
}

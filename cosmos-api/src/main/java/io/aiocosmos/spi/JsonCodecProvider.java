package io.aiocosmos.spi;

/** Makes the codec of one JSON library; found by {@link java.util.ServiceLoader}. */
public interface JsonCodecProvider {
    /** Short, lower-case, stable: {@code "moshi"}. */
    String name();

    /** Makes a codec with the library's usual settings, ignoring unknown properties. */
    JsonCodec create();
}

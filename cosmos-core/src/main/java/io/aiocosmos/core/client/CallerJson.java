package io.aiocosmos.core.client;

import io.aiocosmos.RawJson;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.MalformedJsonException;

/** JSON that a caller wrote and that becomes part of a body: it must not end before its end. */
final class CallerJson {
    private CallerJson() {}

    /** @throws IllegalArgumentException if it is not one JSON value */
    static byte[] check(String name, RawJson json) {
        byte[] bytes = json.bytes();
        try {
            JsonSlice.of(bytes).check();
            return bytes;
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException(name + " is not well-formed JSON: " + e.getMessage(), e);
        }
    }
}

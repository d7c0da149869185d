package io.aiocosmos.core.client;

import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.json.JsonBuffer;

/** The body of a query: text and parameters, whose values the codec writes. */
final class QueryBody {
    private static final int MAX_BYTES = 512 * 1024;

    private QueryBody() {}

    /** @throws IllegalArgumentException if it is larger than the service takes (512 KB of query text and parameters) */
    static byte[] of(Codecs codecs, SqlQuery query) {
        JsonBuffer body = new JsonBuffer(query.text().length() + 64);
        body.ascii("{\"query\":").quoted(query.text()).ascii(",\"parameters\":[");
        boolean first = true;
        for (SqlQuery.Parameter parameter : query.parameters()) {
            body.ascii(first ? "{\"name\":" : ",{\"name\":")
                    .quoted(parameter.name())
                    .ascii(",\"value\":");
            codecs.encode(parameter.value(), body);
            body.ascii("}");
            first = false;
        }
        byte[] bytes = body.ascii("]}").toBytes();
        if (bytes.length > MAX_BYTES)
            throw new IllegalArgumentException(
                    "query must be at most 524288 bytes with its parameters, was " + bytes.length);
        return bytes;
    }
}

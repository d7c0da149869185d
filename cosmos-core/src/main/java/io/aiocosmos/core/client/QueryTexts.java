package io.aiocosmos.core.client;

import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.query.QueryText;
import java.nio.charset.StandardCharsets;

/** Queries with their parameters written by the codec. */
final class QueryTexts {
    private static final int MAX_BYTES = 512 * 1024;

    private QueryTexts() {}

    /** @throws IllegalArgumentException if it is larger than the service takes (512 KB of query text and parameters) */
    static QueryText of(Codecs codecs, SqlQuery query) {
        JsonBuffer parameters = new JsonBuffer(64).ascii("[");
        boolean first = true;
        for (SqlQuery.Parameter parameter : query.parameters()) {
            parameters
                    .ascii(first ? "{\"name\":" : ",{\"name\":")
                    .quoted(parameter.name())
                    .ascii(",\"value\":");
            if (parameter.value() instanceof RawJson)
                CallerJson.check("parameter " + parameter.name(), (RawJson) parameter.value());
            codecs.encode(parameter.value(), parameters);
            parameters.ascii("}");
            first = false;
        }
        byte[] written = parameters.ascii("]").toBytes();
        int length = query.text().getBytes(StandardCharsets.UTF_8).length + written.length;
        if (length > MAX_BYTES)
            throw new IllegalArgumentException("query must be at most 524288 bytes with its parameters, was " + length);
        return new QueryText(query.text(), written);
    }
}

package io.aiocosmos.emulator.wire;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.spi.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** One response. Its handler builds it; afterwards it is not changed. */
public final class Response implements TransportResponse {
    private static final byte[] NO_BODY = new byte[0];

    private final int status;
    private final List<String> headers = new ArrayList<>(32);
    private byte[] body = NO_BODY;
    private int operations;
    private Delivery delivery = Delivery.WHOLE;
    private Supplier<QueryFacts> query = () -> null;

    private Response(int status) {
        this.status = status;
    }

    /** A response without a body. It has a content type all the same, as the service documents it of a delete. */
    public static Response empty(int status) {
        return json(status, NO_BODY);
    }

    public static Response json(int status, JsonNode body) {
        return json(status, Json.bytes(body));
    }

    public static Response json(int status, byte[] body) {
        return new Response(status).body("application/json", body);
    }

    public static Response text(int status, String type, String body) {
        return new Response(status).body(type, body.getBytes(StandardCharsets.UTF_8));
    }

    private Response body(String type, byte[] bytes) {
        body = bytes;
        return with("Content-Type", type);
    }

    /** Adds a header; a {@code null} value adds nothing. */
    public Response with(String name, Object value) {
        if (value == null) return this;
        headers.add(name);
        headers.add(value.toString());
        return this;
    }

    /** The same response with another body. */
    public Response withBody(byte[] other) {
        Response copy = copy();
        copy.body = other;
        return copy;
    }

    /** The same response with other values of these headers, without those of which the value is {@code ""}. */
    public Response withHeaders(Map<String, String> others) {
        Response copy = copy();
        others.forEach((name, value) -> {
            copy.remove(name);
            if (!value.isEmpty()) copy.with(name, value);
        });
        return copy;
    }

    private Response copy() {
        Response copy = new Response(status);
        copy.headers.addAll(headers);
        copy.body = body;
        copy.operations = operations;
        copy.delivery = delivery;
        copy.query = query;
        return copy;
    }

    private void remove(String name) {
        for (int i = headers.size() - 2; i >= 0; i -= 2)
            if (headers.get(i).equalsIgnoreCase(name)) headers.subList(i, i + 2).clear();
    }

    /** Says how it goes out. */
    public Response delivered(Delivery way) {
        delivery = way;
        return this;
    }

    public Delivery delivery() {
        return delivery;
    }

    /** Says how many operations of a batch it is about. */
    public Response ofOperations(int count) {
        operations = count;
        return this;
    }

    /** 0 if it is not about a batch, or refuses one as a whole. */
    public int operations() {
        return operations;
    }

    /** Says what query it is about, to whom asks. */
    public Response ofQuery(Supplier<QueryFacts> facts) {
        query = facts;
        return this;
    }

    /** {@code null} if it is not about a query or a list of items. */
    public QueryFacts query() {
        return query.get();
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String header(String name) {
        for (int i = 0; i < headers.size(); i += 2)
            if (headers.get(i).equalsIgnoreCase(name)) return headers.get(i + 1);
        return null;
    }

    @Override
    public void forEachHeader(BiConsumer<String, String> action) {
        for (int i = 0; i < headers.size(); i += 2) action.accept(headers.get(i), headers.get(i + 1));
    }

    @Override
    public byte[] body() {
        return body;
    }

    /** The status only. */
    @Override
    public String toString() {
        return "Response[" + status + "]";
    }
}

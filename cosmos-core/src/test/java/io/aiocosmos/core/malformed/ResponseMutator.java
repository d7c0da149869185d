package io.aiocosmos.core.malformed;

import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.spi.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ContainerNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Mutates some responses: another status, body, field or header than the service would return. */
final class ResponseMutator {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int[] STATUSES = {
        200, 201, 202, 204, 206, 207, 299, 302, 304, 400, 401, 403, 404, 405, 408, 409, 410, 412, 413, 423, 424, 429,
        431, 449, 500, 502, 503, 504, 599
    };
    private static final String[] SUB_STATUSES = {
        "0",
        "3",
        "1000",
        "1001",
        "1002",
        "1003",
        "1004",
        "1008",
        "1013",
        "1022",
        "1024",
        "3200",
        "-1",
        "x",
        "99999999999"
    };
    private static final String[] VALUES = {
        "null",
        "true",
        "0",
        "-1",
        "1.5",
        "1e400",
        "99999999999999999999",
        "9223372036854775807",
        "-9223372036854775808",
        "2147483648",
        "\"\"",
        "\"x\"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"Undefined\"",
        "[]",
        "{}",
        "[[]]",
        "[{}]",
        "[null]",
        "[[[1]]]",
        "{\"a\":{}}",
        "\"//\"",
        "\"https://evil.example.com/\"",
        "\"127.0.0.1\""
    };
    private static final String[] BODIES = {
        "",
        " ",
        "null",
        "[]",
        "{}",
        "[{}]",
        "1",
        "\"x\"",
        "{",
        "}",
        "<html>",
        "{\"a\":}",
        "\ufeff{}",
        "{}{}",
        "nul",
        "{\"code\":1,\"message\":{}}",
        "[".repeat(5_000),
        "{\"a\":".repeat(5_000)
    };
    private static final String[] HEADERS = {
        "etag",
        "x-ms-activity-id",
        "x-ms-content-path",
        "x-ms-continuation",
        "x-ms-request-charge",
        "x-ms-retry-after-ms",
        "x-ms-session-token",
        "x-ms-substatus",
        "x-ms-cosmos-min-throughput",
        "x-ms-documentdb-query-metrics",
        "x-ms-cosmos-index-utilization",
        "x-ms-cosmos-query-execution-info"
    };
    private static final String[] HEADER_VALUES = {
        "",
        " ",
        "x",
        "\u0000",
        "\u00e9",
        "\u007f",
        "NaN",
        "-5",
        "1e999",
        "99999999999999999999",
        "0:1#2",
        "1:x",
        "%",
        "=;=",
        "{",
        "AAAA"
    };

    private final Random random;
    private final double probability;

    ResponseMutator(long seed, double probability) {
        this.random = new Random(seed);
        this.probability = probability;
    }

    TransportResponse maybeMutate(FakeResponse good) {
        if (random.nextDouble() >= probability) return good;
        switch (random.nextInt(6)) {
            case 0:
                return copy(any(STATUSES), good.body(), good);
            case 1:
                return copy(any(STATUSES), good.body(), good).header("x-ms-substatus", any(SUB_STATUSES));
            case 2:
                return copy(good.status(), bytes(any(BODIES)), good);
            case 3:
                return copy(good.status(), cut(good.body()), good);
            case 4:
                return good.header(any(HEADERS), any(HEADER_VALUES));
            default:
                return copy(good.status(), changed(good.body()), good);
        }
    }

    private FakeResponse copy(int status, byte[] body, FakeResponse good) {
        FakeResponse copy = FakeResponse.status(status).body(new String(body, StandardCharsets.UTF_8));
        good.forEachHeader(copy::header);
        return copy;
    }

    private byte[] cut(byte[] body) {
        return Arrays.copyOf(body, body.length == 0 ? 0 : random.nextInt(body.length));
    }

    /** With one value of the tree removed or replaced. */
    private byte[] changed(byte[] body) {
        if (body.length == 0) return bytes(any(BODIES));
        JsonNode tree = MAPPER.readTree(body);
        List<ContainerNode<?>> nodes = new ArrayList<>();
        collect(tree, nodes);
        ContainerNode<?> node = nodes.get(random.nextInt(nodes.size()));
        if (node instanceof ObjectNode) change((ObjectNode) node);
        else change((ArrayNode) node);
        return bytes(MAPPER.writeValueAsString(tree));
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> nodes) {
        if (node.isContainer() && node.size() > 0) nodes.add((ContainerNode<?>) node);
        for (JsonNode child : node) collect(child, nodes);
    }

    private void change(ObjectNode object) {
        Iterator<String> names = object.propertyNames().iterator();
        String name = names.next();
        for (int i = random.nextInt(object.size()); i > 0; i--) name = names.next();
        if (random.nextInt(4) == 0) object.remove(name);
        else object.putRawValue(name, new RawValue(any(VALUES)));
    }

    private void change(ArrayNode array) {
        int at = random.nextInt(array.size());
        array.remove(at);
        if (random.nextInt(4) != 0) array.insertRawValue(at, new RawValue(any(VALUES)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private int any(int[] of) {
        return of[random.nextInt(of.length)];
    }

    private String any(String[] of) {
        return of[random.nextInt(of.length)];
    }
}

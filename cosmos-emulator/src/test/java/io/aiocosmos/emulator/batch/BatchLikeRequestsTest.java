package io.aiocosmos.emulator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.BothEndpoints;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.RawClient;
import io.aiocosmos.emulator.RawResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The operations of a batch beside the same as requests of their own, against another emulator. */
class BatchLikeRequestsTest extends BatchTestBase {
    private final Random random = new Random(7);

    /** Status, sub-status and charge of an operation, and the item that it gave back. */
    private record Seen(int status, int subStatus, double charge, int n) {}

    /** One operation in both forms. */
    private record Both(String method, String id, String body, String ifMatch, boolean upsert) {
        String inBatch() {
            String type = switch (method) {
                case "POST" -> upsert ? "Upsert" : "Create";
                case "PUT" -> "Replace";
                case "PATCH" -> "Patch";
                case "GET" -> "Read";
                default -> "Delete";
            };
            String id = method.equals("POST") ? "" : ",'id':'" + this.id + "'";
            String match = ifMatch == null ? "" : ",'ifMatch':'" + ifMatch + "'";
            return "{'operationType':'" + type + "'" + id + match + (body == null ? "" : ",'resourceBody':" + body)
                    + "}";
        }

        RawResponse alone(RawClient client) throws IOException {
            List<String> headers = new ArrayList<>(List.of(KEY, "[\"a\"]"));
            if (upsert) headers.addAll(List.of("x-ms-documentdb-is-upsert", "true"));
            if (ifMatch != null) headers.addAll(List.of("if-match", ifMatch));
            String path = method.equals("POST") ? DOCS : DOCS + "/" + id;
            return client.send(
                    method, path, body == null ? null : body.replace('\'', '"'), headers.toArray(new String[0]));
        }
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void give_the_same_results(boolean isAtomic) throws IOException {
        try (CosmosEmulator single = options().start()) {
            RawClient alone = RawClient.inProcess(single);
            alone.createContainer();
            for (int round = 0; round < 200; round++) {
                List<Both> operations = operations();
                RawResponse batch = send(operations, isAtomic);
                List<Seen> inBatch = elements(batch);
                int failed = isAtomic ? failed(inBatch) : -1;
                if (failed >= 0) {
                    assertThat(batch.status()).isEqualTo(207);
                    continue; // nothing happened: nor to the other emulator
                }
                List<Seen> expected = new ArrayList<>();
                for (Both each : operations) expected.add(seen(each.alone(alone)));

                assertThat(inBatch).as(operations.toString()).isEqualTo(expected);
            }
            for (int id = 0; id < 4; id++)
                assertThat(n(read("i" + id, "a"))).isEqualTo(n(alone.get(DOCS + "/i" + id, KEY, "[\"a\"]")));
        }
    }

    @ParameterizedTest
    @MethodSource("io.aiocosmos.emulator.BothEndpoints#all")
    void come_through_either_endpoint(BothEndpoints.Opening endpoint) throws IOException {
        client = endpoint.on(emulator);

        RawResponse response = atomic(list(create("1"), read("1"), "{'operationType':'Delete','id':'1'}"));

        assertThat(statuses(response)).containsExactly(201, 200, 204);
    }

    private List<Both> operations() {
        List<Both> operations = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) operations.add(operation());
        return operations;
    }

    private Both operation() {
        String id = "i" + random.nextInt(4);
        String item = "{'id':'" + id + "','pk':'" + (random.nextInt(12) == 0 ? "b" : "a") + "','n':" + random.nextInt(9)
                + ",'x':'" + "x".repeat(random.nextInt(3000)) + "'}";
        String ifMatch = random.nextInt(6) == 0 ? random.nextBoolean() ? "*" : "other" : null;
        return switch (random.nextInt(6)) {
            case 0 -> new Both("POST", id, item, null, false);
            case 1 -> new Both("POST", id, item, ifMatch, true);
            case 2 -> new Both("PUT", id, item, ifMatch, false);
            case 3 -> new Both("PATCH", id, patch(), ifMatch, false);
            case 4 -> new Both("GET", id, null, null, false);
            default -> new Both("DELETE", id, null, ifMatch, false);
        };
    }

    private String patch() {
        String condition = random.nextInt(3) == 0 ? "'condition':'from c where c.n > 4'," : "";
        String path = random.nextInt(5) == 0 ? "/none/x" : "/n";
        return "{" + condition + "'operations':[{'op':'incr','path':'" + path + "','value':1}]}";
    }

    private RawResponse send(List<Both> operations, boolean isAtomic) throws IOException {
        String body = list(operations.stream().map(Both::inBatch).toArray(String[]::new));
        return isAtomic ? atomic(body) : bulk(body, KEY, "[\"a\"]", RANGE, "");
    }

    private static int failed(List<Seen> results) {
        for (int i = 0; i < results.size(); i++)
            if (results.get(i).status() >= 400 && results.get(i).status() != 424) return i;
        return -1;
    }

    private static List<Seen> elements(RawResponse batch) {
        List<Seen> seen = new ArrayList<>();
        for (JsonNode each : batch.json())
            seen.add(new Seen(
                    each.path("statusCode").asInt(),
                    each.path("subStatusCode").asInt(0),
                    each.path("requestCharge").asDouble(),
                    each.path("resourceBody").path("n").asInt(-1)));
        return seen;
    }

    private static Seen seen(RawResponse response) {
        return new Seen(
                response.status(), response.subStatus(), Double.parseDouble(response.header(CHARGE)), n(response));
    }

    private static int n(RawResponse response) {
        return response.body().isEmpty() ? -1 : response.json().path("n").asInt(-1);
    }
}

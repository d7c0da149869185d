package io.aiocosmos.emulator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.RawResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are no batch: 400, and nothing happens. */
class MalformedBatchTest extends BatchTestBase {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "5",
                "[",
                "[null]",
                "[1]",
                "[[]]",
                "[{}]",
                "[{'operationType':null}]",
                "[{'operationType':5}]",
                "[{'operationType':'create','resourceBody':{'id':'2','pk':'a'}}]",
                "[{'operationType':'CREATE','resourceBody':{'id':'2','pk':'a'}}]",
                "[{'operationType':'Execute','id':'2'}]",
                "[{'operationType':'Read'}]",
                "[{'operationType':'Read','id':''}]",
                "[{'operationType':'Read','id':7}]",
                "[{'operationType':'Delete','id':{}}]",
                "[{'operationType':'Create'}]",
                "[{'operationType':'Create','resourceBody':null}]",
                "[{'operationType':'Create','resourceBody':'x'}]",
                "[{'operationType':'Replace','resourceBody':{'id':'2','pk':'a'}}]",
                "[{'operationType':'Patch','id':'2'}]",
                "[{'operationType':'Delete','id':'2','ifMatch':5}]",
                "[{'operationType':'Read','id':'2','ifNoneMatch':[]}]",
                "[{'operationType':'Read','id':'2','partitionKey':['a']}]",
                "[{'operationType':'Read','id':'2','partitionKey':'a'}]",
            })
    void is_400(String body) throws IOException {
        String first = body.startsWith("[{") ? body.replaceFirst("^\\[", "[" + create("1") + ",") : body;

        for (String each : List.of(body, first)) {
            RawResponse response = atomic(each);

            assertThat(response.status()).as(response.body()).isEqualTo(400);
            assertThat(response.text("code")).isEqualTo("BadRequest");
        }
        assertThat(read("1", "a").status()).isEqualTo(404);
    }

    @Test
    void the_binary_form_of_dotnet_is_refused_by_its_name() throws IOException {
        byte[] hybridRow = {(byte) 0x81, 1, 2, 3};

        RawResponse response = client.sendBytes("POST", DOCS, hybridRow, KEY, "[\"a\"]", BATCH, "true", ATOMIC, "true");

        assertThat(response.status()).isEqualTo(501);
        assertThat(response.text("message")).contains("HybridRow");
    }

    @Test
    void an_item_may_nest_as_deeply_as_in_a_request_of_its_own() throws IOException {
        String deepest = "{'id':'1','pk':'a','x':" + "[".repeat(127) + "]".repeat(127) + "}";

        assertThat(client.post(DOCS, deepest.replace('\'', '"'), KEY, "[\"a\"]").status())
                .isEqualTo(201);
        assertThat(statuses(atomic("[{'operationType':'Upsert','resourceBody':" + deepest + "}]")))
                .containsExactly(200);
        String deeper = deepest.replace("[]", "[[]]");
        assertThat(atomic("[{'operationType':'Upsert','resourceBody':" + deeper + "}]")
                        .status())
                .isEqualTo(400);
    }

    @Tag("slow")
    @Test
    void any_damage_to_a_batch_gets_a_response_that_is_no_500() throws IOException {
        String batch = list(
                        "{'operationType':'Upsert','resourceBody':{'id':'1','pk':'a','n':[1,2.5e3,null,true]}}",
                        "{'operationType':'Patch','id':'1','ifMatch':'*','resourceBody':{'condition':'from c where c.n[0] = 1',"
                                + "'operations':[{'op':'add','path':'/n/-','value':{'x':1}},{'op':'move','from':'/n/0','path':'/m'}]}}",
                        "{'operationType':'Read','id':'1','ifNoneMatch':'x','partitionKey':'[\\'a\\']'}",
                        "{'operationType':'Replace','id':'1','minimalReturnPreference':true,'resourceBody':{'id':'1','pk':'a'}}",
                        "{'operationType':'Delete','id':'1'}")
                .replace('\'', '"');
        Random random = new Random(20260101);
        for (int round = 0; round < 3000; round++) {
            byte[] damaged = damaged(batch.getBytes(StandardCharsets.UTF_8), random);
            String isAtomic = round % 2 == 0 ? "true" : "false";

            RawResponse response =
                    client.sendBytes("POST", DOCS, damaged, KEY, "[\"a\"]", BATCH, "true", ATOMIC, isAtomic);

            assertThat(response.status())
                    .as(() -> new String(damaged, StandardCharsets.UTF_8) + "\n" + response.body())
                    .isIn(200, 207, 400, 501);
            if (response.status() < 300) assertThat(response.json().isArray()).isTrue();
        }
    }

    /** With some bytes replaced, left out or doubled. */
    private static byte[] damaged(byte[] whole, Random random) {
        byte[] other = "\"{}[],:0-e\\\u00e9 ntx".getBytes(StandardCharsets.UTF_8);
        byte[] now = whole.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(now.length);
            int kind = random.nextInt(3);
            int length = kind == 1 ? now.length - 1 : kind == 2 ? now.length + 1 : now.length;
            byte[] next = new byte[length];
            System.arraycopy(now, 0, next, 0, Math.min(at, length));
            int from = Math.min(now.length, kind == 1 ? at + 1 : at);
            int to = kind == 2 ? at + 1 : at;
            System.arraycopy(now, from, next, to, Math.min(now.length - from, length - to));
            if (kind != 1) next[at] = other[random.nextInt(other.length)];
            now = next;
        }
        return now;
    }
}

package io.aiocosmos.features.suite;

import static io.aiocosmos.features.suite.ArgumentErrors.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.Patch;
import io.aiocosmos.RawJson;
import io.aiocosmos.TypeRef;
import io.aiocosmos.error.CosmosException;
import io.aiocosmos.error.CosmosNotFoundException;
import io.aiocosmos.error.CosmosPreconditionFailedException;
import io.aiocosmos.error.CosmosServiceException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("emulator")
class PatchTest extends FeatureTest {
    private static final TypeRef<Map<String, Object>> MAP = new TypeRef<>() {};
    private static final String STORED = "{\"id\":\"1\",\"pk\":\"a\",\"n\":1,\"state\":\"open\",\"half\":0.5,"
            + "\"tags\":[\"x\",\"y\"],\"a/b~c\":1,\"old\":true,\"inner\":{\"x\":7}}";

    private CosmosContainer items() {
        CosmosContainer items = container();
        items.createItem(RawJson.of(STORED), Item.KEY);
        return items;
    }

    private static Map<String, Object> patched(CosmosContainer items, Patch patch) {
        return whole(items.patchItem("1", Item.KEY, patch, MAP));
    }

    private static Map<String, Object> stored(CosmosContainer items) {
        return whole(items.readItem("1", Item.KEY, MAP));
    }

    /** Without a type to say otherwise, Moshi reads all numbers as doubles. */
    private static Map<String, Object> whole(CosmosResponse<Map<String, Object>> response) {
        Map<String, Object> fields = new HashMap<>();
        response.value().forEach((name, value) -> fields.put(name, whole(value)));
        return fields;
    }

    private static Object whole(Object value) {
        if (value instanceof Double number && number == Math.rint(number)) return number.intValue();
        if (value instanceof List<?> list)
            return list.stream().map(PatchTest::whole).collect(Collectors.toList());
        if (!(value instanceof Map<?, ?> map)) return value;
        Map<Object, Object> fields = new HashMap<>();
        map.forEach((name, each) -> fields.put(name, whole(each)));
        return fields;
    }

    @Test
    void each_operation_changes_what_it_says_and_the_patched_item_comes_back() {
        CosmosContainer items = items();

        CosmosResponse<Map<String, Object>> response = items.patchItem(
                "1",
                Item.KEY,
                Patch.create()
                        .add("/tags/0", "first")
                        .set("/tags/1", null)
                        .replace("/state", "closed")
                        .remove("/old")
                        .increment("/n", 41)
                        .increment("/half", -0.25)
                        .move("/inner/x", "/moved")
                        .set(Patch.at("a/b~c"), Map.of("k", List.of(1, "é")))
                        .add("/tags/-", RawJson.of("{\"raw\": true}")),
                MAP);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.etag()).isPresent();
        assertThat(whole(response))
                .containsEntry("state", "closed")
                .containsEntry("half", 0.25)
                .containsEntry("a/b~c", Map.of("k", List.of(1, "é")))
                .containsEntry("inner", Map.of())
                .containsEntry("moved", 7)
                .containsEntry("n", 42)
                .doesNotContainKey("old");
        assertThat(response.value().get("tags").toString()).isEqualTo("[first, null, y, {raw=true}]");
        assertThat(stored(items)).isEqualTo(whole(response));
    }

    @Test
    void a_patch_is_read_as_the_type_that_is_asked_for() {
        CosmosContainer items = items();

        assertThat(items.patchItem("1", Item.KEY, Patch.create().set("/n", 2), Item.class)
                        .value())
                .isEqualTo(Item.of("1", 2));
        assertThat(items.patchItem("1", Item.KEY, Patch.create().set("/n", 3), RawJson.class)
                        .value()
                        .text())
                .contains("\"n\":3");
    }

    @Test
    void a_condition_that_is_met_lets_the_patch_through_and_one_that_is_not_changes_nothing() {
        CosmosContainer items = items();
        Patch change = Patch.create().set("/n", 2);

        assertThat(patched(items, change.where("c.state = @s and c.n < @n and @n > -@n", "open", 2)))
                .containsEntry("n", 2);
        assertThatThrownBy(() -> items.patchItem(
                        "1", Item.KEY, Patch.create().set("/n", 3).where("c.state = @s", "closed"), MAP))
                .isInstanceOf(CosmosPreconditionFailedException.class)
                .hasMessageContaining("The item does not meet the condition of the patch.");
        assertThatThrownBy(() -> items.patchItem(
                        "1", Item.KEY, Patch.create().set("/n", 3).condition("FROM x WHERE x.n = 1"), MAP))
                .isInstanceOf(CosmosPreconditionFailedException.class);
        assertThat(stored(items)).containsEntry("n", 2);
    }

    @Test
    void parameters_of_any_type_are_values_whatever_is_in_them() {
        CosmosContainer items = items();
        String evil = "x\" or 1=1 -- \\\" ' or '1'='1 @s /* é\u2028𝄞 \n";
        patched(items, Patch.create().set("/state", evil));

        assertThat(patched(items, Patch.create().set("/n", 2).where("c.state = @s and '@s' != @s", evil)))
                .containsEntry("n", 2);
        assertThat(patched(
                        items,
                        Patch.create()
                                .set("/n", 3)
                                .where("c.inner = @o and c.tags = @l", Map.of("x", 7), List.of("x", "y"))))
                .containsEntry("n", 3);
        assertThat(patched(items, Patch.create().set("/n", 4).where("c.old = @t and c.none ?? @z = null", true, null)))
                .containsEntry("n", 4);
        assertThatThrownBy(() -> patched(items, Patch.create().set("/n", 5).where("c.state = @s", "y\" or 1=1 -- ")))
                .isInstanceOf(CosmosPreconditionFailedException.class);
    }

    @Test
    void no_text_breaks_out_of_a_parameter() {
        CosmosContainer items = items();
        Random random = new Random(setup.toString().hashCode());
        String stored = "open";
        for (int i = 0; i < 40; i++) {
            String next = evil(random);
            String other = stored + evil(random);

            assertThatThrownBy(() ->
                            patched(items, Patch.create().set("/n", -1).where("c.state = @ab and @a = @a", other, 1)))
                    .isInstanceOf(CosmosPreconditionFailedException.class);
            Patch change = Patch.create().set("/state", next).where("@a = c.state and '@a' != @ab", stored, other);
            assertThat(patched(items, change)).containsEntry("state", next).containsEntry("n", 1);
            stored = next;
        }
    }

    private static String evil(Random random) {
        String[] parts = {
            "'",
            "\"",
            "\\",
            "--",
            "/*",
            "*/",
            "@a",
            "@ab",
            " or 1=1 ",
            ")",
            "{",
            "]",
            "\n",
            "\0",
            "\u2028",
            "é",
            "𝄞",
            "\\u0022"
        };
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) text.append(parts[random.nextInt(parts.length)]);
        return text.toString();
    }

    @Test
    void an_etag_guards_a_patch() {
        CosmosContainer items = items();
        String etag = items.readItem("1", Item.KEY, MAP).etag().orElseThrow();
        ItemWriteOptions guarded = ItemWriteOptions.builder().ifMatch(etag).build();
        Patch change = Patch.create().increment("/n", 1);

        assertThat(whole(items.patchItem("1", Item.KEY, change, MAP, guarded))).containsEntry("n", 2);
        assertThatThrownBy(() -> items.patchItem("1", Item.KEY, change, MAP, guarded))
                .isInstanceOf(CosmosPreconditionFailedException.class)
                .hasMessageContaining("Read it again and retry with its new etag");
        assertThat(stored(items)).containsEntry("n", 2);
    }

    @Test
    void a_patch_can_omit_the_content_of_its_response() {
        CosmosContainer items = items();
        ItemWriteOptions bare = ItemWriteOptions.builder().returnContent(false).build();

        CosmosResponse<Item> response =
                items.patchItem("1", Item.KEY, Patch.create().set("/n", 9), Item.class, bare);

        assertThat(response.isOk()).isTrue();
        assertThat(response.hasValue()).isFalse();
        assertThatThrownBy(response::value).isInstanceOf(NoSuchElementException.class);
        assertThat(items.readItem("1", Item.KEY, Item.class).value().n()).isEqualTo(9);
    }

    @Test
    void what_the_service_refuses_is_told_in_one_line_with_the_number_of_the_operation() {
        CosmosContainer items = items();
        Patch change = Patch.create().set("/n", 2);

        assertThatThrownBy(() -> patched(items, change.remove("/nothing")))
                .isInstanceOf(CosmosServiceException.class)
                .hasMessageContaining("patchItem dbs/" + databaseId + "/colls/items/docs/1: 400 BadRequest")
                .hasMessageContaining("For Operation(2): ");
        assertThatThrownBy(() -> patched(items, change.increment("/state", 1)))
                .hasMessageContaining("For Operation(2): Node(/state) is not a number.");
        assertThatThrownBy(() -> patched(items, change.where("c.n =")))
                .isInstanceOf(CosmosServiceException.class)
                .extracting(failure -> ((CosmosException) failure).details().statusCode())
                .isEqualTo(400);
        assertThatThrownBy(() -> items.patchItem("2", Item.KEY, change, MAP))
                .isInstanceOf(CosmosNotFoundException.class);
        assertThat(stored(items)).containsEntry("n", 1);
    }

    @Test
    void what_no_patch_can_do_is_refused_before_anything_is_sent() {
        CosmosContainer items = items();
        Patch ten = Patch.create();
        for (int i = 0; i < 10; i++) ten = ten.set("/p" + i, i);
        Patch full = ten;
        Patch one = Patch.create().set("/n", 2);

        assertNothingSent(() -> {
            assertRejected(() -> patched(items, Patch.create()), "patch has no operation");
            assertRejected(() -> patched(items, full.remove("/p0")), "a patch has at most 10 operations");
            for (String path : List.of("/id", "/_rid", "/_ts", "/_etag", "/_self", "/id/x")) {
                assertRejected(() -> patched(items, Patch.create().set(path, "x")), "/" + path.split("/")[1]);
                assertRejected(() -> patched(items, Patch.create().move(path, "/x")), "/" + path.split("/")[1]);
            }
            assertRejected(() -> patched(items, Patch.create().set("n", 1)), "path must begin with a slash, was n");
            assertRejected(() -> patched(items, Patch.create().set("", 1)), "path must not be blank");
            assertRejected(() -> patched(items, Patch.create().set("/a~b", 1)), "path has a ~ that is not written");
            assertRejected(
                    () -> patched(items, Patch.create().move("/a", "/a/b")), "a value cannot be moved into itself");
            assertRejected(() -> patched(items, Patch.create().increment("/n", Double.NaN)), "amount must be finite");
            assertRejected(() -> patched(items, Patch.create().set("/n", Item.KEY)), "value is a PartitionKey");
            assertRejected(
                    () -> patched(items, Patch.create().set("/n", RawJson.of("1},{"))), "value is not well-formed");
            assertRejected(
                    () -> patched(items, one.where("c.n = @n", RawJson.of("1 or true"))), "parameter of the condition");
            assertRejected(() -> patched(items, one.where("c.n = @n")), "condition must have as many parameters");
            assertRejected(() -> patched(items, one.where("c.n = 1", 1)), "condition must have as many parameters");
            assertRejected(() -> patched(items, one.where("c.n = '@n", 1)), "condition has a text that does not end");
            assertRejected(() -> patched(items, one.where("true").where("true")), "the patch has a condition already");
            assertRejected(
                    () -> items.patchItem(
                            "1",
                            Item.KEY,
                            one,
                            MAP,
                            ItemWriteOptions.builder().ifNoneMatch("*").build()),
                    "option ifNoneMatch does not apply to patchItem");
            assertRejected(() -> items.patchItem("1", Item.KEY, null, MAP), "patch must not be null");
            assertRejected(() -> items.patchItem("a/b", Item.KEY, one, MAP), "item id must not contain '/'");
        });
    }

    @Test
    void a_patch_of_the_partition_key_is_refused_unsent_once_the_definition_is_known_and_by_the_service_before() {
        CosmosContainer items = container(ContainerProperties.of("deep", "/a/b"));
        PartitionKey key = PartitionKey.of("k");
        RawJson item = RawJson.of("{\"id\":\"1\",\"a\":{\"b\":\"k\",\"c\":1},\"ab\":1}");
        items.createItem(item, key);
        assertThatThrownBy(() -> items.patchItem("1", key, Patch.create().set("/a/b", "x"), MAP))
                .isInstanceOf(CosmosServiceException.class);

        items.upsertItem(item); // reads the definition

        assertNothingSent(() -> {
            for (String path : List.of("/a/b", "/a", "/a/b/c"))
                assertRejected(
                        () -> items.patchItem("1", key, Patch.create().set(path, "x"), MAP),
                        "the partition key cannot be patched");
            assertRejected(
                    () -> items.patchItem("1", key, Patch.create().move("/a", "/x"), MAP),
                    "the partition key cannot be patched");
        });
        assertThat(whole(items.patchItem("1", key, Patch.create().set("/a/c", 2).set("/ab", 2), MAP)))
                .containsEntry("a", Map.of("b", "k", "c", 2))
                .containsEntry("ab", 2);
    }

    @Test
    void a_patch_goes_out_as_the_official_clients_send_it() {
        CosmosContainer items = items();

        patched(items, Patch.create().set("/n", 2).where("c.n = @n", 1));

        assertThat(sent()).last().satisfies(request -> {
            assertThat(request.method()).isEqualTo("PATCH");
            assertThat(request.header("content-type")).contains("application/json-patch+json");
        });
    }

    @Test
    void items_without_a_partition_key_can_be_patched() {
        CosmosContainer items = container();
        items.createItem(RawJson.of("{\"id\":\"1\",\"n\":1}"), PartitionKey.none());

        assertThat(whole(
                        items.patchItem("1", PartitionKey.none(), Patch.create().increment("/n", 1), MAP)))
                .containsEntry("n", 2);
    }
}

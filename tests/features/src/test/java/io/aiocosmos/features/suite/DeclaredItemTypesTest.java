package io.aiocosmos.features.suite;

import static io.aiocosmos.features.suite.ArgumentErrors.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.ItemResult;
import io.aiocosmos.ItemToCreate;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.TypeRef;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The returned item fits the variable of the written one, or nothing is sent. */
class DeclaredItemTypesTest extends FeatureTest {
    private static final TypeRef<Envelope<Foo>> FOOS = new TypeRef<>() {};

    public record Foo(String name, int n) {}

    public record Envelope<T>(String id, String pk, T payload) {}

    public static class Base {
        public String id;
        public String pk;
    }

    public static class Derived extends Base {
        public String more;
    }

    public static class Doc extends HashMap<String, Object> {
        private static final long serialVersionUID = 1L;
    }

    private enum Field {
        id,
        pk
    }

    private static <M extends Map<String, Object>> M filled(M map) {
        map.put("id", map.getClass().getSimpleName());
        map.put("pk", "a");
        map.put("n", 7.5);
        return map;
    }

    @Test
    void a_map_is_returned_as_its_own_class() {
        CosmosContainer items = container();

        HashMap<String, Object> hash =
                items.upsertItem(filled(new HashMap<>()), Item.KEY).value();
        LinkedHashMap<String, Object> linked =
                items.createItem(filled(new LinkedHashMap<>())).value();
        TreeMap<String, Object> tree =
                items.createItem(filled(new TreeMap<>()), Item.KEY).value();
        SortedMap<String, Object> sorted =
                items.upsertItem(filled(new ConcurrentSkipListMap<>())).value();
        ConcurrentHashMap<String, Object> concurrent = items.replaceItem(
                        filled(new ConcurrentHashMap<>(tree)), "ConcurrentHashMap", Item.KEY, upserted(items))
                .value();

        assertThat(List.<Map<String, Object>>of(hash, linked, tree, sorted, concurrent))
                .allSatisfy(map -> assertThat(map).containsEntry("n", 7.5).containsKey("_etag"));
    }

    private static ItemWriteOptions upserted(CosmosContainer items) {
        items.upsertItem(RawJson.of("{\"id\":\"ConcurrentHashMap\",\"pk\":\"a\"}"));
        return ItemWriteOptions.defaults();
    }

    @Test
    void maps_of_hidden_classes_are_maps() {
        CosmosContainer items = container();
        Map<String, Object> map = Map.of("id", "1", "pk", "a");

        Map<String, Object> immutable = items.upsertItem(map).value();
        Map<String, Object> unmodifiable =
                items.upsertItem(Collections.unmodifiableMap(map), Item.KEY).value();
        SortedMap<String, Object> part =
                items.upsertItem(new TreeMap<>(map).tailMap("a")).value();

        assertThat(List.of(immutable, unmodifiable, part))
                .allSatisfy(each -> assertThat(each).containsEntry("id", "1").containsKey("_ts"));
    }

    @Test
    @Tag("emulator")
    void a_class_of_map_that_would_be_returned_as_another_is_rejected() {
        CosmosContainer items = container();
        String rule = "item is a " + Doc.class.getName() + ", which is read as another class of map";

        assertNothingSent(() -> {
            assertRejected(() -> items.createItem(filled(new Doc()), Item.KEY), rule);
            assertRejected(() -> items.upsertItem(filled(new Doc())), rule);
            assertRejected(() -> items.replaceItem(filled(new Doc()), "Doc", Item.KEY), rule);
            assertRejected(() -> items.createItem(keyedByConstants()), "item is a java.util.EnumMap");
            assertRejected(
                    () -> items.createItem(new HashMap<>(keyedByConstants())),
                    "item is a java.util.HashMap, whose keys");
        });
    }

    private static Map<Field, Object> keyedByConstants() {
        return new EnumMap<>(Map.of(Field.id, "1", Field.pk, "a"));
    }

    @Test
    void nothing_is_rejected_if_no_content_is_returned() {
        CosmosContainer items = container();
        ItemWriteOptions silent =
                ItemWriteOptions.builder().returnContent(false).build();

        assertThat(items.createItem(filled(new Doc()), Item.KEY, silent).statusCode())
                .isEqualTo(201);
        assertThat(items.createItem(keyedByConstants(), Item.KEY, silent).statusCode())
                .isEqualTo(201);
        assertThat(items.readItem("1", Item.KEY, RawJson.class).value().text()).contains("\"pk\":\"a\"");
    }

    @Test
    @Tag("emulator")
    void a_generic_class_is_rejected_without_its_type() {
        CosmosContainer items = container();
        Envelope<Foo> foo = new Envelope<>("1", "a", new Foo("x", 1));
        String rule = "item is a " + Envelope.class.getName() + ", a generic class: declare its type by withItemType";

        assertNothingSent(() -> {
            assertRejected(() -> items.createItem(foo, Item.KEY), rule);
            assertRejected(() -> items.upsertItem(foo), rule);
            assertRejected(() -> items.replaceItem(foo, "1", Item.KEY), rule);
            ItemResult<Envelope<Foo>> result =
                    items.createItems(List.of(foo), BulkOptions.defaults()).get(0);
            assertThat(result.failure().orElseThrow()).hasMessageContaining("withItemType");
        });
    }

    @Test
    @Tag("emulator")
    void a_generic_class_is_rejected_if_its_raw_class_is_declared() {
        CosmosContainer items = container();
        Envelope<Foo> foo = new Envelope<>("1", "a", new Foo("x", 1));
        String rule = "item is a " + Envelope.class.getName() + ", a generic class: declare its type by withItemType";

        assertNothingSent(() -> {
            assertRejected(() -> items.withItemType(Envelope.class).createItem(foo, Item.KEY), rule);
            assertRejected(() -> items.withItemType(Record.class).upsertItem(foo), rule);
        });
    }

    @Test
    @Tag("emulator")
    void an_anonymous_class_is_rejected_before_sending() {
        CosmosContainer items = container();
        Base anonymous = new Base() {};
        anonymous.id = "1";
        anonymous.pk = "a";
        Map<String, Object> map = filled(new HashMap<>() {
            private static final long serialVersionUID = 1L;
        });

        assertNothingSent(() -> {
            assertRejected(() -> items.createItem(anonymous, Item.KEY), "item is of an anonymous class");
            assertRejected(() -> items.createItem(map, Item.KEY), "item is of an anonymous class");
            assertRejected(
                    () -> items.withItemType(new TypeRef<Map<String, Object>>() {})
                            .createItem(map, Item.KEY),
                    "item is of an anonymous class");
        });
    }

    @Test
    void a_generic_class_is_written_and_read_by_its_declared_type() {
        CosmosContainer items = container().withItemType(FOOS);
        Envelope<Foo> foo = new Envelope<>("1", "a", new Foo("x", 1));

        Envelope<Foo> created = items.createItem(foo).value();
        Envelope<Foo> upserted = items.upsertItem(foo, Item.KEY).value();
        Envelope<Foo> replaced = items.replaceItem(foo, "1", Item.KEY).value();

        Foo payload = created.payload();
        assertThat(payload).isEqualTo(new Foo("x", 1));
        assertThat(List.of(upserted, replaced)).containsOnly(foo);
        assertThat(items.readItem("1", Item.KEY, FOOS).value()).isEqualTo(foo);
    }

    @Test
    void createItems_uses_the_declared_type_too() {
        CosmosContainer items = container().withItemType(FOOS);
        Envelope<Foo> one = new Envelope<>("1", "a", new Foo("x", 1));
        Envelope<Foo> two = new Envelope<>("2", "a", new Foo("y", 2));

        assertThat(items.createItems(List.of(one), BulkOptions.defaults())).allMatch(ItemResult::isOk);
        assertThat(items.createItems(List.of(ItemToCreate.of(two, Item.KEY)), BulkOptions.defaults()))
                .allMatch(ItemResult::isOk);

        assertThat(items.readItem("2", Item.KEY, FOOS).value()).isEqualTo(two);
    }

    @Test
    @Tag("emulator")
    void another_class_than_the_declared_one_is_rejected() {
        CosmosContainer items = container().withItemType(Base.class);
        Derived derived = new Derived();
        derived.id = "1";
        derived.pk = "a";

        assertNothingSent(() -> {
            assertRejected(() -> items.createItem(Item.of("1")), "item must be a " + Base.class.getName());
            assertRejected(() -> items.upsertItem(RawJson.of("{\"id\":\"1\"}"), Item.KEY), "item must be a ");
            assertRejected(() -> items.createItem(derived), "item is a " + Derived.class.getName());
            assertThat(items.createItems(List.of(Item.of("1")), BulkOptions.defaults())
                            .get(0)
                            .isOk())
                    .isFalse();
        });
    }

    @Test
    void a_map_keeps_its_class_under_a_declared_type() {
        CosmosContainer items = container().withItemType(new TypeRef<Map<String, String>>() {});

        TreeMap<String, String> tree =
                items.createItem(new TreeMap<>(Map.of("id", "1", "pk", "a"))).value();

        assertThat(tree.values()).allSatisfy(text -> assertThat(text).isInstanceOf(String.class));
    }

    @Test
    void the_container_itself_stays_without_a_type() {
        CosmosContainer items = container();

        assertThat(items.withItemType(Item.class).withItemType(FOOS).id()).isEqualTo(items.id());
        assertThat(items.createItem(Map.of("id", "1", "pk", "a")).isOk()).isTrue();
    }
}

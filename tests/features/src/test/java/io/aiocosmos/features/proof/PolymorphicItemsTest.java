package io.aiocosmos.features.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import io.aiocosmos.BulkOptions;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.ItemResult;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.RawJson;
import io.aiocosmos.TypeRef;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.json.jackson.JacksonCodec;
import io.aiocosmos.json.jackson2.Jackson2Codec;
import io.aiocosmos.json.moshi.MoshiCodec;
import io.aiocosmos.spi.JsonCodec;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Items of a polymorphic base class are stored with their type discriminator if the base is the declared type. */
class PolymorphicItemsTest {
    private static final PartitionKey KEY = PartitionKey.of("a");

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({@JsonSubTypes.Type(value = Circle.class, name = "circle"), @JsonSubTypes.Type(Square.class)})
    public interface Shape {}

    public record Circle(String id, String pk, double radius) implements Shape {}

    public record Square(String id, String pk, double side) implements Shape {}

    public record Envelope<T>(String id, String pk, T payload) {}

    /** As Moshi's own polymorphic factory: for the base only. */
    private static final JsonAdapter.Factory SHAPES = (type, annotations, moshi) -> {
        if (type != Shape.class) return null;
        JsonAdapter<Circle> circles = moshi.adapter(Circle.class);
        return new JsonAdapter<Shape>() {
            @Override
            public Shape fromJson(JsonReader reader) throws IOException {
                JsonReader peeked = reader.peekJson();
                peeked.setFailOnUnknown(false);
                boolean told = false;
                peeked.beginObject();
                while (peeked.hasNext()) {
                    told |= peeked.nextName().equals("kind");
                    peeked.skipValue();
                }
                if (!told) throw new IllegalStateException("kind missing");
                return circles.fromJson(reader);
            }

            @Override
            public void toJson(JsonWriter writer, Shape value) throws IOException {
                writer.beginObject();
                writer.name("kind").value("circle");
                int token = writer.beginFlatten();
                circles.toJson(writer, (Circle) value);
                writer.endFlatten(token);
                writer.endObject();
            }
        };
    };

    static Stream<JsonCodec> codecs() {
        return Stream.of(
                JacksonCodec.create(),
                Jackson2Codec.create(),
                MoshiCodec.of(new Moshi.Builder().add(SHAPES).build()));
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void are_stored_and_returned_by_their_base(JsonCodec codec) {
        try (CosmosEmulator emulator = CosmosEmulator.builder().start();
                CosmosClient client = CosmosClients.builder()
                        .endpoint(emulator.endpoint())
                        .key(emulator.key())
                        .transport(emulator.transport())
                        .codec(codec)
                        .connect()) {
            client.createDatabase("d");
            client.database("d").createContainer(ContainerProperties.of("c", "/pk"));
            CosmosContainer items = client.database("d").container("c");
            Circle circle = new Circle("1", "a", 2.5);

            Shape shape =
                    items.withItemType(Shape.class).createItem((Shape) circle).value();
            Circle again =
                    items.withItemType(Shape.class).upsertItem(circle, KEY).value();
            Envelope<Shape> envelope = items.withItemType(new TypeRef<Envelope<Shape>>() {})
                    .createItem(new Envelope<Shape>("2", "a", circle), KEY)
                    .value();
            ItemResult<Shape> many = items.withItemType(Shape.class)
                    .createItems(List.<Shape>of(new Circle("3", "a", 1)), BulkOptions.defaults())
                    .get(0);

            assertThat(List.of(shape, again, envelope.payload())).containsOnly(circle);
            assertThat(many.isOk()).isTrue();
            for (String id : List.of("1", "2", "3"))
                assertThat(items.readItem(id, KEY, RawJson.class).value().text())
                        .contains("\"kind\":\"circle\"");
        }
    }
}

package io.aiocosmos.core.changefeed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.ChangeFeedItem;
import io.aiocosmos.OperationType;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions of items in the forms that the service and its bindings have. JSON is written with single quotes. */
class VersionDecoderTest {
    private static ChangeFeedItem<String> decode(String quoted) {
        byte[] json = quoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return new VersionDecoder<>(row -> row.field("id").string()).decode(JsonSlice.of(json));
    }

    private static ChangeFeedItem<String> deleted(String key) {
        return decode("{'current':{},'metadata':{'crts':1,'operationType':'delete','partitionKey':" + key + "}}");
    }

    @Test
    void a_change_needs_no_more_than_its_operation() {
        ChangeFeedItem<String> change =
                decode("{'current':{'id':'a'},'metadata':{'operationType':'Create','crts':1720000000}}");

        assertThat(change.operation()).isEqualTo(OperationType.CREATE);
        assertThat(change.current()).contains("a");
        assertThat(change.previous()).isEmpty();
        assertThat(change.lsn()).isZero();
        assertThat(change.previousLsn()).isZero();
        assertThat(change.timestamp()).isEqualTo(Instant.ofEpochSecond(1_720_000_000));
        assertThat(change.isTimeToLiveExpired()).isFalse();
        assertThat(change.id()).isEmpty();
        assertThat(change.partitionKey()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'current':{},", "'current':null,", ""})
    void a_delete_has_no_current_item_however_that_is_said(String current) {
        ChangeFeedItem<String> change =
                decode("{" + current + "'previous':{'id':'a'},'metadata':{'operationType':'delete','crts':1,"
                        + "'timeToLiveExpired':true,'id':'a','lsn':7,'previousImageLSN':5}}");

        assertThat(change.current()).isEmpty();
        assertThat(change.previous()).contains("a");
        assertThat(change.isTimeToLiveExpired()).isTrue();
        assertThat(change.id()).contains("a");
        assertThat(change.previousLsn()).isEqualTo(5);
    }

    @Test
    void the_key_of_a_delete_has_all_its_levels() {
        assertThat(deleted("{'pk':'a'}").partitionKey()).contains(PartitionKey.of("a"));
        assertThat(deleted("{'a':'x','b':1.5,'c':true}").partitionKey())
                .contains(PartitionKey.hierarchical("x", 1.5, true));
        assertThat(deleted("{'pk':null}").partitionKey()).contains(PartitionKey.ofNull());
        assertThat(deleted("{'a':'x','b':{}}").partitionKey())
                .contains(PartitionKey.hierarchical("x", PartitionKey.none()));
        assertThat(deleted("{}").partitionKey()).contains(PartitionKey.none());
    }

    /** It is there for convenience: a page must not be lost to it. */
    @ParameterizedTest
    @ValueSource(strings = {"'a'", "['a']", "7", "{'a':1,'b':2,'c':3,'d':4}", "{'a':1e999}", "null"})
    void a_key_that_is_none_is_left_out(String key) {
        assertThat(deleted(key).partitionKey()).isEmpty();
    }

    @Test
    void what_is_no_change_is_malformed() {
        for (String each : new String[] {"{}", "{'metadata':7}", "{'metadata':{'operationType':'truncate'}}"})
            assertThatThrownBy(() -> decode(each)).as(each).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void its_text_shows_neither_item_nor_key() {
        assertThat(deleted("{'pk':'secret'}")).hasToString("ChangeFeedItem[DELETE, lsn 0]");
    }
}

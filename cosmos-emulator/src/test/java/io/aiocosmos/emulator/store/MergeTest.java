package io.aiocosmos.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorTestBase;
import io.aiocosmos.emulator.RawResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A container of three ranges, with thirty items, of which the first two are merged. */
class MergeTest extends EmulatorTestBase {
    private static final String RANGES = "/dbs/d/colls/c/pkranges";
    private static final String RANGE = "x-ms-documentdb-partitionkeyrangeid";

    @Override
    protected CosmosEmulator.Builder options() {
        return CosmosEmulator.builder().partitions(3);
    }

    @BeforeEach
    void fill() throws IOException {
        for (int i = 0; i < 30; i++) create("id" + i, "pk" + i);
        upsert("id0", "pk0", "");
    }

    private void merge() {
        emulator.merge("d", "c", "0", "1");
    }

    private JsonNode range(int index) throws IOException {
        return client.get(RANGES).json().get("PartitionKeyRanges").get(index);
    }

    /** Of the whole range, or of the effective keys of one that it was made of. */
    private RawResponse items(String id, JsonNode of, String... more) throws IOException {
        List<String> headers = new ArrayList<>(List.of(RANGE, id));
        if (of != null)
            headers.addAll(List.of(
                    "x-ms-read-key-type",
                    "EffectivePartitionKeyRange",
                    "x-ms-start-epk",
                    of.get("minInclusive").asString(),
                    "x-ms-end-epk",
                    of.get("maxExclusive").asString()));
        headers.addAll(List.of(more));
        return client.get(DOCS, headers.toArray(new String[0]));
    }

    private static List<String> ids(RawResponse page) {
        return page.json()
                .get("Documents")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    @Test
    void it_has_the_items_of_both_and_names_them_as_its_parents() throws Exception {
        List<String> both = new ArrayList<>(ids(items("0", null)));
        both.addAll(ids(items("1", null)));
        JsonNode lower = range(0);
        JsonNode upper = range(1);
        merge();

        JsonNode merged = range(0);

        assertThat(client.get(RANGES).json().get("_count").intValue()).isEqualTo(2);
        assertThat(merged.get("id").asString()).isEqualTo("3");
        assertThat(merged.get("minInclusive")).isEqualTo(lower.get("minInclusive"));
        assertThat(merged.get("maxExclusive")).isEqualTo(upper.get("maxExclusive"));
        assertThat(merged.get("parents").toString()).isEqualTo("[\"0\",\"1\"]");
        assertThat(ids(items("3", null))).containsExactlyInAnyOrderElementsOf(both);
        for (int i = 0; i < 30; i++)
            assertThat(read("id" + i, "pk" + i).status()).isEqualTo(200);
    }

    @Test
    void the_old_ids_are_gone_and_the_new_one_takes_writes() throws Exception {
        merge();

        for (String old : new String[] {"0", "1"}) {
            assertThat(items(old, null).status()).isEqualTo(410);
            assertThat(items(old, null).subStatus()).isEqualTo(1002);
        }
        for (int i = 30; i < 60; i++)
            assertThat(create("id" + i, "pk" + i).status()).isEqualTo(201);
        List<String> rids = ids(items("3", null));
        assertThat(rids).doesNotHaveDuplicates();
    }

    @Test
    void it_goes_on_from_the_higher_sequence_number_and_takes_the_tokens_of_both() throws Exception {
        long lower = range(0).get("_lsn").longValue();
        long upper = range(1).get("_lsn").longValue();
        merge();

        assertThat(range(0).get("_lsn").longValue()).isEqualTo(Math.max(lower, upper));
        for (String token : new String[] {"0:-1#" + lower, "1:-1#" + upper})
            assertThat(client.get(DOCS, RANGE, "3", TOKEN, token).status()).isEqualTo(200);
        assertThat(client.get(DOCS, RANGE, "3", TOKEN, "0:-1#99").subStatus()).isEqualTo(1002);
    }

    @Test
    void pages_and_change_feeds_of_its_parts_go_on_within_their_keys() throws Exception {
        for (int part = 0; part < 2; part++) {
            JsonNode old = range(part);
            String id = old.get("id").asString();
            List<String> all = ids(items(id, null));
            RawResponse page = items(id, null, "x-ms-max-item-count", "2");
            RawResponse feed = items(id, null, "x-ms-max-item-count", "2", "a-im", "Incremental Feed");
            List<String> listed = new ArrayList<>(ids(page));
            List<String> changed = new ArrayList<>(ids(feed));
            if (part == 1) {
                merge();
                listed.addAll(ids(items("3", old, CONTINUATION, page.header(CONTINUATION))));
                changed.addAll(ids(items("3", old, "a-im", "Incremental Feed", "if-none-match", feed.header("etag"))));

                assertThat(listed).containsExactlyInAnyOrderElementsOf(all);
                assertThat(changed).containsExactlyInAnyOrderElementsOf(all);
            }
        }
    }

    @Test
    void only_neighbours_can_be_merged_in_their_order() {
        assertThatThrownBy(() -> emulator.merge("d", "c", "0", "2")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> emulator.merge("d", "c", "1", "0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> emulator.merge("d", "c", "0", "9")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> emulator.merge("d", "none", "0", "1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void its_log_has_the_commits_of_both() {
        PartitionFixture fixture = new PartitionFixture(0, "{\"retentionDuration\":10}");
        for (String pk : new String[] {"a", "b", "c", "d", "e", "f", "g", "h"})
            fixture.partition().write(writes -> writes.create(fixture.draft(PartitionFixture.key("1", pk), "", null)));
        fixture.container.split("0");
        for (Partition half : fixture.container.partitions()) {
            String pk = half.current()
                    .from(0)
                    .next()
                    .key()
                    .partition()
                    .components()
                    .get(0)
                    .toString();
            half.write(writes -> writes.create(fixture.draft(PartitionFixture.key("2", pk), "", null)));
        }
        fixture.container.merge("1", "2");

        List<Commit> commits = new ArrayList<>(fixture.partition().changeLog().after(0));

        assertThat(commits).hasSize(9);
        assertThat(commits.get(8).changes()).as("one of each half").hasSize(2);
        assertThat(fixture.partition().current().lsn()).isEqualTo(10);
    }
}

package io.aiocosmos.emulator.store;

import static io.aiocosmos.emulator.store.PartitionFixture.ids;
import static io.aiocosmos.emulator.store.PartitionFixture.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.aiocosmos.emulator.store.Transaction.WriteResult;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TransactionTest {
    private final PartitionFixture fixture = new PartitionFixture(0, "{}");
    private final Partition partition = fixture.partition();

    @Test
    void all_its_writes_share_one_sequence_number() {
        long before = partition.current().lsn();

        List<WriteResult> written = partition.write(
                writes -> List.of(writes.create(fixture.draft("1")), writes.upsert(fixture.draft("2"), null)));

        assertThat(written).extracting(WriteResult::lsn).containsExactly(before + 1, before + 1);
        assertThat(written).extracting(each -> each.item().lsn()).containsExactly(before + 1, before + 1);
        assertThat(partition.current().lsn()).isEqualTo(before + 1);
    }

    @Test
    void a_write_that_fails_leaves_nothing_of_those_before_it() {
        partition.write(writes -> writes.create(fixture.draft("there")));
        PartitionView before = partition.current();

        assertThatThrownBy(() -> partition.write(writes -> {
                    writes.create(fixture.draft("1"));
                    writes.delete(key("there"), null);
                    return writes.replace(key("none"), null, item -> fixture.draft("none"));
                }))
                .asInstanceOf(type(ServiceError.class))
                .returns(404, ServiceError::status);

        assertThat(ids(partition.current())).containsExactly("there");
        assertThat(partition.current().lsn()).isEqualTo(before.lsn());
        assertThat(partition
                        .write(writes -> writes.create(fixture.draft("1")))
                        .item()
                        .number())
                .as("no resource id is used up")
                .isEqualTo(before.find(key("there")).number() + 1);
    }

    @Test
    void each_write_sees_those_before_it() {
        WriteResult last = partition.write(writes -> {
            WriteResult created = writes.create(fixture.draft("1"));
            WriteResult replaced =
                    writes.replace(key("1"), created.item().etag(), item -> fixture.draft(key("1"), ",\"n\":2", null));
            writes.delete(key("1"), replaced.item().etag());
            return writes.create(fixture.draft("1"));
        });

        assertThat(last.created()).isTrue();
        assertThat(partition.current().find(key("1"))).isSameAs(last.item());
    }

    @Test
    void an_etag_of_before_an_earlier_write_does_not_match() {
        String old = partition
                .write(writes -> writes.create(fixture.draft("1")))
                .item()
                .etag();

        assertRefused(412, writes -> {
            writes.upsert(fixture.draft("1"), old);
            return writes.upsert(fixture.draft("1"), old);
        });
    }

    @Test
    void unique_values_are_checked_among_its_own_writes() {
        ItemDraft one = fixture.draft(key("1"), ",\"mail\":\"x\"", null);
        ItemDraft two = fixture.draft(key("2"), ",\"mail\":\"x\"", null);

        assertRefused(409, writes -> {
            writes.create(one);
            return writes.create(two);
        });
        partition.write(writes -> {
            writes.create(one);
            writes.delete(key("1"), null);
            return writes.create(two);
        });

        assertThat(ids(partition.current())).containsExactly("2");
    }

    @Test
    void one_that_writes_nothing_uses_no_sequence_number() {
        long before = partition.current().lsn();

        assertThat(partition.<String>write(writes -> "nothing")).isEqualTo("nothing");

        assertThat(partition.current().lsn()).isEqualTo(before);
    }

    @Test
    void who_reads_several_items_sees_all_of_it_or_nothing() throws Exception {
        Thread writer = new Thread(() -> partition.write(
                writes -> List.of(writes.create(fixture.draft("1")), writes.create(fixture.draft("2")))));
        PartitionView view = partition.current();

        List<String> meanwhile = view.read(() -> {
            writer.start();
            while (writer.isAlive() && writer.getState() != Thread.State.WAITING) Thread.onSpinWait();
            return ids(view);
        });

        writer.join();
        assertThat(meanwhile).isEmpty();
        assertThat(ids(partition.current())).containsExactly("1", "2");
    }

    @Test
    void a_copy_that_lags_applies_it_as_one_write() {
        PartitionFixture lagging = new PartitionFixture(1, "{}");

        lagging.partition()
                .write(writes -> List.of(writes.create(lagging.draft("1")), writes.create(lagging.draft("2"))));
        assertThat(ids(lagging.partition().lagging())).isEmpty();
        lagging.partition().write(writes -> writes.create(lagging.draft("3")));

        assertThat(ids(lagging.partition().lagging())).containsExactly("1", "2");
    }

    private void assertRefused(int status, Function<Transaction, WriteResult> writes) {
        assertThatThrownBy(() -> partition.write(writes))
                .asInstanceOf(type(ServiceError.class))
                .returns(status, ServiceError::status);
    }
}

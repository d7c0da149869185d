package io.aiocosmos.emulator.store;

import static io.aiocosmos.emulator.store.PartitionFixture.key;
import static io.aiocosmos.emulator.store.PartitionFixture.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeLogTest {
    private static final String TWO_MINUTES = "{\"retentionDuration\":2}";

    @Test
    void every_version_and_every_delete_are_kept_with_what_was_before() {
        PartitionFixture fixture = new PartitionFixture(0, TWO_MINUTES);
        Partition partition = fixture.partition();
        Item first =
                partition.write(writes -> writes.create(fixture.draft("1"))).item();
        Item second = partition
                .write(writes -> writes.upsert(fixture.draft("1"), null))
                .item();
        partition.write(writes -> {
            writes.delete(key("1"), null);
            return writes.create(fixture.draft("2"));
        });

        assertThat(lines(partition.changeLog())).containsExactly("2 +1", "3 ~1", "4 -1 +2");
        List<Commit> commits = List.copyOf(partition.changeLog().after(2));
        assertThat(commits).hasSize(2);
        assertThat(commits.get(0).changes().get(0).before()).isSameAs(first);
        assertThat(commits.get(0).changes().get(0).after()).isSameAs(second);
        assertThat(commits.get(1).changes().get(0).before()).isSameAs(second);
        assertThat(commits.get(1).seconds()).isEqualTo(fixture.clock.instant().getEpochSecond());
    }

    @Test
    void an_item_whose_time_is_over_is_deleted_with_a_mark() {
        PartitionFixture fixture = new PartitionFixture(0, TWO_MINUTES);
        Partition partition = fixture.partition();
        partition.write(writes -> writes.create(fixture.draft(key("1"), "", 10)));

        fixture.clock.advance(Duration.ofSeconds(10));
        partition.write(writes -> writes.create(fixture.draft("1")));

        assertThat(lines(partition.changeLog())).containsExactly("2 +1", "3 x1", "4 +1");
    }

    @Test
    void what_is_older_than_the_retention_is_forgotten() {
        PartitionFixture fixture = new PartitionFixture(0, TWO_MINUTES);
        Partition partition = fixture.partition();
        partition.write(writes -> writes.create(fixture.draft("1")));
        fixture.clock.advance(Duration.ofMinutes(1));
        partition.write(writes -> writes.create(fixture.draft("2")));

        fixture.clock.advance(Duration.ofMinutes(1));
        partition.write(writes -> writes.create(fixture.draft("3")));
        assertThat(lines(partition.changeLog())).containsExactly("2 +1", "3 +2", "4 +3");
        fixture.clock.advance(Duration.ofSeconds(1));
        partition.write(writes -> writes.create(fixture.draft("4")));

        assertThat(lines(partition.changeLog())).containsExactly("3 +2", "4 +3", "5 +4");
    }

    @Test
    void without_a_policy_only_what_a_copy_lacks_is_kept() {
        PartitionFixture fixture = new PartitionFixture(0, "{}");
        Partition partition = fixture.partition();
        partition.write(writes -> writes.create(fixture.draft("1")));
        assertThat(lines(partition.changeLog())).isEmpty();

        fixture.replication.hold();
        fixture.account.startCopies();
        partition.write(writes -> writes.create(fixture.draft("2")));
        assertThat(lines(partition.changeLog())).containsExactly("3 +2");

        fixture.replication.release();
        fixture.account.catchUp();
        assertThat(lines(partition.changeLog())).isEmpty();
    }

    @Test
    void a_split_hands_each_half_its_own_part() {
        PartitionFixture fixture = new PartitionFixture(0, TWO_MINUTES);
        List<String> keys = List.of("a", "b", "c", "d", "e", "f");
        fixture.partition()
                .write(writes -> keys.stream()
                        .map(pk -> writes.create(fixture.draft(key(pk, pk), "", null)))
                        .toList());

        fixture.container.split("0");

        List<String> handed = new ArrayList<>();
        for (Partition half : fixture.container.partitions()) {
            List<String> lines = lines(half.changeLog());
            assertThat(lines).hasSize(1);
            assertThat(lines.get(0)).startsWith("2 +");
            List<String> part = List.of(lines.get(0).substring(3).split(" \\+"));
            assertThat(part).containsExactlyElementsOf(PartitionFixture.ids(half.current()));
            handed.addAll(part);
        }
        assertThat(handed).containsExactlyInAnyOrderElementsOf(keys);
    }
}

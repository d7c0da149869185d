package io.aiocosmos.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.ItemIdentity;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.core.query.QueryText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadManyQueryTest {
    private static QueryText query(ItemIdentity... items) {
        return ReadManyQuery.query(List.of(new String[] {"tenant", "na\"me"}, new String[] {"user"}), List.of(items));
    }

    private static String parameters(QueryText query) {
        return new String(query.parameters(), StandardCharsets.UTF_8).replace('"', '\'');
    }

    @Test
    void are_asked_for_by_id_and_every_level_of_the_key() {
        QueryText query = query(
                ItemIdentity.of("1", PartitionKey.hierarchical("a", 2)),
                ItemIdentity.of("é", PartitionKey.hierarchical(true, null)));

        assertThat(query.text())
                .isEqualTo("SELECT * FROM c WHERE "
                        + "(c.id = @p0 AND c[\"tenant\"][\"na\\\"me\"] = @p1 AND c[\"user\"] = @p2)"
                        + " OR (c.id = @p3 AND c[\"tenant\"][\"na\\\"me\"] = @p4 AND c[\"user\"] = @p5)");
        assertThat(parameters(query))
                .isEqualTo("[{'name':'@p0','value':'1'},{'name':'@p1','value':'a'},{'name':'@p2','value':2},"
                        + "{'name':'@p3','value':'é'},{'name':'@p4','value':true},{'name':'@p5','value':null}]");
    }

    @Test
    void are_asked_for_by_an_id_with_half_a_surrogate_pair_as_it_is() {
        QueryText query = query(ItemIdentity.of("a\uD83D", PartitionKey.hierarchical("a", "b")));

        assertThat(parameters(query)).startsWith("[{'name':'@p0','value':'a\\ud83d'}");
    }
}

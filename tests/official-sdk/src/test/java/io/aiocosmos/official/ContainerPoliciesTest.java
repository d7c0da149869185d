package io.aiocosmos.official;

import static io.aiocosmos.official.Failures.statusOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.models.CompositePath;
import com.azure.cosmos.models.CompositePathSortOrder;
import com.azure.cosmos.models.ConflictResolutionPolicy;
import com.azure.cosmos.models.CosmosContainerProperties;
import com.azure.cosmos.models.ExcludedPath;
import com.azure.cosmos.models.IncludedPath;
import com.azure.cosmos.models.IndexingMode;
import com.azure.cosmos.models.IndexingPolicy;
import com.azure.cosmos.models.PartitionKeyDefinition;
import com.azure.cosmos.models.PartitionKeyDefinitionVersion;
import com.azure.cosmos.models.PartitionKind;
import com.azure.cosmos.models.UniqueKey;
import com.azure.cosmos.models.UniqueKeyPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ContainerPoliciesTest {
    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk();

    private static CosmosContainerProperties properties() {
        return new CosmosContainerProperties(SDK.newName(), "/pk");
    }

    private static CosmosContainerProperties stored(CosmosContainerProperties properties) {
        return SDK.newContainer(properties).read().getProperties();
    }

    private static UniqueKeyPolicy unique(String... paths) {
        return new UniqueKeyPolicy().setUniqueKeys(List.of(new UniqueKey(List.of(paths))));
    }

    @Test
    void a_key_of_several_paths_is_kept() {
        PartitionKeyDefinition key = new PartitionKeyDefinition()
                .setKind(PartitionKind.MULTI_HASH)
                .setVersion(PartitionKeyDefinitionVersion.V2)
                .setPaths(List.of("/tenant", "/user", "/session"));

        PartitionKeyDefinition stored =
                stored(new CosmosContainerProperties(SDK.newName(), key)).getPartitionKeyDefinition();

        assertThat(stored.getKind()).isEqualTo(PartitionKind.MULTI_HASH);
        assertThat(stored.getPaths()).containsExactly("/tenant", "/user", "/session");
        assertThat(stored.getVersion()).isEqualTo(PartitionKeyDefinitionVersion.V2);
    }

    @Test
    void an_indexing_policy_is_kept() {
        IndexingPolicy policy = new IndexingPolicy()
                .setIncludedPaths(List.of(new IncludedPath("/*")))
                .setExcludedPaths(List.of(new ExcludedPath("/text/?")))
                .setCompositeIndexes(List.of(List.of(
                        new CompositePath().setPath("/name").setOrder(CompositePathSortOrder.ASCENDING),
                        new CompositePath().setPath("/age").setOrder(CompositePathSortOrder.DESCENDING))));

        IndexingPolicy stored = stored(properties().setIndexingPolicy(policy)).getIndexingPolicy();

        assertThat(stored.getIncludedPaths()).extracting(IncludedPath::getPath).containsExactly("/*");
        assertThat(stored.getExcludedPaths()).extracting(ExcludedPath::getPath).contains("/text/?");
        assertThat(stored.getCompositeIndexes())
                .singleElement()
                .satisfies(paths ->
                        assertThat(paths).extracting(CompositePath::getPath).containsExactly("/name", "/age"));
    }

    @Test
    void a_container_may_have_no_index() {
        IndexingPolicy none = new IndexingPolicy().setAutomatic(false).setIndexingMode(IndexingMode.NONE);

        assertThat(stored(properties().setIndexingPolicy(none))
                        .getIndexingPolicy()
                        .getIndexingMode())
                .isEqualTo(IndexingMode.NONE);
    }

    @Test
    void an_indexing_policy_is_replaced() {
        CosmosContainer container = SDK.newContainer("/pk");
        CosmosContainerProperties read = container.read().getProperties();
        read.getIndexingPolicy().setExcludedPaths(List.of(new ExcludedPath("/late/?")));

        container.replace(read);

        assertThat(container.read().getProperties().getIndexingPolicy().getExcludedPaths())
                .extracting(ExcludedPath::getPath)
                .contains("/late/?");
    }

    @Test
    void an_indexing_policy_without_the_root_path_is_rejected() {
        IndexingPolicy partial = new IndexingPolicy()
                .setIncludedPaths(List.of(new IncludedPath("/a/?")))
                .setExcludedPaths(List.of(new ExcludedPath("/b/?")));

        assertThat(statusOf(() -> SDK.newContainer(properties().setIndexingPolicy(partial))))
                .isEqualTo(400);
    }

    @Test
    void a_unique_key_is_kept_and_cannot_be_replaced() {
        CosmosContainer container = SDK.newContainer(properties().setUniqueKeyPolicy(unique("/mail", "/name")));

        CosmosContainerProperties read = container.read().getProperties();

        assertThat(read.getUniqueKeyPolicy().getUniqueKeys())
                .singleElement()
                .satisfies(key -> assertThat(key.getPaths()).containsExactly("/mail", "/name"));
        assertThat(statusOf(() -> container.replace(read.setUniqueKeyPolicy(unique("/phone")))))
                .isEqualTo(403);
    }

    @Test
    void times_to_live_are_kept() {
        assertThat(stored(properties().setDefaultTimeToLiveInSeconds(3600)).getDefaultTimeToLiveInSeconds())
                .isEqualTo(3600);
        assertThat(stored(properties().setDefaultTimeToLiveInSeconds(-1)).getDefaultTimeToLiveInSeconds())
                .isEqualTo(-1);
        assertThat(stored(properties()).getDefaultTimeToLiveInSeconds()).isNull();
    }

    @Test
    void a_conflict_resolution_policy_is_kept() {
        ConflictResolutionPolicy policy = ConflictResolutionPolicy.createLastWriterWinsPolicy("/rank");

        assertThat(stored(properties().setConflictResolutionPolicy(policy))
                        .getConflictResolutionPolicy()
                        .getConflictResolutionPath())
                .isEqualTo("/rank");
    }
}

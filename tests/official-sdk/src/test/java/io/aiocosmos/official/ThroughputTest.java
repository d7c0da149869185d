package io.aiocosmos.official;

import static io.aiocosmos.official.Failures.statusOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.CosmosDatabase;
import com.azure.cosmos.models.CosmosContainerProperties;
import com.azure.cosmos.models.ThroughputProperties;
import com.azure.cosmos.models.ThroughputResponse;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ThroughputTest {
    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk();

    private static CosmosContainer container(ThroughputProperties throughput) {
        CosmosDatabase database = SDK.newDatabase();
        database.createContainer(new CosmosContainerProperties("c", "/pk"), throughput);
        return database.getContainer("c");
    }

    @Nested
    class Of_a_container {
        @Test
        void is_400_by_default() {
            CosmosContainer container = SDK.newContainer("/pk");

            assertThat(container.readThroughput().getProperties().getManualThroughput())
                    .isEqualTo(400);
        }

        @Test
        void is_as_requested() {
            CosmosContainer container = container(ThroughputProperties.createManualThroughput(700));

            ThroughputResponse answer = container.readThroughput();

            assertThat(answer.getProperties().getManualThroughput()).isEqualTo(700);
            assertThat(answer.getMinThroughput()).isEqualTo(400);
            assertThat(answer.isReplacePending()).isFalse();
        }

        @Test
        void scales_up_to_the_requested_maximum() {
            CosmosContainer container = container(ThroughputProperties.createAutoscaledThroughput(4000));

            ThroughputProperties properties = container.readThroughput().getProperties();

            assertThat(properties.getAutoscaleMaxThroughput()).isEqualTo(4000);
        }

        @Test
        void is_replaced() {
            CosmosContainer container = container(ThroughputProperties.createManualThroughput(400));

            ThroughputResponse replaced = container.replaceThroughput(ThroughputProperties.createManualThroughput(900));

            assertThat(replaced.getProperties().getManualThroughput()).isEqualTo(900);
            assertThat(container.readThroughput().getProperties().getManualThroughput())
                    .isEqualTo(900);
        }

        @Test
        void is_replaced_under_autoscale() {
            CosmosContainer container = container(ThroughputProperties.createAutoscaledThroughput(1000));

            container.replaceThroughput(ThroughputProperties.createAutoscaledThroughput(5000));

            assertThat(container.readThroughput().getProperties().getAutoscaleMaxThroughput())
                    .isEqualTo(5000);
        }

        @Test
        void must_be_a_multiple_of_100() {
            CosmosContainer container = container(ThroughputProperties.createManualThroughput(400));

            assertThat(statusOf(() -> container.replaceThroughput(ThroughputProperties.createManualThroughput(450))))
                    .isEqualTo(400);
        }
    }

    @Nested
    class Of_a_database {
        @Test
        void is_absent_by_default() {
            CosmosDatabase database = SDK.newDatabase();

            assertThat(statusOf(database::readThroughput)).isEqualTo(400);
        }

        @Test
        void is_shared_by_its_containers() {
            String id = SDK.newName();
            SDK.client().createDatabase(id, ThroughputProperties.createManualThroughput(500));
            CosmosDatabase database = SDK.client().getDatabase(id);
            database.createContainer("shared", "/pk");

            assertThat(database.readThroughput().getProperties().getManualThroughput())
                    .isEqualTo(500);
            assertThat(statusOf(database.getContainer("shared")::readThroughput))
                    .isEqualTo(400);
        }

        @Test
        void is_replaced() {
            String id = SDK.newName();
            SDK.client().createDatabase(id, ThroughputProperties.createAutoscaledThroughput(1000));
            CosmosDatabase database = SDK.client().getDatabase(id);

            database.replaceThroughput(ThroughputProperties.createAutoscaledThroughput(2000));

            assertThat(database.readThroughput().getProperties().getAutoscaleMaxThroughput())
                    .isEqualTo(2000);
        }
    }
}

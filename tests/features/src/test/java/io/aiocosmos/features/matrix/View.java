package io.aiocosmos.features.matrix;

import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosClientBuilder;
import io.aiocosmos.features.joined.JoinedClient;

/** The two ways to use a client. */
public enum View {
    BLOCKING {
        @Override
        CosmosClient of(CosmosClient client) {
            return client;
        }

        @Override
        CosmosClient connect(CosmosClientBuilder builder) {
            return builder.connect();
        }
    },
    ASYNC {
        @Override
        CosmosClient of(CosmosClient client) {
            return JoinedClient.of(client.async());
        }

        @Override
        CosmosClient connect(CosmosClientBuilder builder) {
            return JoinedClient.of(builder.connectAsync());
        }
    };

    abstract CosmosClient of(CosmosClient client);

    abstract CosmosClient connect(CosmosClientBuilder builder);
}

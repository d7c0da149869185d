package io.aiocosmos.spring;

import io.aiocosmos.CosmosEvent;
import io.aiocosmos.CosmosListener;
import java.util.List;

/** All listeners of the application as one. One that throws is passed over, as the client does. */
final class Listeners implements CosmosListener {
    private final List<CosmosListener> all;

    Listeners(List<CosmosListener> all) {
        this.all = all;
    }

    @Override
    public void onEvent(CosmosEvent event) {
        for (CosmosListener each : all) report(event, each);
    }

    private static void report(CosmosEvent event, CosmosListener listener) {
        try {
            listener.onEvent(event);
        } catch (RuntimeException dropped) {
            // the others hear of it all the same
        }
    }
}

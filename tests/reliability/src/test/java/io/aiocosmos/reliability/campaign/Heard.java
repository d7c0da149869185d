package io.aiocosmos.reliability.campaign;

import io.aiocosmos.CosmosEvent;
import io.aiocosmos.CosmosEvent.OperationEnded;
import io.aiocosmos.CosmosEvent.OperationEvent;
import io.aiocosmos.CosmosEvent.OperationStarted;
import io.aiocosmos.CosmosEvent.RequestEnded;
import io.aiocosmos.CosmosListener;
import io.aiocosmos.Diagnostics.Attempt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the listener of one client heard: of each operation its begin, each attempt, and one end. */
final class Heard implements CosmosListener {
    private final Map<Long, Integer> requests = new HashMap<>(); // of the operations under way
    private final List<String> broken = new ArrayList<>();
    private final Set<Long> begun = new HashSet<>();
    private int hedged;
    private int probes;

    @Override
    public void onEvent(CosmosEvent event) {
        if (!(event instanceof OperationEvent of)) return;
        long id = of.operationId();
        if (event instanceof OperationStarted) {
            if (!begun.add(id)) broken.add("begins twice: " + event);
            requests.put(id, 0);
        } else if (!requests.containsKey(id)) broken.add("not under way: " + event);
        else if (event instanceof RequestEnded) requests.merge(id, 1, Integer::sum);
        else if (event instanceof OperationEnded ended) ended(ended, requests.remove(id));
    }

    private void ended(OperationEnded event, int ended) {
        if (ended > event.attempts()) broken.add(ended + " requests ended of " + event);
        for (Attempt attempt : event.diagnostics().attempts()) {
            if (attempt.isHedged()) hedged++;
            if (attempt.isProbe()) probes++;
        }
    }

    /** Once the client is closed. */
    List<String> broken() {
        requests.keySet().forEach(id -> broken.add("operation " + id + " has no end for the listener"));
        return broken;
    }

    int hedged() {
        return hedged;
    }

    int probes() {
        return probes;
    }
}

package io.aiocosmos;

/** Two listeners as one. */
final class CombinedListeners implements CosmosListener {
    private final CosmosListener first;
    private final CosmosListener second;

    CombinedListeners(CosmosListener first, CosmosListener second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public void onEvent(CosmosEvent event) {
        try {
            first.onEvent(event);
        } finally {
            second.onEvent(event); // the client drops what either throws
        }
    }

    @Override
    public CosmosListener forCall() {
        CosmosListener one = first.forCall();
        CosmosListener other = second.forCall();
        return one == first && other == second ? this : new CombinedListeners(one, other);
    }
}

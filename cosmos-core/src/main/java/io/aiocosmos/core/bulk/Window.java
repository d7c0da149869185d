package io.aiocosmos.core.bulk;

/**
 * Limits requests in flight: starts at the maximum, halves when the service throttles, and grows by one after a window
 * of unthrottled responses. Not thread-safe.
 */
final class Window {
    private final int max;
    private int size;
    private int inFlight;
    private int unthrottledResponses;
    private int responsesUntilNextCut;

    Window(int max) {
        this.max = max;
        this.size = max;
    }

    /** How many may enter; less than 0 after it was halved. */
    int room() {
        return size - inFlight;
    }

    boolean isEmpty() {
        return inFlight == 0;
    }

    void enter() {
        inFlight++;
    }

    void leave() {
        inFlight--;
        if (responsesUntilNextCut > 0) responsesUntilNextCut--;
        if (++unthrottledResponses < size) return;
        unthrottledResponses = 0;
        if (size < max) size++;
    }

    /** A burst of throttled responses counts once: requests that were sent before a cut do not cut again. */
    void throttled() {
        unthrottledResponses = 0;
        if (responsesUntilNextCut > 0) return;
        size = Math.max(1, size / 2);
        responsesUntilNextCut = inFlight;
    }

    int inFlight() {
        return inFlight;
    }

    int size() {
        return size;
    }
}

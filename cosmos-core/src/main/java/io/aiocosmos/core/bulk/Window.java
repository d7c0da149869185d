package io.aiocosmos.core.bulk;

/**
 * How many requests may be in flight: the most allowed at first, half as many when the service throttles, one more
 * after a window's worth of answers without. Not thread-safe: its owner holds a lock.
 */
final class Window {
    private final int most;
    private int size;
    private int inFlight;
    private int calmAnswers;
    private int answersUntilNextCut;

    Window(int most) {
        this.most = most;
        this.size = most;
    }

    boolean hasRoom() {
        return inFlight < size;
    }

    boolean isEmpty() {
        return inFlight == 0;
    }

    void enter() {
        inFlight++;
    }

    void leave() {
        inFlight--;
        if (answersUntilNextCut > 0) answersUntilNextCut--;
        if (++calmAnswers < size) return;
        calmAnswers = 0;
        if (size < most) size++;
    }

    /** A burst of throttled answers is one signal: those sent before a cut do not cut again. */
    void throttled() {
        calmAnswers = 0;
        if (answersUntilNextCut > 0) return;
        size = Math.max(1, size / 2);
        answersUntilNextCut = inFlight;
    }

    int inFlight() {
        return inFlight;
    }

    int size() {
        return size;
    }
}

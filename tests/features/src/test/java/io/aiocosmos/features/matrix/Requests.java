package io.aiocosmos.features.matrix;

import io.aiocosmos.emulator.EmulatorRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What reached a server since the case began. Thread-safe. */
public final class Requests {
    private final List<EmulatorRequest> seen = new ArrayList<>();

    Requests() {}

    synchronized void arrived(EmulatorRequest request) {
        seen.add(request);
    }

    public synchronized void forget() {
        seen.clear();
    }

    public synchronized List<EmulatorRequest> all() {
        return List.copyOf(seen);
    }

    public synchronized List<EmulatorRequest> where(Predicate<EmulatorRequest> condition) {
        return seen.stream().filter(condition).toList();
    }

    /** All requests of one kind, such as {@code docs.create}. */
    public List<EmulatorRequest> ofKind(String kind) {
        return where(request -> request.kind().equals(kind));
    }
}

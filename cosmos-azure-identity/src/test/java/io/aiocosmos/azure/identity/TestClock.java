package io.aiocosmos.azure.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/** A clock, and a scheduler that goes by it: both stand still until time is moved. */
final class TestClock extends Clock implements Scheduler {
    private final List<Task> tasks = new ArrayList<>();
    private Instant now = Instant.parse("2025-01-01T00:00:00Z");

    private record Task(Instant due, Runnable run, Disposable.Swap token) {}

    void advance(Duration time) {
        now = now.plus(time);
        List<Task> due = new ArrayList<>(tasks);
        due.removeIf(task -> task.due.isAfter(now) || task.token.isDisposed());
        tasks.removeAll(due);
        due.sort(Comparator.comparing(Task::due));
        for (Task task : due) task.run.run();
    }

    /** How many tasks would run if time went on. */
    long planned() {
        return tasks.stream().filter(task -> !task.token.isDisposed()).count();
    }

    @Override
    public Disposable schedule(Runnable task) {
        task.run();
        return Disposables.disposed();
    }

    @Override
    public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
        Disposable.Swap token = Disposables.swap();
        tasks.add(new Task(now.plus(Duration.of(delay, unit.toChronoUnit())), task, token));
        return token;
    }

    @Override
    public Worker createWorker() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}

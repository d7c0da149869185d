package io.aiocosmos.changefeed;

import io.aiocosmos.FeedRange;
import io.aiocosmos.changefeed.ProcessorEvent.Kind;
import io.aiocosmos.changefeed.engine.EngineReports;
import io.aiocosmos.changefeed.worker.WorkerEnd;
import java.util.function.Consumer;

/** Makes events for the user's listener. What that throws is dropped: it must not stop the processor. */
final class EventReports implements EngineReports {
    private final Consumer<? super ProcessorEvent> listener;

    EventReports(Consumer<? super ProcessorEvent> listener) {
        this.listener = listener;
    }

    @Override
    public void acquired(FeedRange range) {
        report(Kind.ACQUIRED, range, null);
    }

    @Override
    public void ended(FeedRange range, WorkerEnd end, Throwable problem) {
        report(Kind.valueOf(end.name()), range, problem);
    }

    @Override
    public void retrying(FeedRange range, Throwable problem) {
        report(Kind.RETRYING, range, problem);
    }

    @Override
    public void deadLettered(FeedRange range, Throwable problem) {
        report(Kind.DEAD_LETTERED, range, problem);
    }

    @Override
    public void noProgress(FeedRange range) {
        report(Kind.NO_PROGRESS, range, null);
    }

    private void report(Kind kind, FeedRange range, Throwable problem) {
        try {
            listener.accept(new ProcessorEvent(kind, range, problem));
        } catch (RuntimeException e) {
            // the listener's own affair
        }
    }
}

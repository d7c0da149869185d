package io.aiocosmos.core.bulk;

import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOperationResult;
import io.aiocosmos.core.batch.BatchOperation;
import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.partition.ContainerMetadataCache;
import io.aiocosmos.core.partition.RangeCache;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.time.Deadline;
import io.aiocosmos.error.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/**
 * Many operations by few requests: each is written into a micro-batch of the range that has its key, which is sent when
 * it is full, when the source pauses, or when the range has nothing else in flight. All is done by the run's working
 * thread; responses and timers only wake it up.
 */
final class BatchedOperations implements ItemDispatcher<BulkOperation, BulkOperationResult> {
    private static final int OPERATIONS_A_REQUEST = 100;
    private static final int MIN_WINDOW = 1000;
    private static final int SCRATCH = 4 * 1024;
    private static final int MAX_SCRATCH = 256 * 1024;
    private static final int FAILED_AT_ONCE = 100;
    private static final long SLOW = TimeUnit.MILLISECONDS.toNanos(1);

    private final RequestPipeline pipeline;
    private final OperationWriter writer;
    private final RangeRouter router;
    private final BatchRequests requests;
    private final FlowWindow window;
    private final OrderGuard order = new OrderGuard();
    private final LiveItems unsent = new LiveItems();
    private final LiveItems sent = new LiveItems(); // in the order of their deadlines
    private final DueItems due;
    private final List<BatchItem> unrouted = new ArrayList<>();
    private final Deque<RangeQueue> listed = new ArrayDeque<>(); // ranges that have something to send
    private final Deque<BatchItem> ended = new ArrayDeque<>();
    private BatchItem delivering;
    private JsonBuffer scratch = new JsonBuffer(SCRATCH);
    private long askedAt; // when the source was asked last
    private Throwable unreachable; // why the container could not be read
    private int failing; // operations that still fail for that, before it is read again
    private final long timeoutNanos;
    private final RequestUnitBudget budget; // null if there is no limit
    private boolean paused;
    private volatile boolean cancelled;

    BatchedOperations(
            RequestPipeline pipeline,
            int maxRequests,
            OperationWriter writer,
            RangeCache ranges,
            ContainerMetadataCache definitions,
            RequestUnitBudget budget,
            Runnable wakeUp) {
        this.pipeline = pipeline;
        this.writer = writer;
        this.router = new RangeRouter(
                pipeline.within(writer.timeoutNanos()), writer.container(), ranges, definitions, maxRequests, wakeUp);
        this.due = new DueItems(pipeline.engine().timing, () -> pipeline.waits().handOver(wakeUp));
        this.window = new FlowWindow(
                Math.max(MIN_WINDOW, OPERATIONS_A_REQUEST * maxRequests),
                (long) MicroBatch.MAX_BYTES * Math.max(maxRequests, MIN_WINDOW / OPERATIONS_A_REQUEST));
        this.requests = new BatchRequests(pipeline, writer, maxRequests, router, this, budget, wakeUp);
        this.budget = budget;
        timeoutNanos = pipeline.timeoutNanos(writer.timeoutNanos());
    }

    private long now() {
        return pipeline.engine().timing.nanos();
    }

    @Override
    public void work() {
        requests.handleResponses();
        if (router.takeRead()) routeAgain();
        if (due.isRinging() && !paused) handleDue(now());
        if (cancelled || pipeline.isClosed()) abandon();
    }

    @Override
    public int room() {
        askedAt = now();
        if (budget != null && budget.isClosed()) return 0; // what cannot be sent stays with the source
        if (router.isReady() || failing > 0) return window.room();
        router.prepare();
        if (router.takeRead()) routeAgain();
        return router.isReady() || failing > 0 ? window.room() : 0;
    }

    @Override
    public void add(long index, BulkOperation operation) {
        long now = now();
        BatchItem item = new BatchItem(index, operation);
        unsent.add(item);
        try {
            if (!router.isReady()) throw unreachableOnce();
            BatchOperation written = write(item);
            RangeQueue range = router.queueOf(item.key);
            item.range = range;
            window.enter(range, written.length());
            item.length = written.length();
            if (order.enter(item)) queue(item, written);
            else hold(item, written);
        } catch (Throwable e) {
            if (item.range == null) window.enter(null, 0);
            end(item, OperationItemResult.notSent(item, e));
            if (e instanceof Error) throw e;
        }
        if (now - askedAt > SLOW) send(false); // or what was collected would wait for a slow source
    }

    private RuntimeException unreachableOnce() {
        failing--;
        if (unreachable instanceof Error) throw (Error) unreachable;
        return (RuntimeException) unreachable;
    }

    private BatchOperation write(BatchItem item) {
        if (scratch.array().length > MAX_SCRATCH) scratch = new JsonBuffer(SCRATCH);
        scratch.clear();
        BatchOperation written = writer.write(item.operation, router.container(), scratch);
        boolean oneWriteRegion = !pipeline.engine().multipleWrites();
        item.written(written, router.container(), oneWriteRegion, writer.retryUnknownOutcome());
        return written;
    }

    private void queue(BatchItem item, BatchOperation written) {
        RangeQueue range = item.range;
        range.add(item, written.array(), written.offset(), written.length());
        if (range.hasFull()) sendFull(range);
        list(range);
    }

    private static void hold(BatchItem item, BatchOperation written) {
        JsonBuffer own = new JsonBuffer(written.length());
        own.write(written.array(), written.offset(), written.length());
        item.isAt(own, 0, written.length());
        item.state = BatchItem.State.HELD;
    }

    /** Puts an operation that was sent or held before in the queue of the range that has its key now. */
    void requeue(BatchItem item) {
        if (item.hasEnded() || item.container != router.container() && !rewrite(item)) return;
        RangeQueue range = router.queueOf(item.key);
        if (range.isGone) {
            unrouted(item);
            return;
        }
        moveTo(range, item);
        range.addFirst(item);
        list(range);
    }

    private void moveTo(RangeQueue range, BatchItem item) {
        if (range == item.range) return;
        window.leave(item.range, item.length);
        window.enter(range, item.length);
        item.range = range;
    }

    private boolean rewrite(BatchItem item) {
        try {
            BatchOperation written = write(item);
            RangeQueue range = router.queueOf(item.key);
            window.leave(item.range, item.length);
            hold(item, written);
            item.range = range;
            window.enter(range, item.length);
            return true;
        } catch (RuntimeException | Error e) {
            settle(item, OperationItemResult.notSent(item, e));
            return false;
        }
    }

    /** Its time begins with its first request: how long it waits for that is up to the run, its limits and the service. */
    void sent(BatchItem item, long now) {
        item.state = BatchItem.State.IN_FLIGHT;
        if (item.wasSent) return;
        item.wasSent = true;
        item.deadline = Deadline.nanos(timeoutNanos, now);
        unsent.remove(item);
        sent.add(item);
    }

    void delay(BatchItem item, long nanos) {
        if (nanos > 0) due.add(item, nanos);
        else if (router.isReady()) requeue(item);
        else unrouted(item);
    }

    /** Until the range of its key is known. */
    void unrouted(BatchItem item) {
        item.state = BatchItem.State.UNROUTED;
        unrouted.add(item);
    }

    /** Ranges or container were read, or could not be. */
    private void routeAgain() {
        Throwable problem = router.takeProblem();
        if (problem != null) {
            unreachable = problem instanceof RuntimeException || problem instanceof Error
                    ? problem
                    : new IllegalStateException(problem);
            failing = FAILED_AT_ONCE;
        } else failing = 0;
        for (RangeQueue gone : router.removeGone(false)) gone.drain(this::unrouted);
        List<BatchItem> waiting = new ArrayList<>(unrouted);
        unrouted.clear();
        for (BatchItem item : waiting) {
            if (problem != null) settle(item, OperationItemResult.notSent(item, problem));
            else requeue(item);
        }
    }

    /** The container is another one: all that was not sent is written again. */
    void recreated() {
        for (RangeQueue each : router.removeGone(true)) each.drain(this::unrouted);
    }

    private void handleDue(long now) {
        for (BatchItem item = due.poll(now); item != null; item = due.poll(now)) delay(item, 0);
        for (BatchItem item = sent.oldest(); item != null && item.deadline - now <= 0; item = sent.oldest()) late(item);
    }

    /** What is in flight is not waited for, though it holds its successor until then. */
    private void late(BatchItem item) {
        boolean mayBeDone = item.state == BatchItem.State.IN_FLIGHT && item.traits.write;
        OperationItemResult result = OperationItemResult.late(item, mayBeDone ? Outcome.UNKNOWN : item.outcome());
        if (item.state == BatchItem.State.IN_FLIGHT) end(item, result);
        else settle(item, result);
    }

    /** Ends all that is not in flight: the run is cancelled, or the client or session closed. */
    private void abandon() {
        sent.forEach(this::abandon);
        unsent.forEach(this::abandon);
        router.removeGone(true);
        listed.clear();
        unrouted.clear();
        due.clear();
    }

    private void abandon(BatchItem item) {
        if (item.state == BatchItem.State.IN_FLIGHT) return;
        Throwable why = cancelled ? new CancellationException("the run was cancelled") : pipeline.closedFailure();
        end(
                item,
                cancelled
                        ? OperationItemResult.givenUp(item, "cancelled", why)
                        : OperationItemResult.notSent(item, why));
    }

    /** The operation has its result, and its successor may go. */
    void settle(BatchItem item, OperationItemResult result) {
        end(item, result);
        release(item);
    }

    /** To be called once for each operation that is not held, when nothing of it is in flight any more. */
    void release(BatchItem item) {
        BatchItem next = item.name == null ? null : order.leave(item);
        if (next != null) delay(next, 0);
    }

    private void end(BatchItem item, OperationItemResult result) {
        if (item.hasEnded()) return;
        (item.wasSent ? sent : unsent).remove(item);
        item.state = BatchItem.State.ENDED;
        item.buffer = null;
        item.result = result;
        ended.add(item);
    }

    void list(RangeQueue range) {
        if (range.isListed || range.isEmpty()) return;
        range.isListed = true;
        listed.add(range);
    }

    private void sendFull(RangeQueue range) {
        while (range.hasFull() && requests.mayStart(range)) if (!requests.start(range.poll(false))) return;
    }

    @Override
    public void flush(boolean isSourcePaused) {
        if (!cancelled) send(isSourcePaused);
        due.wakeUpFor(sent.oldest());
    }

    /** Ranges take turns. */
    private void send(boolean partial) {
        for (int i = listed.size(); i > 0; i--) {
            RangeQueue range = listed.poll();
            range.isListed = false;
            while (requests.mayStart(range)) {
                MicroBatch next = range.poll(partial || range.concurrency.isIdle());
                if (next == null) break;
                if (!requests.start(next)) {
                    listFirst(range);
                    return;
                }
            }
            list(range);
        }
    }

    /** No request units are left: it goes before the others when there are some. */
    private void listFirst(RangeQueue range) {
        range.isListed = true;
        listed.addFirst(range);
    }

    @Override
    public BulkOperationResult poll() {
        delivering = ended.poll();
        return delivering == null ? null : delivering.result;
    }

    @Override
    public void delivered() {
        window.leave(delivering.range, delivering.length);
    }

    @Override
    public void pause() {
        paused = true;
        due.stop();
    }

    @Override
    public void resume(long nanos) {
        paused = false;
        sent.forEach(item -> item.deadline += nanos);
    }

    @Override
    public boolean isEmpty() {
        return window.isEmpty();
    }

    @Override
    public int takeThrottles() {
        return requests.takeThrottles();
    }

    @Override
    public void cancel() {
        cancelled = true;
        requests.cancel();
    }

    @Override
    public int inFlight() {
        return window.inFlight();
    }

    @Override
    public int limit() {
        return window.limit();
    }

    @Override
    public String link() {
        return writer.container().name();
    }
}

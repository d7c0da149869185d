package io.aiocosmos.core.request;

import io.aiocosmos.core.async.ResultFuture;
import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.routing.AccountTopology;
import io.aiocosmos.core.routing.RefreshSchedule;
import io.aiocosmos.core.routing.Region;
import io.aiocosmos.core.routing.RoutingRules;
import io.aiocosmos.core.session.SessionStore;
import io.aiocosmos.core.time.Deadline;
import io.aiocosmos.core.wire.StatusCodes;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.error.CosmosSetupException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Keeps what is known of the account fresh. One read at a time, whoever asks for it; it goes on when one who waits for
 * it gives up. Without preferred regions nobody waits: the account is read in the background, a second after the first
 * success, so that a process that does little and ends sends nothing but that.
 */
final class AccountReader implements BackgroundReads {
    private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long FIRST_DELAY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Engine engine;
    private final RefreshSchedule schedule;
    private final boolean discovery;
    private final boolean neededFirst;
    private final List<Region> endpoints;
    private final AtomicReference<CompletableFuture<OperationResult>> running = new AtomicReference<>();
    private final AtomicBoolean firstIsPlanned = new AtomicBoolean();
    private volatile boolean firstIsOver;
    private volatile boolean refused; // by the last response
    private volatile boolean strange; // a response listed regions that are not trusted

    AccountReader(Engine engine) {
        this.engine = engine;
        this.schedule = new RefreshSchedule(engine.timing::nanos, engine.timing::jitter);
        this.discovery = engine.settings.routing.discovery;
        this.neededFirst = discovery && !engine.settings.routing.preferredRegions.isEmpty();
        this.endpoints = engine.settings.routing.accountEndpoints();
    }

    @Override
    public CompletableFuture<?> prerequisite() {
        if (!neededFirst && !strange || refused || engine.router.account() != null) return null;
        return read().thenAccept(this::mustBeReadable);
    }

    /** Without permission to read the account (401/403) the configured endpoint is used; later calls may be allowed. */
    private void mustBeReadable(OperationResult response) {
        if (!refused) engine.settings.routing.checkTrust(topology(response.orThrow()));
    }

    /**
     * What is wrong with the settings as the account now shows.
     *
     * @throws CosmosCodecException if that is no account
     * @throws CosmosSetupException if a region is not trusted, or none of those preferred is there
     */
    void checkSettings(OperationResult response) {
        AccountTopology account = topology(response);
        RoutingRules rules = engine.settings.routing;
        rules.checkTrust(account);
        List<String> unknown = rules.unknownRegions(account);
        rules.checkPreference(account, unknown);
        if (engine.hasListener())
            for (String region : unknown) engine.observer().unknownRegion(region);
    }

    /** @throws io.aiocosmos.error.CosmosCodecException if that is no account */
    static AccountTopology topology(OperationResult response) {
        return response.read(page -> AccountTopology.read(page.body(), page.bodyOffset(), page.bodyLength()));
    }

    @Override
    public void keepFresh() {
        if (!isStale()) return;
        if (firstIsOver) read();
        else if (firstIsPlanned.compareAndSet(false, true)) engine.timing.later(FIRST_DELAY_NANOS, this::readFirst);
    }

    private boolean isStale() {
        boolean allowed = !refused || engine.signer.mayGainAccess();
        return discovery && allowed && running.get() == null && schedule.isDue();
    }

    /** Unless it was read for another reason meanwhile. */
    private void readFirst() {
        firstIsOver = true;
        if (isStale() && !engine.isClosed()) read();
    }

    /** {@inheritDoc} At most once a second. */
    @Override
    public CompletableFuture<OperationResult> refreshAccount() {
        if (discovery && schedule.force()) return read();
        CompletableFuture<OperationResult> other = running.get();
        return other == null ? null : other.thenApply(Function.identity());
    }

    /** Reads now, or joins the read under way; never fails. The future is the caller's own. */
    CompletableFuture<OperationResult> read() {
        return read(null);
    }

    /** The same for who waits as long as for any operation. */
    CompletableFuture<OperationResult> connect() {
        return read(Deadline.after(engine.settings.timeoutNanos, engine.timing.nanos()));
    }

    private CompletableFuture<OperationResult> read(Deadline end) {
        CompletableFuture<OperationResult> mine = new ResultFuture<>(engine);
        CompletableFuture<OperationResult> other = running.get();
        while (other == null && !running.compareAndSet(null, mine)) other = running.get();
        if (other != null) return other.thenApply(Function.identity());
        CompletableFuture<OperationResult> result = mine.thenApply(Function.identity());
        read(0, mine, null, end);
        return result;
    }

    private void read(
            int index, CompletableFuture<OperationResult> result, OperationResult firstFailure, Deadline end) {
        boolean last = index + 1 == endpoints.size();
        Operation read = Operation.of("readAccount", Operation.Kind.RESOURCE_READ, "GET", "", Link.ROOT)
                .timeoutNanos(allowed(last, end))
                .build();
        Call call = Call.of(engine, this, engine.sharedSession, read, endpoints.get(index), null, null);
        new AsyncCallRunner<>(call, this::learn, null).begin().whenComplete((response, problem) -> {
            OperationResult failure = firstFailure == null ? response : firstFailure;
            boolean inTime = end == null || end.remaining(engine.timing.nanos()) > 0;
            boolean more = !last && inTime && !engine.isClosed();
            if (problem == null && !response.isOk() && response.status() == 0 && more)
                read(index + 1, result, failure, end);
            else finish(result, problem == null && response.isOk() ? response : failure, problem);
        });
    }

    /** An endpoint that does not respond leaves time for the others; the last may take all there is. */
    private long allowed(boolean last, Deadline end) {
        long usual = Math.min(TIMEOUT_NANOS, engine.settings.timeoutNanos);
        if (end == null) return usual;
        long left = Math.max(1, end.remaining(engine.timing.nanos()));
        return last ? left : Math.min(usual, left);
    }

    private OperationResult learn(OperationResult response) {
        refused = response.status() == StatusCodes.UNAUTHORIZED || response.status() == StatusCodes.FORBIDDEN;
        if (!response.isOk()) {
            schedule.failed();
            return response;
        }
        try {
            AccountTopology account = topology(response);
            engine.settings.routing.checkTrust(account);
            engine.router.accept(account);
            schedule.succeeded();
        } catch (CosmosSetupException e) {
            strange = true; // if nothing better is known, every operation says so
            schedule.failed();
        } catch (CosmosCodecException e) {
            schedule.failed(); // what was known stays in use
        }
        return response;
    }

    private void finish(CompletableFuture<OperationResult> result, OperationResult response, Throwable problem) {
        running.set(null);
        if (problem == null) result.complete(response);
        else result.completeExceptionally(problem);
    }

    @Override
    public CompletableFuture<OperationResult> start(
            Operation read, SessionStore session, Function<OperationResult, OperationResult> learn) {
        return new AsyncCallRunner<>(Call.of(engine, this, session, read, null, null, null), learn, null).begin();
    }
}

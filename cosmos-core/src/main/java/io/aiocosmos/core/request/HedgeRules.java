package io.aiocosmos.core.request;

import io.aiocosmos.HedgingOptions;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.NoResponse;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.routing.Access;
import io.aiocosmos.core.routing.AccountTopology;
import io.aiocosmos.core.routing.Region;
import io.aiocosmos.core.time.Deadline;
import io.aiocosmos.core.wire.Headers;
import io.aiocosmos.core.wire.StatusCodes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Whether and when further regions are asked for one operation, and whose result ends it. */
final class HedgeRules {
    /** For reads where only the account wants it; source: the same in the service's SDKs for .NET and Java. */
    private static final long USUAL_THRESHOLD = TimeUnit.SECONDS.toNanos(1);

    private static final long USUAL_STEP = USUAL_THRESHOLD / 2;
    private static final int USUAL_PERCENT = 5;

    private final Engine engine;
    private final Operation operation;
    private final HedgingOptions options; // null where only the account wants it

    private HedgeRules(Engine engine, Operation operation, HedgingOptions options) {
        this.engine = engine;
        this.operation = operation;
        this.options = options;
    }

    /** {@code null} if neither client nor operation nor account want further regions to be asked, or there are none. */
    static HedgeRules of(Engine engine, Operation operation) {
        HedgingOptions options = engine.hedging(operation);
        AccountTopology account = engine.router.account();
        boolean wanted = options == null ? account != null && account.partitionFailover : options.budgetPercent() > 0;
        if (!wanted) return null; // the usual case
        HedgeRules rules = new HedgeRules(engine, operation, options);
        boolean some = rules.isKnown() && rules.allow() && (account == null || rules.regions() > 1);
        return some ? rules : null;
    }

    private boolean isKnown() {
        if (operation.kind != Operation.Kind.ITEM_WRITE) return operation.kind == Operation.Kind.ITEM_READ;
        boolean ofOneItem = operation.resourceType.equals("docs") && !operation.has(Headers.IS_BATCH);
        return ofOneItem && options != null && options.hedgeWrites();
    }

    /** As the account is now. */
    private boolean allow() {
        AccountTopology account = engine.router.account();
        return (account == null || !account.hedgingDisabled)
                && (!operation.kind.isWrite() || engine.router.multipleWrites());
    }

    /** The next region to ask beside these calls; {@code null} if there is none, or none may be asked. */
    Region next(List<AsyncCallRunner<OperationResult>> calls) {
        if (!allow()) return null;
        Access access = operation.kind.access;
        List<String> excluded = engine.excludedRegions(operation);
        Region region = engine.router.first(access, excluded);
        for (int others = engine.router.count(access, excluded) - 1; others > 0; others--) {
            region = engine.router.next(access, excluded, region);
            if (!isAsked(region, calls) && !engine.partitions.isProbe(operation, region)) return region;
        }
        return null;
    }

    private static boolean isAsked(Region region, List<AsyncCallRunner<OperationResult>> calls) {
        for (AsyncCallRunner<?> each : calls) {
            Region asked = each.call.region();
            if (asked != null && asked.origin().equals(region.origin())) return true;
        }
        return false;
    }

    private int regions() {
        return engine.router.count(operation.kind.access, engine.excludedRegions(operation));
    }

    int budgetPercent() {
        return options == null ? USUAL_PERCENT : options.budgetPercent();
    }

    long threshold(Deadline deadline) {
        return options == null
                ? Math.min(USUAL_THRESHOLD, (deadline.nanos - deadline.began) / 2)
                : nanos(options.threshold());
    }

    long step() {
        return options == null ? USUAL_STEP : nanos(options.step());
    }

    /** Longer than any operation for what is too long to count. */
    private static long nanos(Duration duration) {
        return TimeUnit.MILLISECONDS.toNanos(1) * Math.min(duration.toMillis(), Integer.MAX_VALUE);
    }

    /** Whether any region would say the same. Without a response, what the first call fails with is this client's affair. */
    static boolean isFinal(OperationResult result, boolean first) {
        if (result.noResponse() != null) return first && result.noResponse().reason != NoResponse.Reason.TRANSPORT;
        switch (result.status()) {
            case StatusCodes.BAD_REQUEST:
            case StatusCodes.UNAUTHORIZED:
            case StatusCodes.METHOD_NOT_ALLOWED:
            case StatusCodes.CONFLICT:
            case StatusCodes.PRECONDITION_FAILED:
            case StatusCodes.REQUEST_ENTITY_TOO_LARGE:
                return true;
            case StatusCodes.NOT_FOUND:
                return result.subStatus() == 0;
            default:
                return result.status() < StatusCodes.BAD_REQUEST;
        }
    }
}

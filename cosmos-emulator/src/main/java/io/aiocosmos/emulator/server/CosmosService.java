package io.aiocosmos.emulator.server;

import io.aiocosmos.emulator.auth.Authorizer;
import io.aiocosmos.emulator.batch.BatchHandler;
import io.aiocosmos.emulator.batch.ElementFaults;
import io.aiocosmos.emulator.changefeed.ChangeFeedHandler;
import io.aiocosmos.emulator.item.ItemReader;
import io.aiocosmos.emulator.item.ItemResponseHeaders;
import io.aiocosmos.emulator.item.ItemWriter;
import io.aiocosmos.emulator.item.KeyDeleter;
import io.aiocosmos.emulator.item.SessionTokens;
import io.aiocosmos.emulator.item.Throttle;
import io.aiocosmos.emulator.query.PageLimits;
import io.aiocosmos.emulator.query.QueryHandlers;
import io.aiocosmos.emulator.query.RequestRanges;
import io.aiocosmos.emulator.region.Regions;
import io.aiocosmos.emulator.resource.AccountHandler;
import io.aiocosmos.emulator.resource.ConflictHandler;
import io.aiocosmos.emulator.resource.Consistency;
import io.aiocosmos.emulator.resource.ContainerHandler;
import io.aiocosmos.emulator.resource.DatabaseHandler;
import io.aiocosmos.emulator.resource.Lookup;
import io.aiocosmos.emulator.resource.MetadataResponses;
import io.aiocosmos.emulator.resource.OfferHandler;
import io.aiocosmos.emulator.resource.RangeHandler;
import io.aiocosmos.emulator.resource.WriteRegionCheck;
import io.aiocosmos.emulator.sql.error.SqlException;
import io.aiocosmos.emulator.store.Account;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.RequestHeaders;
import io.aiocosmos.emulator.wire.ResourceType;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.emulator.wire.ServiceError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The service: checks a request, routes it to its handler, and completes the response. */
public final class CosmosService {
    private static final byte BINARY_JSON = (byte) 0x80;
    private static final String BINARY = "The body is in the service's binary form of JSON, which the emulator does not"
            + " read (unsupported media type). Switch binary encoding off in the client, such as by the environment"
            + " variable AZURE_COSMOS_BINARY_ENCODING_ENABLED=false of Microsoft's SDKs for .NET and Rust.";

    private final Authorizer authorizer;
    private final Consistency consistency;
    private final InstantSource clock;
    private final AccountHandler accounts;
    private final DatabaseHandler databases;
    private final ContainerHandler containers;
    private final RangeHandler ranges;
    private final OfferHandler offers;
    private final ConflictHandler conflicts;
    private final ItemReader reader;
    private final ItemWriter writer;
    private final BatchHandler batches;
    private final KeyDeleter keys;
    private final QueryHandlers queries;
    private final ChangeFeedHandler changes;
    private final Lookup lookup;

    /** @param enforceThroughput whether requests above the throughput of a container get 429 */
    public CosmosService(
            Account account,
            Regions regions,
            Authorizer authorizer,
            Consistency consistency,
            PageLimits pages,
            boolean enforceThroughput) {
        this.authorizer = authorizer;
        this.consistency = consistency;
        clock = account.etagClock()::now;
        lookup = new Lookup(account);
        WriteRegionCheck writeRegion = new WriteRegionCheck(regions);
        SessionTokens sessions = new SessionTokens(regions);
        Throttle throttle = new Throttle(account, enforceThroughput);
        ItemResponseHeaders headers = new ItemResponseHeaders(sessions, throttle);
        accounts = new AccountHandler(regions, consistency);
        databases = new DatabaseHandler(account, lookup, writeRegion);
        containers = new ContainerHandler(account, lookup, writeRegion);
        ranges = new RangeHandler(lookup);
        offers = new OfferHandler(account, writeRegion);
        conflicts = new ConflictHandler(lookup, clock);
        reader = new ItemReader(lookup, sessions, throttle, headers);
        writer = new ItemWriter(lookup, writeRegion, sessions, throttle, headers, clock);
        keys = new KeyDeleter(lookup, writeRegion, throttle, headers);
        batches = new BatchHandler(lookup, writeRegion, sessions, throttle, headers, clock);
        changes = new ChangeFeedHandler(lookup, sessions, throttle, headers, pages);
        queries = QueryHandlers.of(lookup, sessions, throttle, headers, pages, clock);
    }

    /** The partition key ranges that a request concerns. */
    public RequestRanges ranges(Request request) {
        return RequestRanges.of(request, lookup);
    }

    /** The id of the container that a path leads to or into; {@code null} if there is none. */
    public String containerName(Request request) {
        return lookup.containerName(request);
    }

    /**
     * Processes a request. Never throws: an error is a response too.
     *
     * @param faults what goes wrong with its operations if it is a batch
     */
    public Response serve(Request request, ElementFaults faults) {
        String activityId = activityId(request);
        Instant begin = clock.instant();
        Response response = finish(serve(request, faults, activityId), activityId);
        return response.with("content-location", location(request))
                .with("x-ms-request-duration-ms", millis(Duration.between(begin, clock.instant())));
    }

    /** The address of the request, as the service names it. */
    private static String location(Request request) {
        String address = request.endpoint().addressOf(request.endpoint().region());
        String origin = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        return origin + (request.path().startsWith("/") ? request.path() : "/");
    }

    /** By the emulator's clock: on one that stands still, nothing takes any time. */
    private static String millis(Duration time) {
        long micros = Math.max(0, time.toNanos() / 1000);
        String thousandths = Long.toString(1000 + micros % 1000);
        return micros / 1000 + "." + thousandths.substring(1);
    }

    private Response serve(Request request, ElementFaults faults, String activityId) {
        try {
            return route(request, faults);
        } catch (ServiceError e) {
            return e.response(activityId, request.path());
        } catch (SqlException e) {
            return ServiceError.query(e.subStatus(), e.body()).response(activityId, request.path());
        } catch (RuntimeException e) {
            return failed(e).response(activityId, request.path());
        }
    }

    /** The response of an error that a fault scripts. */
    public static Response ofError(Request request, ServiceError error) {
        String activityId = activityId(request);
        return finish(error.response(activityId, request.path()), activityId);
    }

    /** A mistake of the emulator's own: where it happened, but no message, which could quote an item. */
    private static ServiceError failed(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        String where = trace.length == 0 ? "" : " at " + trace[0];
        return ServiceError.gateway(500, "The emulator failed: " + e.getClass().getName() + where);
    }

    private Response route(Request request, ElementFaults faults) {
        if (request.address().type() == ResourceType.UNKNOWN)
            throw ServiceError.gateway(400, "Request url is invalid.");
        if (request.address().type() == ResourceType.ADDRESS)
            throw ServiceError.notSupported("direct mode, in which a client asks for the addresses of replicas: set the"
                    + " client to gateway mode (in Java CosmosClientBuilder.gatewayMode())");
        authorizer.check(request);
        consistency.check(request);
        if (isBinary(request.body())) throw ServiceError.gateway(400, BINARY);
        return switch (request.address().type()) {
            case ACCOUNT -> account(request);
            case DATABASE -> databases.handle(request);
            case CONTAINER -> containers.handle(request);
            case RANGE -> ranges.handle(request);
            case OFFER -> offers.handle(request);
            case CONFLICT -> conflicts.handle(request);
            case ITEM -> item(request, faults);
            case PARTITION_KEY_DELETE -> keys.delete(request);
            default -> throw ServiceError.notSupported(request.address().type().segment());
        };
    }

    private static boolean isBinary(byte[] body) {
        return body.length > 0 && body[0] == BINARY_JSON;
    }

    private Response account(Request request) {
        if (request.method().equals("GET")) return accounts.handle(request);
        throw ServiceError.gateway(405, "The verb is not allowed on this resource.");
    }

    private Response item(Request request, ElementFaults faults) {
        return switch (request.operation()) {
            case READ -> reader.read(request);
            case FEED -> queries.feed().read(request);
            case CHANGE_FEED -> changes.read(request);
            case QUERY -> queries.items().run(request);
            case QUERY_PLAN -> queries.plans().plan(request);
            case BATCH -> batches.handle(request, faults);
            case CREATE, UPSERT, REPLACE, PATCH, DELETE -> writer.write(request);
            default -> throw MetadataResponses.notAllowed(request);
        };
    }

    private static Response finish(Response response, String activityId) {
        if (response.header("x-ms-request-charge") == null) response.with("x-ms-request-charge", 0);
        return response.with(RequestHeaders.ACTIVITY_ID, activityId)
                .with("x-ms-gatewayversion", "version=2.14.0")
                .with("x-ms-serviceversion", "version=2.14.0.0")
                .with("x-ms-schemaversion", "1.18");
    }

    private static String activityId(Request request) {
        String given = request.text(RequestHeaders.ACTIVITY_ID);
        if (given != null && given.length() <= 64) return given;
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() >>> 2 | Long.MIN_VALUE).toString();
    }
}

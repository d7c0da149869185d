package io.aiocosmos.emulator;

import io.aiocosmos.FeedRange;
import io.aiocosmos.emulator.partition.EpkRange;
import io.aiocosmos.emulator.query.RequestRanges;
import io.aiocosmos.emulator.server.CosmosService;
import io.aiocosmos.emulator.wire.Operation;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.RequestHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A request as listeners and fault rules see it. Immutable. */
public final class EmulatorRequest {
    private final Request request;
    private final CosmosService service;

    EmulatorRequest(Request request, CosmosService service) {
        this.request = request;
        this.service = service;
    }

    /** Such as {@code GET}. */
    public String method() {
        return request.method();
    }

    /** The path as it came, percent-encoded, without the query. */
    public String path() {
        return request.path();
    }

    /** The resource type as paths and signatures have it: {@code docs}, {@code colls}; {@code ""} for the account. */
    public String resourceType() {
        return request.address().type().segment();
    }

    /** The resource type and the operation, such as {@code docs.create}, {@code docs.query}, {@code pkranges.feed}, {@code account.read}. */
    public String kind() {
        String type = resourceType().isEmpty() ? "account" : resourceType();
        return type + "." + request.operation().name().toLowerCase(Locale.ROOT);
    }

    /**
     * The database in the path, as it is there: its id, or its resource id. Empty for requests about the account, the list
     * of databases, or throughput.
     */
    public Optional<String> database() {
        return id(0);
    }

    /** The container in the path, likewise. Empty for requests about anything else. */
    public Optional<String> container() {
        return id(1);
    }

    private Optional<String> id(int index) {
        List<String> ids = request.address().ids();
        boolean there = index < ids.size() && request.address().link().startsWith("dbs/");
        return there ? Optional.of(ids.get(index)) : Optional.empty();
    }

    /** The region that received it. */
    public String region() {
        return request.endpoint().region().name();
    }

    /**
     * The ids of the partition key ranges that a request about items concerns, as they are when it is asked: the one it
     * names, the one of its partition key, those of its feed range, else all of its container. Empty for requests about
     * anything else, and if there is no such range or container.
     */
    public List<String> partitionKeyRanges() {
        return service.ranges(request).ids();
    }

    /** Whether it is the first one on its connection; in process, always. */
    public boolean opensConnection() {
        return request.opensConnection();
    }

    boolean isBatch() {
        return request.operation() == Operation.BATCH;
    }

    boolean concerns(FeedRange range) {
        RequestRanges concerned = service.ranges(request);
        return !concerned.ids().isEmpty() && concerned.keys().overlaps(new EpkRange(range.min(), range.max()));
    }

    /** Whether its path leads into a container of that name, or to it, by its id or its resource id. */
    boolean concernsContainer(String name) {
        return container().isPresent() && name.equals(service.containerName(request));
    }

    /** Whether the client says by an activity id to which of its operations the request belongs. */
    boolean namesOperation() {
        return request.text(RequestHeaders.ACTIVITY_ID) != null;
    }

    /** Equal for the requests of one operation. */
    String operationKey() {
        String named = request.text(RequestHeaders.ACTIVITY_ID);
        if (named != null) return named;
        return String.join(
                "\n",
                method(),
                path(),
                header(RequestHeaders.PARTITION_KEY).orElse(""),
                header(RequestHeaders.RANGE_ID).orElse(""),
                header(RequestHeaders.CONTINUATION).orElse(""),
                new String(request.body(), StandardCharsets.UTF_8));
    }

    /** The first header of that name. @param name lower case */
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.header(name));
    }

    /** Gives every header in the order received, names in lower case. */
    public void forEachHeader(BiConsumer<String, String> action) {
        for (int i = 0; i < request.headerCount(); i++) action.accept(request.headerName(i), request.headerValue(i));
    }

    /** A copy of the body. */
    public byte[] body() {
        return request.body().clone();
    }

    /** Method and path; never headers or body. */
    @Override
    public String toString() {
        return method() + " " + path();
    }
}

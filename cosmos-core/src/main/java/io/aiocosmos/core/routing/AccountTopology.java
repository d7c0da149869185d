package io.aiocosmos.core.routing;

import io.aiocosmos.core.json.JsonElements;
import io.aiocosmos.core.json.JsonKind;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.MalformedJsonException;
import io.aiocosmos.spi.Origin;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What {@code GET /} returns about an account. Immutable.
 */
public final class AccountTopology {
    /** First label of the host that was asked, or {@code localhost} from some emulators. */
    public final String id;

    /** Regions that take writes; the first is the write region. */
    public final List<Region> writable;

    /** Regions that are up, the write region first. */
    public final List<Region> readable;

    /** Whether every region of {@code writable} takes writes at any time. */
    public final boolean multipleWrites;

    /** Default level of the account, such as {@code Session}; {@code null} if it is missing. */
    public final String consistency;

    /** Whether the service may move the writes of single partitions to other regions. */
    public final boolean partitionFailover;

    /** Whether clients must not ask several regions at once. */
    public final boolean hedgingDisabled;

    public AccountTopology(
            String id,
            List<Region> writable,
            List<Region> readable,
            boolean multipleWrites,
            String consistency,
            boolean partitionFailover,
            boolean hedgingDisabled) {
        this.id = id;
        this.writable = List.copyOf(writable);
        this.readable = List.copyOf(readable);
        this.multipleWrites = multipleWrites;
        this.consistency = consistency;
        this.partitionFailover = partitionFailover;
        this.hedgingDisabled = hedgingDisabled;
    }

    /** All regions; one in both lists comes twice. */
    Stream<Region> regions() {
        return Stream.concat(writable.stream(), readable.stream());
    }

    /** @throws MalformedJsonException if the JSON is not an account */
    public static AccountTopology read(byte[] json, int offset, int length) {
        JsonSlice[] fields = JsonSlice.of(json, offset, length)
                .fields(
                        "id",
                        "writableLocations",
                        "readableLocations",
                        "enableMultipleWriteLocations",
                        "userConsistencyPolicy",
                        "enablePerPartitionFailoverBehavior",
                        "disableCrossRegionalHedging");
        JsonSlice level = fields[4] == null ? null : fields[4].at("defaultConsistencyLevel");
        return new AccountTopology(
                fields[0] == null ? "" : fields[0].string(),
                regions(fields[1]),
                regions(fields[2]),
                isTrue(fields[3]),
                level == null || level.isNull() ? null : level.string(),
                isTrue(fields[5]),
                isTrue(fields[6]));
    }

    private static List<Region> regions(JsonSlice locations) {
        List<Region> regions = new ArrayList<>();
        if (locations == null || locations.isNull()) return regions;
        JsonElements elements = locations.elements();
        while (elements.next()) regions.add(region(elements.value()));
        return regions;
    }

    private static Region region(JsonSlice location) {
        JsonSlice[] fields = location.fields("name", "databaseAccountEndpoint");
        if (fields[0] == null || fields[1] == null)
            throw new MalformedJsonException("expected a region's name and endpoint", location.offset());
        try {
            return new Region(fields[0].string(), Origin.of(URI.create(fields[1].string())));
        } catch (IllegalArgumentException e) {
            throw new MalformedJsonException("expected the address of a region", fields[1].offset());
        }
    }

    /** Older services write booleans as strings. */
    private static boolean isTrue(JsonSlice flag) {
        if (flag == null) return false;
        if (flag.kind() == JsonKind.STRING) return flag.string().equalsIgnoreCase("true");
        return !flag.isNull() && flag.booleanValue();
    }
}

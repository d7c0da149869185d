package io.aiocosmos.emulator.item;

import io.aiocosmos.emulator.region.Region;
import io.aiocosmos.emulator.region.Regions;
import io.aiocosmos.emulator.region.WriteRegion;
import io.aiocosmos.emulator.resource.WriteRegionCheck;
import io.aiocosmos.emulator.store.CommitVector;
import io.aiocosmos.emulator.store.Partition;
import io.aiocosmos.emulator.store.PartitionView;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.RequestHeaders;
import io.aiocosmos.emulator.wire.ServiceError;

/**
 * Writes and reads session tokens: {@code range:version#lsn}, with {@code #region=lsn} behind it when the account has
 * several regions. The version counts fail-overs; an account that never had another region has -1, as the service has.
 */
public final class SessionTokens {
    private static final int NO_VERSION = -1;

    private final Regions regions;

    public SessionTokens(Regions regions) {
        this.regions = regions;
    }

    /** The token that a response carries: a copy that lags knows no fail-over after what it has. */
    public String of(Partition partition, long lsn) {
        if (regions.single()) return partition.id() + ":" + NO_VERSION + "#" + lsn;
        CommitVector known = partition.known();
        if (known != null) return partition.id() + ":" + partition.writeRegion().version() + local(partition, known);
        WriteRegion writeRegion = partition.writeRegionAt(lsn);
        return partition.id() + ":" + writeRegion.version() + "#" + lsn + "#"
                + (writeRegion.region().index() + 1) + "=" + lsn;
    }

    /** Behind the version: the sequence number of all regions, and that of each. */
    private String local(Partition partition, CommitVector known) {
        long base = partition.position().base();
        StringBuilder text = new StringBuilder("#").append(base + known.total());
        for (Region region : regions.all())
            text.append('#').append(region.index() + 1).append('=').append(base + known.of(region.index()));
        return text.toString();
    }

    /**
     * What a read of a partition sees. With a token it is at least as new as the token says; without one it may be old.
     *
     * @throws ServiceError 404/1002 if this region has not reached the token yet
     */
    public PartitionView view(Request request, Partition partition) {
        if (request.flag("x-ms-cosmos-hub-region-processing-only")) return writeRegionOnly(request, partition);
        PartitionView lagging = partition.lagging();
        String header = request.text(RequestHeaders.SESSION_TOKEN);
        if (header == null || isReached(header, lagging)) return lagging;
        PartitionView current = partition.current();
        if (isWriteRegion(request, partition) && isReached(header, current)) return current;
        throw notAvailable();
    }

    private static ServiceError notAvailable() {
        return ServiceError.data(404, 1002, "The read session is not available for the input session token.");
    }

    /** A client's last attempt after 404/1002: only the write region of the range may serve it. */
    private PartitionView writeRegionOnly(Request request, Partition partition) {
        if (!isWriteRegion(request, partition)) throw WriteRegionCheck.refusal();
        PartitionView current = partition.current();
        String header = request.text(RequestHeaders.SESSION_TOKEN);
        boolean behind = partition.known() != null && header != null && !isReached(header, current);
        if (behind) throw notAvailable(); // other regions write too
        return current;
    }

    private static boolean isWriteRegion(Request request, Partition partition) {
        return partition.writeRegion().region() == request.endpoint().region();
    }

    private boolean isReached(String header, PartitionView view) {
        for (String part : header.split(",")) {
            int colon = part.indexOf(':');
            if (colon < 1) throw invalid();
            String range = part.substring(0, colon).strip();
            Partition partition = view.partition();
            boolean concerns =
                    range.equals(partition.id()) || partition.parents().contains(range);
            if (!covers(view, part.substring(colon + 1)) && concerns) return false;
        }
        return true;
    }

    private boolean covers(PartitionView view, String value) {
        String[] fields = value.split("#", -1);
        int version =
                regions.single() ? NO_VERSION : view.partition().writeRegion().version();
        if (fields.length == 1) return view.lsn() >= number(fields[0]);
        long asked = number(fields[0]);
        CommitVector known = view.partition().known();
        if (known != null) return asked <= version && knows(view.partition(), known, fields);
        return asked <= version && view.lsn() >= number(fields[1]); // a fail-over does not begin the numbers anew
    }

    /** Of each region that wrote: an account of several write regions has no order of all its writes. */
    private static boolean knows(Partition partition, CommitVector known, String[] fields) {
        long base = partition.position().base();
        if (fields.length == 2) return base + known.total() >= number(fields[1]);
        for (int i = 2; i < fields.length; i++) {
            int equals = fields[i].indexOf('=');
            if (equals < 1) throw invalid();
            int region = (int) number(fields[i].substring(0, equals)) - 1;
            if (base + known.of(region) < number(fields[i].substring(equals + 1))) return false;
        }
        return true;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw invalid();
        }
    }

    private static ServiceError invalid() {
        return ServiceError.gateway(400, "The session token is not valid.");
    }
}

package io.aiocosmos.emulator;

/** A finished request in the {@linkplain EmulatorStats#log() log}. Immutable. */
public final class EmulatorLogEntry {
    private final String method;
    private final String path;
    private final String region;
    private final String userAgent;
    private final int status;
    private final int subStatus;
    private final int operations;

    EmulatorLogEntry(EmulatorRequest request, int status, int subStatus, int operations) {
        this.method = request.method();
        this.path = request.path();
        this.region = request.region();
        this.userAgent = request.header("user-agent").orElse("");
        this.status = status;
        this.subStatus = subStatus;
        this.operations = operations;
    }

    /** Such as {@code GET}. */
    public String method() {
        return method;
    }

    /** The path as it came, percent-encoded, without the query. */
    public String path() {
        return path;
    }

    /** The region that received the request. */
    public String region() {
        return region;
    }

    /** 0 if there was no response. */
    public int status() {
        return status;
    }

    /** 0 if the response had none. */
    public int subStatus() {
        return subStatus;
    }

    /** How many operations the batch had; 0 if it was none, or if it was refused as a whole. */
    public int operations() {
        return operations;
    }

    /** {@code ""} if the request had none. */
    public String userAgent() {
        return userAgent;
    }

    /** Method, path, status, and of a batch the number of operations. */
    @Override
    public String toString() {
        return method + " " + path + " " + status + (subStatus == 0 ? "" : "/" + subStatus)
                + (operations == 0 ? "" : ", " + operations + " operations");
    }
}

package io.aiocosmos.emulator;

/** A finished request in the {@linkplain EmulatorStats#log() log}. Immutable. */
public final class EmulatorLogEntry {
    private final String method;
    private final String path;
    private final String region;
    private final String userAgent;
    private final int status;
    private final int subStatus;

    EmulatorLogEntry(EmulatorRequest request, int status, int subStatus) {
        this.method = request.method();
        this.path = request.path();
        this.region = request.region();
        this.userAgent = request.header("user-agent").orElse("");
        this.status = status;
        this.subStatus = subStatus;
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

    /** {@code ""} if the request had none. */
    public String userAgent() {
        return userAgent;
    }

    /** Method, path and status. */
    @Override
    public String toString() {
        return method + " " + path + " " + status + (subStatus == 0 ? "" : "/" + subStatus);
    }
}

package io.aiocosmos.core.testing;

/** Responses to {@code GET /} of an account with regions at {@code https://<region>.test}. */
public final class FakeAccount {
    private FakeAccount() {}

    /** The first region is the write region. */
    public static Reply of(String... regions) {
        return reply(false, "", regions);
    }

    /** The first region is the write region, and the service may move the writes of single ranges. */
    public static Reply partitionFailover(String... regions) {
        return reply(false, ",\"enablePerPartitionFailoverBehavior\":true", regions);
    }

    /** All regions are write regions. */
    public static Reply multipleWrites(String... regions) {
        return reply(true, "", regions);
    }

    /** One write region, and a flag such as {@code disableCrossRegionalHedging}. */
    public static Reply flagged(String flag, String... regions) {
        return reply(false, ",\"" + flag + "\":true", regions);
    }

    private static Reply reply(boolean multipleWrites, String more, String... regions) {
        StringBuilder all = new StringBuilder();
        for (String region : regions) all.append(all.length() == 0 ? "" : ",").append(location(region));
        String writable = multipleWrites ? all.toString() : location(regions[0]);
        return Reply.of(FakeResponse.ok("{\"id\":\"account\",\"writableLocations\":[" + writable
                + "],\"readableLocations\":[" + all + "],\"enableMultipleWriteLocations\":" + multipleWrites
                + ",\"userConsistencyPolicy\":{\"defaultConsistencyLevel\":\"Session\"}" + more + "}"));
    }

    private static String location(String region) {
        return "{\"name\":\"" + region + "\",\"databaseAccountEndpoint\":\"https://" + region + ".test:443/\"}";
    }
}

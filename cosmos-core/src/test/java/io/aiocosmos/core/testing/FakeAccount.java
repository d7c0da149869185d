package io.aiocosmos.core.testing;

/** What {@code GET /} tells of an account whose regions live at {@code https://<region>.test}. */
public final class FakeAccount {
    private FakeAccount() {}

    /** One region writes: the first. */
    public static Reply of(String... regions) {
        return reply(false, regions);
    }

    /** Every region writes. */
    public static Reply multipleWrites(String... regions) {
        return reply(true, regions);
    }

    private static Reply reply(boolean multipleWrites, String... regions) {
        StringBuilder all = new StringBuilder();
        for (String region : regions) all.append(all.length() == 0 ? "" : ",").append(location(region));
        String writable = multipleWrites ? all.toString() : location(regions[0]);
        return Reply.of(FakeResponse.ok("{\"id\":\"account\",\"writableLocations\":[" + writable
                + "],\"readableLocations\":[" + all + "],\"enableMultipleWriteLocations\":" + multipleWrites
                + ",\"userConsistencyPolicy\":{\"defaultConsistencyLevel\":\"Session\"}}"));
    }

    private static String location(String region) {
        return "{\"name\":\"" + region + "\",\"databaseAccountEndpoint\":\"https://" + region + ".test:443/\"}";
    }
}

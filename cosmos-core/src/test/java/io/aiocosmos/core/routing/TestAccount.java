package io.aiocosmos.core.routing;

import io.aiocosmos.spi.Origin;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Accounts in a few words: regions {@code A}, {@code B}, … live at {@code https://acct-a.example.com}. */
final class TestAccount {
    static final Origin ENDPOINT = Origin.of(URI.create("https://acct.example.com"));

    private TestAccount() {}

    static AccountTopology of(String writable, String readable, boolean multipleWrites) {
        return new AccountTopology(
                "acct", regions(writable), regions(readable), multipleWrites, "Session", false, false);
    }

    static List<Region> regions(String names) {
        List<Region> regions = new ArrayList<>();
        for (String name : names(names)) regions.add(region(name));
        return regions;
    }

    static Region region(String name) {
        String host = name.isEmpty() ? "acct" : "acct-" + name.toLowerCase();
        return new Region(name, Origin.of(URI.create("https://" + host + ".example.com")));
    }

    static List<String> names(String names) {
        return names == null || names.isEmpty() ? List.of() : List.of(names.split(" "));
    }
}

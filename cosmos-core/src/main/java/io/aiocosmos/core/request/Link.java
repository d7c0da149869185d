package io.aiocosmos.core.request;

import io.aiocosmos.core.uri.PercentEncoding;

/**
 * Where a resource lives, in the two spellings the protocol needs: names as they are (signed, shown, and the key of
 * sessions), and percent-encoded (the request line). Built once for each database and container.
 */
public final class Link {
    /** The account itself. */
    public static final Link ROOT = new Link("", "");

    private final String name;
    private final String path;

    private Link(String name, String path) {
        this.name = name;
        this.path = path;
    }

    public static Link database(String id) {
        return ROOT.child("dbs", Ids.resource("database", id));
    }

    public Link container(String id) {
        return child("colls", Ids.resource("container", id));
    }

    public Link item(String id) {
        return child("docs", Ids.item(id));
    }

    /** A resource addressed by its rid, such as an offer: the link to sign is the rid alone, in lower case. */
    public static Link offer(String rid) {
        return ROOT.child("offers", rid);
    }

    private Link child(String type, String id) {
        return new Link(
                (name.isEmpty() ? "" : name + "/") + type + "/" + id,
                path + "/" + type + "/" + PercentEncoding.encode(id));
    }

    /** Such as {@code dbs/books/colls/ledger}; empty for the account. */
    public String name() {
        return name;
    }

    /** The path of the resource, {@code /} for the account. */
    public String path() {
        return path.isEmpty() ? "/" : path;
    }

    /** The path of a feed under the resource, such as {@code docs}. */
    public String feed(String type) {
        return path + "/" + type;
    }

    @Override
    public String toString() {
        return name.isEmpty() ? "the account" : name;
    }
}

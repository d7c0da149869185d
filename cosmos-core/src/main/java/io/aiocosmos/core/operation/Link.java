package io.aiocosmos.core.operation;

import io.aiocosmos.core.json.MalformedJsonException;
import io.aiocosmos.core.uri.PercentEncoding;
import io.aiocosmos.spi.PrintableText;

/**
 * Where a resource lives, in the two spellings the protocol needs: names as they are (signed, shown, and the key of
 * sessions), and percent-encoded (the request line). Built once for each database and container, and for each request
 * to an item: there the name, which nearly always is the path without its slash, waits until somebody wants it.
 */
public final class Link {
    /** The account itself. */
    public static final Link ROOT = new Link("", "", true);

    private final String path;

    /** {@code null} for an item whose path says the same. */
    private final String name;

    /** Whether nothing is escaped: the path is the name behind a slash. */
    private final boolean plain;

    private Link(String path, String name, boolean plain) {
        this.path = path;
        this.name = name;
        this.plain = plain;
    }

    public static Link database(String id) {
        return ROOT.child("dbs", Ids.resource("database", id));
    }

    public Link container(String id) {
        return child("colls", Ids.resource("container", id));
    }

    public Link item(String id) {
        String escaped = PercentEncoding.encode(Ids.item(id));
        boolean same = plain && escaped.equals(id);
        return new Link(path + "/docs/" + escaped, same ? null : name + "/docs/" + id, same);
    }

    /**
     * A resource addressed by its rid, such as an offer: the link to sign is the rid alone, in lower case.
     *
     * @throws MalformedJsonException if the service's response gave what would be the address of something else
     */
    public static Link offer(String rid) {
        if (rid.isEmpty() || Ids.isDots(rid)) throw new MalformedJsonException("no rid in an offer", 0);
        return ROOT.child("offers", rid);
    }

    private Link child(String type, String id) {
        String escaped = PercentEncoding.encode(id);
        String parent = name.isEmpty() ? "" : name + "/";
        return new Link(path + "/" + type + "/" + escaped, parent + type + "/" + id, plain && escaped.equals(id));
    }

    /** Such as {@code dbs/books/colls/ledger}; empty for the account. */
    public String name() {
        return name == null ? path.substring(1) : name;
    }

    /** The name, or the path where only its first slash differs, which no signature covers. */
    String toSign() {
        return plain ? path : name;
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
        return name().isEmpty() ? "the account" : PrintableText.of(name());
    }
}

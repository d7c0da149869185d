package io.aiocosmos.opentelemetry;

import io.opentelemetry.api.common.AttributesBuilder;

/** The names in a link such as {@code dbs/books/colls/ledger/docs/1}; empty where it ends before. */
record ResourceNames(String database, String container) {
    private static final ResourceNames NONE = new ResourceNames("", "");

    static ResourceNames of(String link) {
        if (!link.startsWith("dbs/")) return NONE;
        int afterDatabase = link.indexOf('/', 4);
        if (afterDatabase < 0) return new ResourceNames(link.substring(4), "");
        String database = link.substring(4, afterDatabase);
        if (!link.startsWith("/colls/", afterDatabase)) return new ResourceNames(database, "");
        int from = afterDatabase + "/colls/".length();
        int to = link.indexOf('/', from);
        return new ResourceNames(database, to < 0 ? link.substring(from) : link.substring(from, to));
    }

    void addTo(AttributesBuilder attributes) {
        if (!database.isEmpty()) attributes.put(Names.NAMESPACE, database);
        if (!container.isEmpty()) attributes.put(Names.COLLECTION, container);
    }

    /** What a span's name ends with. */
    String target() {
        return container.isEmpty() ? database : container;
    }
}

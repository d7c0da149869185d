package io.aiocosmos.micrometer;

/** The database and the container in a link such as {@code dbs/books/colls/ledger}. */
record ResourceTags(String database, String container) {
    private static final String NONE = "none";

    /** The part of a link up to its container. */
    static String containerOf(String link) {
        int slash = -1;
        for (int slashes = 0; slashes < 4; slashes++) {
            slash = link.indexOf('/', slash + 1);
            if (slash < 0) return link;
        }
        return link.substring(0, slash);
    }

    static ResourceTags of(String link) {
        String[] names = link.split("/");
        boolean ofDatabase = names.length > 1 && names[0].equals("dbs");
        boolean ofContainer = ofDatabase && names.length > 3 && names[2].equals("colls");
        return new ResourceTags(ofDatabase ? names[1] : NONE, ofContainer ? names[3] : NONE);
    }
}

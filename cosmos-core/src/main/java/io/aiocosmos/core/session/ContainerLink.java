package io.aiocosmos.core.session;

/** {@code dbs/{database}/colls/{container}} and its two names, not escaped; names hold no slash. */
final class ContainerLink {
    private static final String DATABASES = "dbs/";
    private static final String CONTAINERS = "/colls/";

    private ContainerLink() {}

    static String of(String database, String container) {
        return DATABASES + database + CONTAINERS + container;
    }

    static String database(String link) {
        return link.substring(DATABASES.length(), link.indexOf('/', DATABASES.length()));
    }

    static String container(String link) {
        return link.substring(link.indexOf('/', DATABASES.length()) + CONTAINERS.length());
    }
}

package io.aiocosmos.architecture;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages with snippets that are compiled and cannot run here: how many, and why. All others run. */
enum CompiledOnly {
    NETWORK("network.md", 1, "it takes a proxy with a name of its own"),
    SHRINKING("shrinking.md", 1, "it declares an item, of another shape than the one that snippets are given"),
    SPRING_BOOT("spring-boot.md", 2, "they declare beans; the starter's own tests run such"),
    TESTKIT("testkit.md", 1, "it takes a transport and a codec of the reader's own, and is not even compiled");

    private final String page;
    private final long snippets;
    private final String reason;

    CompiledOnly(String page, long snippets, String reason) {
        this.page = page;
        this.snippets = snippets;
        this.reason = reason;
    }

    static Map<String, Long> byPage() {
        return Stream.of(values()).collect(Collectors.toMap(each -> each.page, each -> each.snippets));
    }

    @Override
    public String toString() {
        return page + ": " + snippets + ", since " + reason;
    }
}

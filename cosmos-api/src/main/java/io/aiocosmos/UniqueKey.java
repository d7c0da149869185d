package io.aiocosmos;

import java.util.Arrays;
import java.util.List;

/**
 * A unique key: no two items of one partition key may agree in all its paths.
 *
 * @param paths such as {@code /name/first}
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/unique-keys">Unique keys</a>
 */
public record UniqueKey(List<String> paths) {
    /** At least one path, each beginning with a slash. */
    public UniqueKey {
        if (Check.notNull("paths", paths).isEmpty()) throw Check.wrong("a unique key needs at least one path");
        for (String path : paths)
            if (!Check.notNull("path", path).startsWith("/"))
                throw Check.wrong("a unique key path begins with a slash, was " + path);
        paths = List.copyOf(paths);
    }

    /** One path, or several that must be unique together. */
    public static UniqueKey of(String... paths) {
        return new UniqueKey(Arrays.asList(Check.notNull("paths", paths)));
    }

    static RawJson policy(UniqueKey[] keys) {
        StringBuilder json = new StringBuilder("{\"uniqueKeys\":[");
        for (UniqueKey key : keys) {
            json.append(json.charAt(json.length() - 1) == '[' ? "{\"paths\":[" : ",{\"paths\":[");
            for (int i = 0; i < key.paths.size(); i++) {
                if (i > 0) json.append(',');
                JsonQuote.append(json, key.paths.get(i));
            }
            json.append("]}");
        }
        return RawJson.of(json.append("]}").toString());
    }
}

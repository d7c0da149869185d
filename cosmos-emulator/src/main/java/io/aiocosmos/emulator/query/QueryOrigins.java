package io.aiocosmos.emulator.query;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which query of an application a client means by the one that it sends: a plan has it send another, with a filter in
 * between that grows from page to page. Remembers the last thousand. Thread-safe.
 */
final class QueryOrigins {
    private static final String RESUME_FILTER = "{documentdb-formattableorderbyquery-filter}";
    private static final int REMEMBERED = 1000;

    private final Map<String, String> originals = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param rewritten as the plan has it; empty if the query is sent as it is */
    synchronized void remember(String rewritten, String original) {
        if (!rewritten.isEmpty()) originals.put(rewritten, original);
    }

    /** The query that was planned, else the text itself. */
    synchronized String original(String text) {
        for (Map.Entry<String, String> entry : originals.entrySet())
            if (isMade(text, entry.getKey())) return entry.getValue();
        return text;
    }

    private static boolean isMade(String text, String rewritten) {
        int filter = rewritten.indexOf(RESUME_FILTER);
        if (filter < 0) return text.equals(rewritten);
        int rest = filter + RESUME_FILTER.length();
        return text.length() >= rewritten.length() - RESUME_FILTER.length()
                && text.startsWith(rewritten.substring(0, filter))
                && text.endsWith(rewritten.substring(rest));
    }
}

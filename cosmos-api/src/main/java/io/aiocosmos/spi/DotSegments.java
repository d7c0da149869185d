package io.aiocosmos.spi;

/**
 * Finds segments of a path that mean "here" or "one up".
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4">RFC 3986, 5.2.4, Remove Dot Segments</a>
 */
final class DotSegments {
    private DotSegments() {}

    /** @param target path and perhaps query; the query may hold what it likes */
    static boolean in(String target) {
        int end = target.length();
        for (int i = 0; i < end; i++) {
            char c = target.charAt(i);
            if (c == '?' || c == '#') return false;
            if ((c == '/' || c == '\\') && isDots(target, i + 1)) return true;
        }
        return false;
    }

    private static boolean isDots(String target, int start) {
        int dots = 0;
        int i = start;
        for (int width = dot(target, i); width > 0 && dots <= 2; width = dot(target, i)) {
            i += width;
            dots++;
        }
        return dots > 0 && dots <= 2 && (i == target.length() || "/\\?#".indexOf(target.charAt(i)) >= 0);
    }

    /** How many characters stand for a dot here, 0 if none do. */
    private static int dot(String target, int at) {
        if (at < target.length() && target.charAt(at) == '.') return 1;
        return target.startsWith("%2e", at) || target.startsWith("%2E", at) ? 3 : 0;
    }
}

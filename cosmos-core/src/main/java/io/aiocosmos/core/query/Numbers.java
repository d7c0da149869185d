package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonBuffer;

/** Numbers as the service writes them: whole ones without a fraction. */
final class Numbers {
    private static final double EXACT = 9007199254740992.0; // 2^53: above it, doubles have no digits of their own

    private Numbers() {}

    /** {@code false} and nothing for what is no number in JSON: to the service, a result out of range is undefined. */
    static boolean append(JsonBuffer out, double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) return false;
        boolean whole = number == Math.rint(number) && Math.abs(number) < EXACT;
        out.ascii(whole ? Long.toString((long) number) : Double.toString(number));
        return true;
    }
}

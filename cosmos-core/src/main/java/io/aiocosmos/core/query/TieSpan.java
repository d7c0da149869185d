package io.aiocosmos.core.query;

/**
 * Keys whose rows, where equal in order, come by rid alone: those of one partition when the query began. When it is
 * split, its parts keep that order among them, so that one row still tells which of its equals were given.
 *
 * @param min inclusive
 * @param max exclusive
 */
record TieSpan(String min, String max) {
    static TieSpan of(RangeScope scope) {
        return new TieSpan(scope.min(), scope.max());
    }
}

package io.aiocosmos.reliability.campaign;

import io.aiocosmos.error.CosmosException;
import io.aiocosmos.error.Outcome;

/** One operation on one item as its caller saw it. A batch, or a bulk, is several. */
final class Op {
    /** What a read found that found nothing. */
    static final int NOTHING = 0;

    final int line;
    final String verb;
    final String item;
    /** What a write writes, as no other does. */
    final int n;

    /** Who asked: operations of one session see each other. */
    final String session;

    final long began;
    long ended = -1;
    /** Whether the end is certain and good. */
    boolean ok;

    CosmosException failure;
    /** What a read found: a version's {@code n}, or {@link #NOTHING}. */
    int found;

    /** The first {@code n} of an atomic batch that this is a part of; 0 if it is none. */
    int batch;

    /** Whether it may be done more than once: its caller allowed that, or several regions were asked at once. */
    boolean mayRepeat;

    /** Whether the caller gave up, so that nothing is known of the end. */
    boolean abandoned;

    Op(int line, String session, String verb, String item, int n, long began) {
        this.line = line;
        this.session = session;
        this.verb = verb;
        this.item = item;
        this.n = n;
        this.began = began;
    }

    boolean isWrite() {
        return n != 0;
    }

    /** Whether it is certain that this write has not been done. */
    boolean isNotDone() {
        return !ok && !abandoned && failure != null && failure.outcome() == Outcome.NOT_DONE;
    }

    /** Whether this read found nothing, which is what it shows. */
    boolean isNotFound() {
        return verb.equals("read")
                && failure != null
                && failure.details().statusCode() == 404
                && failure.details().subStatusCode() == 0;
    }

    @Override
    public String toString() {
        String end = ok ? isWrite() ? "ok" : "found " + found : abandoned ? "abandoned" : String.valueOf(failure);
        return "line " + line + ": " + verb + " " + item + (isWrite() ? " " + n : "") + ", " + began / 1_000_000
                + " to " + ended / 1_000_000 + " ms: " + end;
    }
}

package io.aiocosmos.core.query;

import io.aiocosmos.core.request.Answer;
import io.aiocosmos.core.request.ResponseHeaders;

/** Adds up what the requests behind a page cost. Thread-safe: partitions are asked at once. */
final class Meter {
    private double requestCharge;
    private Answer last;

    synchronized void add(Answer answer) {
        requestCharge += answer.diagnostics().requestCharge();
        last = answer;
    }

    /** The charge since the last time this was asked. */
    synchronized double takeCharge() {
        double charge = requestCharge;
        requestCharge = 0;
        return charge;
    }

    /** The answer that came last, {@code null} before the first. */
    synchronized Answer last() {
        return last;
    }

    String header(String name) {
        Answer answer = last();
        String value = answer == null ? null : answer.header(name);
        return value == null ? "" : value;
    }

    String rid() {
        return header(ResponseHeaders.OWNER_RID);
    }
}

package io.aiocosmos.core.query;

import io.aiocosmos.core.paging.PageFacts;
import io.aiocosmos.core.request.Answer;
import io.aiocosmos.core.request.ResponseHeaders;

/** Adds up what the requests behind a page said. Thread-safe: partitions are asked at once. */
final class Meter {
    private PageFacts facts = new PageFacts();
    private String rid = "";

    synchronized void add(Answer answer) {
        facts.add(answer);
        String owner = answer.header(ResponseHeaders.OWNER_RID);
        if (owner != null) rid = owner;
    }

    /** Everything since the last time this was asked. */
    synchronized PageFacts take() {
        PageFacts taken = facts;
        facts = new PageFacts();
        return taken;
    }

    /** The container's rid, empty before the first answer. */
    synchronized String rid() {
        return rid;
    }
}

package io.aiocosmos.core.query;

import io.aiocosmos.core.paging.PageFacts;
import io.aiocosmos.core.request.Answer;

/** Adds up what the answers behind a page said, as they arrive. Thread-safe: partitions are asked at once. */
final class Meter {
    private PageFacts facts = new PageFacts();

    synchronized Answer add(Answer answer) {
        facts.add(answer);
        return answer;
    }

    /** Everything since the last time this was asked. */
    synchronized PageFacts take() {
        PageFacts taken = facts;
        facts = new PageFacts();
        return taken;
    }
}

package io.aiocosmos.reliability.campaign;

import java.util.List;

/** What a campaign came to in sum. */
final class Figures {
    private int scripts;
    private long operations;
    private long failed;
    private long unknown;
    private long requests;

    void add(List<Op> history, int itsRequests) {
        scripts++;
        requests += itsRequests;
        for (Op op : history) {
            operations++;
            if (op.failure != null) failed++;
            if (op.isWrite() && !op.ok && !op.isNotDone()) unknown++;
        }
    }

    @Override
    public String toString() {
        return scripts + " scripts, " + operations + " operations of which " + failed + " failed, " + unknown
                + " writes of unknown outcome, " + requests + " requests";
    }
}

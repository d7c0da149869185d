package io.aiocosmos.reliability.campaign;

/** What a campaign came to in sum. */
final class Figures {
    private int scripts;
    private long operations;
    private long failed;
    private long unknown;
    private long requests;
    private long hedged;
    private long probes;

    synchronized int scripts() {
        return scripts;
    }

    synchronized void add(Campaign campaign) {
        scripts++;
        requests += campaign.requests();
        for (Heard heard : campaign.listeners()) {
            hedged += heard.hedged();
            probes += heard.probes();
        }
        for (Op op : campaign.history()) {
            operations++;
            if (op.failure != null) failed++;
            if (op.isWrite() && !op.ok && !op.isNotDone()) unknown++;
        }
    }

    @Override
    public synchronized String toString() {
        return scripts + " scripts, " + operations + " operations of which " + failed + " failed, " + unknown
                + " writes of unknown outcome, " + requests + " requests; by those with a listener " + hedged
                + " hedged, " + probes
                + " probes";
    }
}

package io.aiocosmos.junit;

import java.util.Locale;

/** Requests of one kind to one container; of queries those of one text. Not thread-safe. */
final class LoggedRequests {
    private final String kind;
    private final String container;
    private final String query;
    private final boolean crossesPartitions;
    private final boolean scans;
    private int count;
    private double charge;

    LoggedRequests(String kind, String container, String query, boolean crossesPartitions, boolean scans) {
        this.kind = kind;
        this.container = container;
        this.query = query;
        this.crossesPartitions = crossesPartitions;
        this.scans = scans;
    }

    void add(double requestUnits) {
        count++;
        charge += requestUnits;
    }

    boolean crossesPartitions() {
        return crossesPartitions;
    }

    boolean scans() {
        return scans;
    }

    /** In request units. */
    double charge() {
        return charge;
    }

    /** Two digits, without zeros at the end. */
    static String text(double requestUnits) {
        String text = String.format(Locale.ROOT, "%.2f", requestUnits);
        return text.replaceAll("\\.?0+$", "");
    }

    /** The charge and what it was for; of a query its text, never an item's id or key. */
    @Override
    public String toString() {
        String requests = count == 1 ? "1 request" : count + " requests";
        String subject = query.isEmpty() ? kind : query;
        return text(charge) + " RU, " + requests + " to " + container + ": " + subject;
    }
}

package io.aiocosmos.core.session;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The tokens of one container, one for each partition key range that was seen. Thread-safe. The ranges are in a hash
 * table of our own, because a range is looked up by a part of a header, and a substring would allocate.
 */
final class ContainerTokens {
    /** Characters of a response's header, which has the token of one range; the service never sends as many. */
    private static final int MAX_HEADER = 4 * 1024;

    private static final int MAX_PARTS = 100;
    private static final int MAX_RANGES = 10_000;
    private static final int MAX_RANGE_ID = 20;

    final String rid;
    final String formerRid;
    private final AtomicInteger changes = new AtomicInteger();
    private volatile AtomicReferenceArray<RangeSlot> table = new AtomicReferenceArray<>(4);
    private volatile Joined joined;
    private volatile boolean confirmed;
    private volatile Fit fit;
    private volatile int size; // written under the lock

    /** @param formerRid the rid of the container that had this name before, or {@code null} */
    ContainerTokens(String rid, String formerRid, boolean confirmed) {
        this.rid = rid;
        this.formerRid = formerRid;
        this.confirmed = confirmed;
    }

    /** Whether the service itself sent this rid, or only a resumed session has it. */
    boolean isConfirmed() {
        return confirmed;
    }

    void confirm() {
        if (!confirmed) confirmed = true;
    }

    /**
     * Merges a header of one or more parts. Parts that are not {@code range:token} are ignored, since all that is kept
     * is sent with later reads; so are the tokens of metadata, whose range is {@code M}.
     */
    void learn(String header) {
        if (header.length() > MAX_HEADER || hasTooManyParts(header)) return;
        int start = 0;
        while (start < header.length()) {
            int comma = header.indexOf(',', start);
            int end = comma < 0 ? header.length() : comma;
            learnPart(header, start, end);
            start = end + 1;
        }
    }

    private static boolean hasTooManyParts(String header) {
        int parts = 1;
        for (int comma = header.indexOf(','); comma >= 0; comma = header.indexOf(',', comma + 1)) parts++;
        return parts > MAX_PARTS;
    }

    private void learnPart(String header, int start, int end) {
        int colon = header.indexOf(':', start);
        if (colon < 0 || colon >= end) return;
        RangeSlot slot = find(header, start, colon);
        if (slot != null && slot.holds(header, colon + 1, end)) return;
        if (slot == null && !isRange(header, start, colon)) return;
        SessionToken token = SessionTokenParser.parse(header, colon + 1, end);
        if (token == null) return;
        if (slot == null) slot = add(header.substring(start, colon));
        boolean alone = start == 0 && end == header.length();
        if (slot != null && slot.learn(token, alone ? header : null)) changes.incrementAndGet();
    }

    /** Whether that is the id of a partition key range: a number. */
    static boolean isRange(String text, int start, int end) {
        if (end <= start || end - start > MAX_RANGE_ID) return false;
        for (int i = start; i < end; i++) if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
        return true;
    }

    /** The token of one range; if it has none yet, that of its parents under its own id; else {@code null}. */
    String headerFor(String rangeId, List<String> parents) {
        RangeSlot own = find(rangeId, 0, rangeId.length());
        if (own != null && own.header() != null) return own.header();
        SessionToken inherited = null;
        for (int i = parents.size() - 1; i >= 0; i--) {
            String parent = parents.get(i);
            RangeSlot slot = find(parent, 0, parent.length());
            SessionToken token = slot == null ? null : slot.token();
            if (token != null) inherited = inherited == null ? token : token.merge(inherited);
        }
        return inherited == null ? null : rangeId + ":" + inherited.text();
    }

    /**
     * Whether a map is as new as the tokens: it has each range with a token, or the children of that range. In an older
     * map the token of a child would not be found by its parent's id.
     */
    boolean fits(TokenRanges map) {
        Fit last = fit;
        int met = size;
        if (last == null || last.map != map || last.met != met) fit = last = new Fit(map, met, hasAll(map));
        return last.good;
    }

    private boolean hasAll(TokenRanges map) {
        AtomicReferenceArray<RangeSlot> slots = table;
        for (int i = 0; i < slots.length(); i++) {
            RangeSlot slot = slots.get(i);
            if (slot != null && !map.knows(slot.rangeId)) return false;
        }
        return true;
    }

    /** All tokens, joined by commas; {@code null} if there are none. */
    String headerForAll() {
        int stamp = changes.get();
        Joined last = joined;
        if (last == null || last.stamp != stamp) joined = last = new Joined(stamp, join());
        return last.header;
    }

    private String join() {
        AtomicReferenceArray<RangeSlot> slots = table;
        String first = null;
        StringBuilder more = null;
        for (int i = 0; i < slots.length(); i++) {
            RangeSlot slot = slots.get(i);
            String header = slot == null ? null : slot.header();
            if (header == null) continue;
            if (first == null) first = header;
            else
                more = (more == null ? new StringBuilder(first) : more)
                        .append(',')
                        .append(header);
        }
        return more == null ? first : more.toString();
    }

    private RangeSlot find(String text, int start, int end) {
        AtomicReferenceArray<RangeSlot> slots = table;
        int mask = slots.length() - 1;
        for (int i = hash(text, start, end) & mask; ; i = i + 1 & mask) {
            RangeSlot slot = slots.get(i);
            if (slot == null || slot.isFor(text, start, end)) return slot;
        }
    }

    private static int hash(String text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) hash = 31 * hash + text.charAt(i);
        return hash ^ hash >>> 16;
    }

    /** {@code null} if there are more ranges than any container has. */
    private synchronized RangeSlot add(String rangeId) {
        RangeSlot present = find(rangeId, 0, rangeId.length());
        if (present != null || size >= MAX_RANGES) return present;
        int more = size + 1;
        if (2 * more > table.length()) table = doubled(table); // never more than half full, so every search ends
        RangeSlot slot = new RangeSlot(rangeId);
        insert(table, slot);
        size = more; // written last: who reads the size sees the ranges
        return slot;
    }

    private static AtomicReferenceArray<RangeSlot> doubled(AtomicReferenceArray<RangeSlot> slots) {
        AtomicReferenceArray<RangeSlot> larger = new AtomicReferenceArray<>(2 * slots.length());
        for (int i = 0; i < slots.length(); i++) if (slots.get(i) != null) insert(larger, slots.get(i));
        return larger;
    }

    private static void insert(AtomicReferenceArray<RangeSlot> slots, RangeSlot slot) {
        int mask = slots.length() - 1;
        int i = hash(slot.rangeId, 0, slot.rangeId.length()) & mask;
        while (slots.get(i) != null) i = i + 1 & mask;
        slots.set(i, slot);
    }

    private static final class Fit {
        final TokenRanges map;
        final int met;
        final boolean good;

        Fit(TokenRanges map, int met, boolean good) {
            this.map = map;
            this.met = met;
            this.good = good;
        }
    }

    private static final class Joined {
        final int stamp;
        final String header;

        Joined(int stamp, String header) {
            this.stamp = stamp;
            this.header = header;
        }
    }
}

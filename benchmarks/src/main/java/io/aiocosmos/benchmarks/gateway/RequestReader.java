package io.aiocosmos.benchmarks.gateway;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** Reads what of a request selects its response. Reused for all requests, so that reading allocates nothing. */
final class RequestReader {
    private static final int MOST_HEAD_BYTES = 16 << 10;
    private static final int NUMBER_BASE = 10;
    private static final int MOST_TARGET = 64;

    private static final byte[] READ = ascii("GET /dbs/bench/colls/items/docs/");
    private static final byte[] PATCH = ascii("PATCH ");
    private static final byte[] POST = ascii("POST ");
    private static final byte[] ACCOUNT = ascii("GET / ");
    private static final byte[] BARE_ACCOUNT = ascii("GET // ");
    private static final byte[] METADATA = ascii("GET /dbs/");
    private static final byte[] RANGES = ascii("/pkranges");
    private static final byte[] MINIMAL = ascii("minimal");
    private static final byte[] CONTINUATION_MARK = ascii("#RT:");
    private static final byte[] CONTENT_LENGTH = ascii("content-length:");
    private static final byte[] PREFER = ascii("prefer:");
    private static final byte[] A_IM = ascii("a-im:");
    private static final byte[] IF_NONE_MATCH = ascii("if-none-match:");
    private static final byte[] IS_QUERY = ascii("x-ms-documentdb-isquery:");
    private static final byte[] IS_PLAN = ascii("x-ms-cosmos-is-query-plan-request:");
    private static final byte[] IS_BATCH = ascii("x-ms-cosmos-is-batch-request:");
    private static final byte[] IS_BULK = ascii("x-ms-cosmos-batch-atomic: false");
    private static final byte[] FAR = ascii("/colls/far");
    private static final byte[] CONTINUATION = ascii("x-ms-continuation:");

    private final byte[] head = new byte[MOST_HEAD_BYTES];
    private int headLength;
    private int bodyLength;
    private int page;
    private boolean read;
    private boolean query;
    private boolean plan;
    private boolean batch;
    private boolean bulk;
    private boolean minimal;
    private boolean conditional;
    private boolean changes;
    private boolean far;
    private final OperationCounter operations = new OperationCounter();

    /** Reads the head at the buffer's reader index; {@code false} if it has not all come. */
    boolean read(ByteBuf bytes) {
        int there = Math.min(bytes.readableBytes(), MOST_HEAD_BYTES);
        bytes.getBytes(bytes.readerIndex(), head, 0, there);
        bodyLength = 0;
        page = 0;
        query = plan = batch = bulk = minimal = conditional = changes = far = false;
        read = at(READ, 0, there);
        // A read alone in the buffer, as nearly always, needs no look at its headers.
        if (read && there == bytes.readableBytes() && isEnd(there)) {
            headLength = there;
            return true;
        }
        return headers(there);
    }

    private boolean isEnd(int end) {
        return end > 3 && head[end - 1] == '\n' && head[end - 2] == '\r' && head[end - 3] == '\n';
    }

    private boolean headers(int there) {
        int start = 0;
        for (int i = 0; i < there; i++) {
            if (head[i] != '\n') continue;
            if (i - start < 2) {
                headLength = i + 1;
                return true;
            }
            if (start > 0 && !read) header(start, i);
            start = i + 1;
        }
        if (there == MOST_HEAD_BYTES) throw new IllegalStateException("a head of more than " + MOST_HEAD_BYTES);
        return false;
    }

    private void header(int start, int end) {
        switch (head[start] | 0x20) {
            case 'c' -> {
                if (at(CONTENT_LENGTH, start, end)) bodyLength = number(start + CONTENT_LENGTH.length);
            }
            case 'p' -> {
                if (at(PREFER, start, end)) minimal = find(MINIMAL, start, end) >= 0;
            }
            case 'a' -> changes |= at(A_IM, start, end);
            case 'i' -> {
                if (at(IF_NONE_MATCH, start, end)) {
                    conditional = true;
                    page = number(start + IF_NONE_MATCH.length);
                }
            }
            case 'x' -> own(start, end);
            default -> {} // of no consequence
        }
    }

    /** Headers that begin with x. */
    private void own(int start, int end) {
        if (at(IS_QUERY, start, end)) query = true;
        else if (at(IS_PLAN, start, end)) plan = true;
        else if (at(IS_BATCH, start, end)) batch = true;
        else if (at(IS_BULK, start, end)) bulk = true;
        else if (at(CONTINUATION, start, end)) {
            int mark = find(CONTINUATION_MARK, start, end);
            if (mark >= 0) page = number(mark + CONTINUATION_MARK.length);
        }
    }

    /** Whether the text is there; lower-case letters match both cases. */
    private boolean at(byte[] text, int start, int end) {
        if (end - start < text.length) return false;
        for (int i = 0; i < text.length; i++) {
            byte wanted = text[i];
            byte found = head[start + i];
            if (found != wanted && !(wanted >= 'a' && wanted <= 'z' && (found | 0x20) == wanted)) return false;
        }
        return true;
    }

    private int find(byte[] text, int start, int end) {
        for (int i = start; i + text.length <= end; i++) if (at(text, i, end)) return i;
        return -1;
    }

    private int number(int start) {
        int i = start;
        while (head[i] == ' ' || head[i] == '"') i++;
        int number = 0;
        for (; head[i] >= '0' && head[i] <= '9'; i++) number = number * NUMBER_BASE + head[i] - '0';
        return number;
    }

    /** Of head and body. */
    int length() {
        return headLength + bodyLength;
    }

    /** @param bytes the whole request, at the buffer's reader index */
    ByteBuf choose(ByteBuf bytes, CannedResponses responses) {
        if (read) return responses.item;
        if (at(PATCH, 0, headLength)) return responses.item;
        if (at(POST, 0, headLength)) {
            if (bulk) return bulk(bytes, responses);
            if (batch) return responses.batch;
            if (plan) return responses.plan;
            if (query) return responses.page(page);
            return minimal ? responses.createdMinimal : responses.created;
        }
        if (at(ACCOUNT, 0, headLength) || at(BARE_ACCOUNT, 0, headLength)) return responses.account;
        if (!at(METADATA, 0, headLength)) return responses.unknown;
        boolean ofFar = find(FAR, 0, headLength) >= 0;
        if (find(RANGES, 0, headLength) >= 0) {
            if (conditional) return responses.noNewRanges;
            return ofFar ? responses.farRanges : responses.ranges;
        }
        if (changes) return responses.changes(page);
        return ofFar ? responses.farContainer : responses.container;
    }

    private ByteBuf bulk(ByteBuf bytes, CannedResponses responses) {
        far = find(FAR, 0, POST.length + MOST_TARGET) >= 0;
        return responses.bulk(operations.count(bytes, bytes.readerIndex() + headLength, bodyLength));
    }

    /** Whether the response chosen last is to come late. */
    boolean isFar() {
        return far;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

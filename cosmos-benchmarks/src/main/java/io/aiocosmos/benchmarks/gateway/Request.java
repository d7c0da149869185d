package io.aiocosmos.benchmarks.gateway;

import io.netty.buffer.ByteBuf;

/** What of a request decides its answer; reused for one after the other. */
final class Request {
    private static final String CONTINUATION_MARK = "#RT:";

    private String head;
    private int bodyLength;
    private int page;
    private boolean query;
    private boolean plan;
    private boolean minimal;
    private boolean conditional;

    /** @param text the head with its empty line */
    void read(String text) {
        head = text;
        bodyLength = 0;
        page = 0;
        query = plan = minimal = conditional = false;
        if (isBareRead()) return;
        int start = text.indexOf('\n') + 1;
        for (int end = text.indexOf('\r', start); end > start; end = text.indexOf('\r', start)) {
            header(start, end);
            start = end + 2;
        }
    }

    /** Reads of items, which are told by their first line. */
    private boolean isBareRead() {
        return head.startsWith("GET ") && head.indexOf("/docs/") > 0;
    }

    private void header(int start, int end) {
        if (is("content-length:", start)) bodyLength = number(start + 15);
        else if (is("prefer:", start)) minimal = head.indexOf("minimal", start) < end;
        else if (is("if-none-match:", start)) conditional = true;
        else if (is("x-ms-documentdb-isquery:", start)) query = true;
        else if (is("x-ms-cosmos-is-query-plan-request:", start)) plan = true;
        else if (is("x-ms-continuation:", start)) continuation(start, end);
    }

    private boolean is(String name, int start) {
        return head.regionMatches(true, start, name, 0, name.length());
    }

    private void continuation(int start, int end) {
        int mark = head.indexOf(CONTINUATION_MARK, start);
        if (mark >= 0 && mark < end) page = number(mark + CONTINUATION_MARK.length());
    }

    private int number(int start) {
        int i = start;
        while (head.charAt(i) == ' ') i++;
        int number = 0;
        for (; head.charAt(i) >= '0' && head.charAt(i) <= '9'; i++) number = number * 10 + head.charAt(i) - '0';
        return number;
    }

    int bodyLength() {
        return bodyLength;
    }

    ByteBuf choose(Answers answers) {
        if (isBareRead()) return answers.item;
        if (head.startsWith("POST ")) {
            if (plan) return answers.plan;
            if (query) return answers.page(page);
            return minimal ? answers.createdMinimal : answers.created;
        }
        if (head.startsWith("GET / ") || head.startsWith("GET // ")) return answers.account;
        if (head.indexOf("/pkranges") > 0) return conditional ? answers.noNewRanges : answers.ranges;
        return head.startsWith("GET /dbs/") ? answers.container : answers.unknown;
    }
}

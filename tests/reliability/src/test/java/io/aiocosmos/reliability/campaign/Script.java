package io.aiocosmos.reliability.campaign;

import io.aiocosmos.RetryKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What happens in one run, as text of one event a line, so that a failing one can be pasted into a test. The first lines
 * are settings: {@code seed}, {@code regions}, {@code several} write regions,
 * {@code partitions} that fail over one by one, {@code connections}, {@code level}, {@code sessions}, {@code hedging} after milliseconds,
 * {@code hedgewrites} too, a {@code breaker}, a {@code listener}. The others begin with milliseconds:
 *
 * <pre>
 * 120 async upsert k1 i2 timeout=3000 cancel=40
 * 300 fault A 503/0 share=0.5 for=2000
 * 700 split
 * </pre>
 */
final class Script {
    private static final String[] VERBS = {
        "read",
        "read",
        "read",
        "create",
        "upsert",
        "upsert",
        "replace",
        "guarded",
        "patch",
        "delete",
        "query",
        "queryall",
        "batch",
        "bulk",
        "changes",
        "many"
    };
    private static final String[] REGISTER = {"read", "read", "read", "create", "upsert", "upsert", "replace", "delete"
    };
    private static final String[] FAULTS = {
        "503/0",
        "500/0",
        "502/0",
        "504/0",
        "408/0",
        "429/3200",
        "429/3092",
        "449/0",
        "410/1000",
        "410/1002",
        "410/1007",
        "410/1008",
        "410/1022",
        "403/3",
        "403/1008",
        "404/1002",
        "401/0",
        "refuse",
        "before",
        "after",
        "raw",
        "unsent",
        "lost",
        "noresponse",
        "slow",
        "cut",
        "garbage"
    };
    private static final int MILLIS = 6_000;

    private final Random random;
    private final List<String> lines = new ArrayList<>();
    private int regions;

    private Script(long seed) {
        random = new Random(seed);
    }

    /** The script of a seed. */
    static List<String> of(long seed) {
        Script script = new Script(seed);
        script.settings(seed, true);
        script.events();
        return script.lines;
    }

    /** Many operations at once on two items, by four sessions. @param level of the account */
    static List<String> history(long seed, String level) {
        Script script = new Script(seed);
        script.settings(seed, false);
        script.lines.add("level " + level);
        script.lines.add("sessions 4");
        boolean isStrong = level.equals("Strong");
        for (int i = 0; i < 40; i++) script.lines.add(script.random.nextInt(1500) + script.registerOperation(isStrong));
        for (int i = script.random.nextInt(4); i > 0; i--)
            script.lines.add(script.random.nextInt(1000) + " " + script.fault());
        if (script.regions > 1) script.lines.add(script.random.nextInt(1500) + " failover " + script.region());
        if (!isStrong) script.lag();
        return script.lines;
    }

    private String registerOperation(boolean byClients) {
        String verb = REGISTER[random.nextInt(REGISTER.length)];
        int session = byClients ? 2 * random.nextInt(2) : random.nextInt(4);
        return " async " + verb + " k0 i" + random.nextInt(2) + " session=" + session + " timeout=2000";
    }

    private void settings(long seed, boolean hedgeWrites) {
        regions = 1 + random.nextInt(3);
        lines.add("seed " + seed);
        lines.add("regions " + regions);
        if (random.nextInt(3) == 0) lines.add("several true");
        if (random.nextInt(3) == 0) lines.add("partitions true");
        lines.add("connections " + (random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 100));
        if (random.nextInt(3) == 0) {
            lines.add("hedging " + (50 + random.nextInt(900)));
            if (hedgeWrites && random.nextBoolean()) lines.add("hedgewrites true");
        }
        if (random.nextInt(3) == 0) lines.add("breaker true");
        if (random.nextBoolean()) lines.add("listener true");
    }

    private void events() {
        for (int key = 0; key < 3; key++) lines.add("0 async batch k" + key + " i0");
        int operations = 20 + random.nextInt(40);
        for (int i = 0; i < operations; i++) add(operation());
        for (int i = random.nextInt(8); i > 0; i--) add(fault());
        if (random.nextInt(3) == 0) add("split");
        if (random.nextInt(4) == 0) add("merge");
        if (regions > 1) topology();
        if (regions > 1 && random.nextInt(3) == 0) outage();
        if (random.nextInt(3) == 0) lag();
        if (random.nextInt(5) == 0) add("jump " + (random.nextInt(1200) - 600));
        if (random.nextInt(10) == 0) add("close");
        if (lines.contains("breaker true") || lines.contains("partitions true")) probes();
    }

    /** A region that was avoided for a partition is tried again after half a minute. */
    private void probes() {
        for (int i = 0; i < 12; i++) lines.add(31_000 + random.nextInt(12_000) + " " + operation());
    }

    private void topology() {
        if (random.nextInt(3) == 0) add("failover " + region());
        if (random.nextInt(4) == 0) add("begin " + region());
        if (random.nextInt(4) == 0) add("range " + region());
        if (random.nextInt(4) == 0) add("lag " + region() + " " + region() + " " + random.nextInt(3000));
        if (random.nextInt(6) == 0) add("several " + random.nextBoolean());
    }

    private void add(String event) {
        lines.add(random.nextInt(MILLIS) + " " + event);
    }

    private String operation() {
        StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "block " : "async ")
                .append(VERBS[random.nextInt(VERBS.length)])
                .append(" k")
                .append(random.nextInt(3))
                .append(" i")
                .append(random.nextInt(2));
        if (random.nextInt(3) == 0) text.append(" timeout=").append(200 + random.nextInt(4000));
        if (random.nextInt(8) == 0) text.append(" cancel=").append(random.nextInt(400));
        if (random.nextInt(8) == 0) text.append(" retry=").append(retry());
        if (random.nextInt(10) == 0) text.append(" hedging=").append(50 + random.nextInt(900));
        if (random.nextInt(10) == 0) text.append(" again=1");
        return text.toString();
    }

    private String retry() {
        RetryKind kind = RetryKind.values()[random.nextInt(RetryKind.values().length)];
        return switch (random.nextInt(4)) {
            case 0 -> "none";
            case 1 -> "" + random.nextInt(3);
            case 2 -> "only:" + kind;
            default -> "except:" + kind;
        };
    }

    private String fault() {
        String where = random.nextInt(3) == 0 ? "*" : region();
        String share = random.nextBoolean() ? "1" : "0." + (1 + random.nextInt(9));
        return "fault " + where + " " + FAULTS[random.nextInt(FAULTS.length)] + " share=" + share + " for="
                + (200 + random.nextInt(8000));
    }

    private void outage() {
        int from = random.nextInt(MILLIS);
        String region = region();
        lines.add(from + " down " + region);
        lines.add(from + 100 + random.nextInt(8000) + " up " + region);
    }

    private void lag() {
        int from = random.nextInt(MILLIS / 4);
        lines.add(from + " hold");
        lines.add(from + 100 + random.nextInt(8000) + " release");
    }

    private String region() {
        return String.valueOf((char) ('A' + random.nextInt(regions)));
    }
}

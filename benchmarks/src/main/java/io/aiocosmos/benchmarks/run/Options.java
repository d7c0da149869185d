package io.aiocosmos.benchmarks.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The command line options.
 *
 * @param brief {@code --short}: a few operations, to see that all of it runs
 * @param everybody {@code --everybody}: all clients in all workloads; else some run only a few
 * @param rounds {@code --rounds=3}
 * @param only {@code --only=netty+jackson;azure-cosmos}: names of clients; empty for all
 * @param workloads {@code --workloads=W2;W5}: beginnings of titles; empty for all
 * @param azure {@code --azure=folder}: where the module of azure-cosmos was built
 */
record Options(boolean brief, boolean everybody, int rounds, List<String> only, List<String> workloads, Path azure) {
    private static final int FEWEST_STARTS = 5;

    static Options parse(String... args) {
        boolean brief = Arrays.asList(args).contains("--short");
        return new Options(
                brief,
                Arrays.asList(args).contains("--everybody"),
                Integer.parseInt(value(args, "--rounds=", brief ? "1" : "3")),
                list(value(args, "--only=", "")),
                list(value(args, "--workloads=", "")),
                Path.of(value(args, "--azure=", "benchmarks/azure/target")));
    }

    private static String value(String[] args, String name, String otherwise) {
        for (String arg : args) if (arg.startsWith(name)) return arg.substring(name.length());
        return otherwise;
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(";"));
    }

    /** Rows of the canned query. */
    int rows() {
        return brief ? 300 : 50_000;
    }

    /** Processes to start for each client; they vary more than rounds do. */
    int starts() {
        return brief ? 1 : Math.max(FEWEST_STARTS, rounds);
    }

    /** Commands of W5. */
    List<String> queries() {
        return Stream.of("records", "maps", "raw")
                .map(each -> each + " 1 " + rows())
                .limit(brief ? 1 : Long.MAX_VALUE)
                .toList();
    }

    boolean warmUp() {
        return !brief && isChosen("warm-up");
    }

    boolean isChosen(String title) {
        return workloads.isEmpty() || workloads.stream().anyMatch(title::startsWith);
    }

    List<Workload> chosen() {
        List<Workload> all = brief ? Workload.brief(rows()) : Workload.whole(rows());
        return all.stream().filter(each -> isChosen(each.title())).toList();
    }

    List<Competitor> chosen(List<Competitor> all) {
        return all.stream()
                .filter(each -> only.isEmpty() || only.contains(each.name()))
                .toList();
    }
}

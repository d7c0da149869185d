package io.aiocosmos.features.proof;

import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOptions;
import io.aiocosmos.BulkSummary;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.core.CosmosClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.IntStream;

/** The program that {@link CrashedImportTest} kills: imports from where it had come, and stores how far it has come. */
final class ResumingImport {
    private static final int CONCURRENCY = 2;

    private final Path stored;

    private ResumingImport(Path stored) {
        this.stored = stored;
    }

    /** @param args endpoint, key, the file with the position, how many items */
    public static void main(String[] args) {
        try (CosmosClient client = CosmosClients.builder()
                .endpoint(args[0])
                .key(args[1])
                .transport("jdk")
                .codec("jackson")
                .connect()) {
            ResumingImport job = new ResumingImport(Path.of(args[2]));
            int begin = position(job.stored);
            int end = Integer.parseInt(args[3]);
            Iterable<BulkOperation> source = () ->
                    IntStream.range(begin, end).mapToObj(ResumingImport::upsert).iterator();
            BulkSummary summary = client.database("books")
                    .container("ledger")
                    .executeBulk(
                            source,
                            BulkOptions.builder()
                                    .maxConcurrency(CONCURRENCY)
                                    .progress(progress ->
                                            progress.position(Integer.class).ifPresent(job::store))
                                    .build(),
                            result -> {
                                if (!result.isOk())
                                    throw new IllegalStateException(
                                            result.failure().get());
                            });
            System.out.println(summary.succeeded() + " imported");
        }
    }

    private static BulkOperation upsert(int n) {
        return BulkOperation.upsert(new Entry("entry-" + n, "account-" + n % 100, text(n)))
                .position(n + 1);
    }

    /** In the order of the numbers. */
    static String text(int n) {
        return Integer.toString(1_000_000 + n);
    }

    static int position(Path stored) {
        try {
            return Files.exists(stored) ? Integer.parseInt(Files.readString(stored)) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A crash leaves the old position or the new one. */
    private void store(int position) {
        try {
            Path written = Files.writeString(stored.resolveSibling("new"), Integer.toString(position));
            Files.move(written, stored, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

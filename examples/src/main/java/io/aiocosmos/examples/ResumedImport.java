package io.aiocosmos.examples;

import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOptions;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosEvent.BulkProgress;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** Imports by {@code executeBulk}, shows its progress, breaks off, and goes on where all was stored. */
public final class ResumedImport {
    private static final int BOOKS = 6_000;

    private final PrintStream out;
    private final Path checkpoint;

    private ResumedImport(PrintStream out, Path checkpoint) {
        this.out = out;
        this.checkpoint = checkpoint;
    }

    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        try (ExampleClient example = ExampleClient.fromEnvironment()) {
            CosmosContainer books = Books.of(example.client());
            Path checkpoint = Files.createTempFile("import", ".position");
            ResumedImport job = new ResumedImport(out, checkpoint);
            job.importAll(books, 3_456);
            job.importAll(books, -1);
            Files.delete(checkpoint);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param crashAt the result at which this breaks off; -1 for none */
    private void importAll(CosmosContainer books, int crashAt) throws IOException {
        String stored = Files.readString(checkpoint);
        int begin = stored.isEmpty() ? 0 : Integer.parseInt(stored);
        out.println("Begins at " + begin);
        Iterable<BulkOperation> source = () ->
                IntStream.range(begin, BOOKS).mapToObj(ResumedImport::upsert).iterator();
        BulkOptions options = BulkOptions.builder()
                .maxConcurrency(10)
                .expectedOperations(BOOKS - begin)
                .requestUnitsPerSecond(1_000_000)
                .progress(this::report)
                .build();
        try {
            long done = books.executeBulk(source, options, result -> {
                        if (!result.isOk())
                            out.println("Failed: " + result.failure().get());
                        if (result.index() == crashAt) throw new IllegalStateException("power cut");
                    })
                    .succeeded();
            out.println("Imported " + done + " books");
        } catch (IllegalStateException e) {
            out.println("Broke off: " + e.getMessage());
        }
    }

    /** The position is where to begin if this book and all before it are stored. */
    private static BulkOperation upsert(int number) {
        return BulkOperation.upsert(Books.book(number)).position(number + 1);
    }

    private void report(BulkProgress progress) {
        progress.position(Integer.class).ifPresent(this::store);
        if (progress.succeeded() % 1000 == 0)
            out.println(progress.succeeded() + " of " + progress.taken() + " books, "
                    + Math.round(progress.requestUnitsPerSecond()) + " RU/s, "
                    + progress.remaining()
                            .map(left -> left.toSeconds() + " s left")
                            .orElse(""));
    }

    private void store(int position) {
        try {
            Files.writeString(checkpoint, Integer.toString(position));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

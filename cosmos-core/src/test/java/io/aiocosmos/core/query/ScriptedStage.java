package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.partition.RangePosition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A stage with scripted pages. Records how many rows each call requested. */
final class ScriptedStage implements Stage {
    final List<Integer> requestedRows = new ArrayList<>();
    private final Deque<List<JsonSlice>> pages = new ArrayDeque<>();

    /** @param pages rows as JSON with blanks between them, empty for an empty page */
    ScriptedStage(String... pages) {
        for (String page : pages) this.pages.add(page.isEmpty() ? List.of() : Slices.slices(page.split(" ")));
    }

    @Override
    public CompletableFuture<List<JsonSlice>> next(int maxRows) {
        requestedRows.add(maxRows);
        return CompletableFuture.completedFuture(pages.remove());
    }

    @Override
    public boolean isDone() {
        return pages.isEmpty();
    }

    @Override
    public boolean save(ResumeState.Builder resume) {
        resume.positions(List.of(new RangePosition("", "FF", "pages left: " + pages.size())));
        return true;
    }

    /** All pages of a stage. */
    static List<List<String>> drain(Stage stage, int maxRows) {
        List<List<String>> pages = new ArrayList<>();
        while (!stage.isDone()) pages.add(Slices.texts(stage.next(maxRows).join()));
        return pages;
    }

    static ResumeState saved(Stage stage) {
        ResumeState.Builder resume = new ResumeState.Builder();
        return stage.save(resume) ? ResumeState.parse(resume.text()) : null;
    }
}

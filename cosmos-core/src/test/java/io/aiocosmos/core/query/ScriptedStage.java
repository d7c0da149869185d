package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.partition.RangePosition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A source with pages written by hand, at once there; it remembers how many rows were wanted each time. */
final class ScriptedStage implements Stage {
    final List<Integer> wanted = new ArrayList<>();
    private final Deque<List<JsonSlice>> pages = new ArrayDeque<>();

    /** @param pages rows as JSON with blanks between them, empty for an empty page */
    ScriptedStage(String... pages) {
        for (String page : pages) this.pages.add(page.isEmpty() ? List.of() : Slices.slices(page.split(" ")));
    }

    @Override
    public CompletableFuture<List<JsonSlice>> next(int most) {
        wanted.add(most);
        return CompletableFuture.completedFuture(pages.remove());
    }

    @Override
    public boolean isDone() {
        return pages.isEmpty();
    }

    @Override
    public boolean save(Resume.Builder resume) {
        resume.places(List.of(new RangePosition("", "FF", "pages left: " + pages.size())));
        return true;
    }

    /** All that a stage over this one gives, page by page. */
    static List<List<String>> drain(Stage stage, int most) {
        List<List<String>> pages = new ArrayList<>();
        while (!stage.isDone()) pages.add(Slices.texts(stage.next(most).join()));
        return pages;
    }

    static Resume saved(Stage stage) {
        Resume.Builder resume = new Resume.Builder();
        return stage.save(resume) ? Resume.parse(resume.text()) : null;
    }
}

package io.aiocosmos.emulator;

import io.aiocosmos.CosmosAsyncPages;
import io.aiocosmos.CosmosPage;
import io.aiocosmos.CosmosPages;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.emulator.stub.StubAsyncPages;
import io.aiocosmos.emulator.stub.StubPage;
import io.aiocosmos.emulator.stub.StubPages;
import io.aiocosmos.emulator.stub.StubResponse;
import io.aiocosmos.error.CosmosException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Responses and pages for tests whose containers are mocks: for code that takes a {@code CosmosContainer} and is tested
 * without even an emulator. What they give is immutable.
 *
 * <pre>{@code
 * when(books.readItem("1", key, Book.class)).thenReturn(CosmosStubs.response(emma));
 * when(books.readAllItems(key, Book.class)).thenReturn(CosmosStubs.pages(List.of(emma, persuasion)));
 * when(books.createItem(emma)).thenThrow(new CosmosConflictException("taken", ErrorDetails.builder().status(409, 0).build()));
 * }</pre>
 */
public final class CosmosStubs {
    private CosmosStubs() {}

    /** A success with status 200, a charge of 1 and no headers. */
    public static <T> CosmosResponse<T> response(T value) {
        return response(200, value, Map.of());
    }

    /** A response without a value, such as 204 after a delete, or 304 for an item that has not changed. */
    public static <T> CosmosResponse<T> empty(int status) {
        return StubResponse.of(status, null, Map.of());
    }

    /**
     * Any response with a value.
     *
     * @param status 200 to 304
     * @param headers by their names in lower case, such as {@code etag}, {@code x-ms-session-token} and
     *     {@code x-ms-request-charge}
     */
    public static <T> CosmosResponse<T> response(int status, T value, Map<String, String> headers) {
        return StubResponse.of(status, Objects.requireNonNull(value, "value"), headers);
    }

    /** A failure as a client with {@code throwOnFailure(false)} returns it. */
    public static <T> CosmosResponse<T> failure(CosmosException failure) {
        return StubResponse.of(failure);
    }

    /** The last page. */
    public static <T> CosmosPage<T> page(List<T> items) {
        return new StubPage<>(items, null);
    }

    /** A page that others follow. */
    public static <T> CosmosPage<T> page(List<T> items, String continuation) {
        return new StubPage<>(items, continuation);
    }

    /** The result of a query. {@code pages()} gives one page; {@code page(size)} as many as that makes. */
    public static <T> CosmosPages<T> pages(List<T> items) {
        return new StubPages<>(items);
    }

    /** The same for code that does not wait: futures are complete, and subscribers get items where they ask for them. */
    public static <T> CosmosAsyncPages<T> asyncPages(List<T> items) {
        return new StubAsyncPages<>(items);
    }
}

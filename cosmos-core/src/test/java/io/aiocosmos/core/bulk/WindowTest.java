package io.aiocosmos.core.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Limits of the requests in flight: halved by throttling, raised by one after a window of unthrottled responses. */
class WindowTest {
    private static Window full(int size) {
        Window window = new Window(size);
        while (window.room() > 0) window.enter();
        return window;
    }

    private static void respond(Window window, int count) {
        for (int i = 0; i < count; i++) window.leave();
    }

    /** Places that come free are taken again at once. */
    private static void turnOver(Window window, int responses) {
        for (int i = 0; i < responses; i++) {
            window.leave();
            while (window.room() > 0) window.enter();
        }
    }

    @Test
    void begins_as_large_as_it_may_get() {
        assertThat(full(7).inFlight()).isEqualTo(7);
        assertThat(full(7).room()).isZero();
    }

    @Test
    void gives_a_place_back_with_each_answer() {
        Window window = full(3);
        respond(window, 3);

        assertThat(window.isEmpty()).isTrue();
        assertThat(window.room()).isPositive();
    }

    @Test
    void is_halved_by_throttling_but_never_closed() {
        Window window = full(9);
        window.throttled();
        assertThat(window.size()).isEqualTo(4);

        Window one = full(1);
        one.throttled();
        assertThat(one.size()).isEqualTo(1);
    }

    @Test
    void has_no_room_until_it_has_drained_to_its_new_size() {
        Window window = full(8);
        window.throttled();

        respond(window, 3);
        assertThat(window.room()).isLessThanOrEqualTo(0);
        respond(window, 2);
        assertThat(window.room()).isPositive();
    }

    @Test
    void is_halved_once_by_a_burst() {
        Window window = full(16);
        window.throttled();
        window.throttled();
        respond(window, 15);
        window.throttled();

        assertThat(window.size()).isGreaterThanOrEqualTo(8);
    }

    @Test
    void is_halved_again_by_throttling_after_the_burst() {
        Window window = full(16);
        window.throttled();
        turnOver(window, 16);
        int before = window.size();
        window.throttled();

        assertThat(window.size()).isEqualTo(before / 2);
    }

    @Test
    void grows_by_one_for_a_window_of_calm_answers() {
        Window window = full(8);
        window.throttled();
        turnOver(window, 4);
        assertThat(window.size()).isEqualTo(5);

        turnOver(window, 5);
        assertThat(window.size()).isEqualTo(6);
    }

    @Test
    void comes_back_to_its_full_size_and_no_further() {
        Window window = full(8);
        window.throttled();
        turnOver(window, 1000);

        assertThat(window.size()).isEqualTo(8);
        assertThat(window.inFlight()).isEqualTo(8);
    }

    @Test
    void counts_calm_anew_after_throttling() {
        Window window = full(2);
        window.throttled();
        turnOver(window, 2); // all that were in flight at the cut
        window.throttled();
        respond(window, 1);

        assertThat(window.size()).isLessThanOrEqualTo(2);
        assertThat(window.inFlight()).isNotNegative();
    }
}

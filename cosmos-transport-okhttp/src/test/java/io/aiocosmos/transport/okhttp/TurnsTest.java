package io.aiocosmos.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns(2);
    private final List<String> granted = new ArrayList<>();

    @Test
    void permits_are_given_at_once_while_there_are_any() {
        assertThat(turns.take(waiter("a"))).isTrue();
        assertThat(turns.take(waiter("b"))).isTrue();
        assertThat(turns.take(waiter("c"))).isFalse();

        assertThat(granted).isEmpty();
    }

    @Test
    void who_came_first_is_served_first() {
        takeAll();
        turns.take(waiter("a"));
        turns.take(waiter("b"));

        turns.giveBack();
        turns.giveBack();

        assertThat(granted).containsExactly("a", "b");
        assertThat(freePermits()).isZero();
    }

    @Test
    void who_left_is_passed_over_and_takes_no_permit_along() {
        takeAll();
        Turns.Waiter left = waiter("a");
        turns.take(left);
        turns.take(waiter("b"));

        assertThat(turns.leave(left)).isTrue();
        turns.giveBack();
        turns.giveBack();

        assertThat(granted).containsExactly("b");
        assertThat(freePermits()).isEqualTo(1);
    }

    @Test
    void who_was_served_cannot_leave() {
        takeAll();
        Turns.Waiter served = waiter("a");
        turns.take(served);
        turns.giveBack();

        assertThat(turns.leave(served)).isFalse();
    }

    @Test
    void a_turn_that_nothing_comes_of_goes_to_the_next() {
        takeAll();
        turns.take(() -> {
            granted.add("a");
            return false;
        });
        turns.take(waiter("b"));

        turns.giveBack();
        turns.giveBack();

        assertThat(granted).containsExactly("a", "b");
        assertThat(freePermits()).isEqualTo(1);
    }

    private void takeAll() {
        assertThat(freePermits()).isEqualTo(2);
    }

    /** Takes them all, to count them; in the end nobody new is left in the queue. */
    private int freePermits() {
        Turns.Waiter counting = waiter("counting");
        int taken = 0;
        while (turns.take(counting)) taken++;
        turns.leave(counting);
        return taken;
    }

    private Turns.Waiter waiter(String name) {
        return new Turns.Waiter() {
            @Override
            public boolean granted() {
                granted.add(name);
                return true;
            }
        };
    }
}

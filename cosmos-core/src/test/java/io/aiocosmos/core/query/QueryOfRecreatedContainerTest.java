package io.aiocosmos.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.error.CosmosNotFoundException;
import java.util.Iterator;
import org.junit.jupiter.api.Test;

/** A container that was deleted and recreated, perhaps with other ranges and another key. */
class QueryOfRecreatedContainerTest {
    private final ScriptedService service = new ScriptedService().range("0", "", "FF", "1,2", "3");

    private void recreate() {
        service.recreated("other").range("0", "", "80", "10,11").range("1", "80", "FF", "12");
    }

    @Test
    void plans_and_ranges_are_requested_again() {
        assertThat(service.rows()).containsExactly("1", "2", "3");
        recreate();
        service.log().clear();

        assertThat(service.rows()).containsExactly("10", "11", "12");
        assertThat(service.log()).containsExactly("0:0", "plan", "ranges", "0:0", "1:0");
    }

    @Test
    void a_page_of_a_size_is_of_the_new_container_too() {
        service.rows().page(1);
        recreate();

        assertThat(service.rows().page(3).items()).containsExactly("10", "11", "12");
    }

    @Test
    void plans_are_removed_when_the_ranges_have_another_rid() {
        service.rows().page(1);
        recreate();
        service.planCache
                .ranges
                .refresh(service.pipeline(), ScriptedService.LEDGER)
                .join();
        service.log().clear();

        assertThat(service.rows()).containsExactly("10", "11", "12");
        assertThat(service.log()).containsExactly("plan", "0:0", "1:0");
    }

    @Test
    void rows_of_both_containers_are_never_mixed() {
        service.range("0", "", "FF", "1", "2", "3", "4");
        Iterator<String> rows = service.rows().iterator();
        rows.next(); // and the second page is requested
        recreate();
        service.range("0", "", "80", "10", "11", "12");

        assertThatThrownBy(() -> rows.forEachRemaining(row -> assertThat(row).isEqualTo("2")))
                .isInstanceOf(CosmosNotFoundException.class)
                .hasMessageStartingWith("queryItems dbs/books/colls/ledger: 404")
                .hasMessageContaining("was deleted and recreated");
    }
}

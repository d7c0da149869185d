package io.aiocosmos.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.CosmosEvent.OperationEnded;
import io.opentelemetry.api.common.Attributes;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class KnownOperationsTest {
    private final KnownOperations operations = new KnownOperations();
    private final ClientAttributes client = client("a");

    private static ClientAttributes client(String server) {
        Attributes attributes =
                Attributes.builder().put(Names.SERVER_ADDRESS, server).build();
        return new ClientAttributes(attributes, attributes);
    }

    private KnownOperations.Known read(String item, ClientAttributes of) {
        OperationEnded ended = (OperationEnded) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {OperationEnded.class},
                (proxy, method, arguments) -> method.getName().equals("operation") ? "readItem" : item);
        return operations.of(ended, of);
    }

    @Test
    void are_made_once_for_all_items_of_a_container() {
        KnownOperations.Known first = read("dbs/books/colls/ledger/docs/1", client);

        assertThat(read("dbs/books/colls/ledger/docs/2", client)).isSameAs(first);
        assertThat(first.span()).isEqualTo("read_item ledger");
        assertThat(read("dbs/books/colls/other/docs/1", client).span()).isEqualTo("read_item other");
    }

    @Test
    void are_of_the_client_as_it_is_now() {
        read("dbs/books/colls/ledger/docs/1", ClientAttributes.NONE);

        assertThat(read("dbs/books/colls/ledger/docs/1", client).ofSpan().get(Names.SERVER_ADDRESS))
                .isEqualTo("a");
        assertThat(read("dbs/books/colls/ledger/docs/1", client("b"))
                        .ofMetrics()
                        .get(Names.SERVER_ADDRESS))
                .isEqualTo("b");
    }

    @Test
    void beyond_a_thousand_are_made_anew_and_not_kept() {
        for (int i = 0; i < 1000; i++) read("dbs/books/colls/c" + i, client);
        KnownOperations.Known beyond = read("dbs/books/colls/beyond", client);

        assertThat(read("dbs/books/colls/beyond", client)).isEqualTo(beyond).isNotSameAs(beyond);
        assertThat(read("dbs/books/colls/c999", client)).isSameAs(read("dbs/books/colls/c999", client));
    }
}

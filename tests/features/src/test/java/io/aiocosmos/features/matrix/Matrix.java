package io.aiocosmos.features.matrix;

import io.aiocosmos.CosmosClient;
import io.aiocosmos.features.vercel.VercelServer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * Gives a test class every cell of the matrix. Servers and clients start with the first class of a run and stop with
 * the run: what costs seconds is paid once.
 */
public final class Matrix implements ArgumentsProvider {
    /** The configuration parameter that sends the suite to another server. */
    public static final String SERVER = "io.aiocosmos.features.server";

    /**
     * The configuration parameter that names the only pair of transport and codec to run: {@code jdk,jackson}; or {@code
     * all}, to run {@link FewPairs} with all pairs too.
     */
    static final String PAIR = "io.aiocosmos.features.pair";

    private static final String ALL = "all";

    @Override
    public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        boolean vercel = context.getConfigurationParameter(SERVER).isPresent();
        Optional<String> pair = context.getConfigurationParameter(PAIR);
        boolean few = pair.isEmpty() && context.getRequiredTestClass().isAnnotationPresent(FewPairs.class);
        Cells cells = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Matrix.class))
                .getOrComputeIfAbsent("cells", name -> vercel ? Cells.vercel() : Cells.emulator(pair), Cells.class);
        return (few ? cells.few : cells.setups).stream().map(Arguments::of);
    }

    /** All that is open during a run. */
    private static final class Cells implements AutoCloseable {
        final List<Setup> setups = new ArrayList<>();
        /** Those of them in which each transport and each codec is found. */
        final List<Setup> few = new ArrayList<>();

        private final Deque<Runnable> closing = new ArrayDeque<>();

        static Cells emulator(Optional<String> pair) {
            return pair.orElse(ALL).equals(ALL) ? allPairs() : onePair(pair.get());
        }

        private static Cells allPairs() {
            Cells cells = new Cells();
            for (Server server : List.of(EmulatorServer.inProcess(), EmulatorServer.atPort()))
                cells.add(server, server.transports(), Providers.codecs());
            return cells;
        }

        /** A name that is on no list fails here, by the message of the client's builder, which tells what there is. */
        private static Cells onePair(String pair) {
            String[] names = pair.split(",", 2);
            Cells cells = new Cells();
            cells.add(EmulatorServer.atPort(), List.of(names[0]), List.of(names[names.length - 1]));
            return cells;
        }

        /** One pair is enough there: what differs between pairs shows at the emulator. */
        static Cells vercel() {
            Cells cells = new Cells();
            cells.add(VercelServer.start(), List.of("jdk"), List.of("jackson"));
            return cells;
        }

        private void add(Server server, List<String> transports, List<String> codecs) {
            closing.push(server::close);
            Pair.all(transports, codecs).forEach(pair -> add(server, pair));
        }

        private void add(Server server, Pair pair) {
            // else each would read the account again after five minutes, in the midst of another's case
            CosmosClient client = server.builder(pair.transport())
                    .codec(pair.codec())
                    .endpointDiscovery(false)
                    .connect();
            closing.push(client::close);
            for (View view : View.values()) {
                Setup setup = new Setup(server, pair.transport(), pair.codec(), view, client);
                setups.add(setup);
                if (pair.few()) few.add(setup);
            }
        }

        @Override
        public void close() {
            closing.forEach(Runnable::run);
        }
    }
}

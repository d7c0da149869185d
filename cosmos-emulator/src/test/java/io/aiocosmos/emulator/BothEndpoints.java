package io.aiocosmos.emulator;

import java.net.http.HttpClient;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Runs a test through the in-process transport and through a real port. */
public final class BothEndpoints {
    private BothEndpoints() {}

    /** Opens a client on an emulator. */
    public interface Opening {
        RawClient on(CosmosEmulator emulator);
    }

    public static Stream<Arguments> all() {
        Opening inProcess = RawClient::inProcess;
        Opening http = emulator -> RawClient.overHttp(HttpClient.newHttpClient(), emulator.listen(0), emulator.key());
        return Stream.of(Arguments.argumentSet("in process", inProcess), Arguments.argumentSet("over HTTP", http));
    }
}

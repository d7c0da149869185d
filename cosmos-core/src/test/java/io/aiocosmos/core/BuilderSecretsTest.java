package io.aiocosmos.core;

import static io.aiocosmos.core.Builders.ENDPOINT;
import static io.aiocosmos.core.Builders.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.aiocosmos.CosmosCredential;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.error.CosmosUnauthorizedException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** Secrets stay out of all that is said. */
class BuilderSecretsTest {
    private final Builders builders = new Builders();

    private String printed(Throwable problem) {
        StringWriter text = new StringWriter();
        problem.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void are_not_in_what_is_said_of_an_endpoint_that_is_a_connection_string() {
        Throwable problem =
                catchThrowable(() -> builders.bare().endpoint("AccountEndpoint=" + ENDPOINT + ";AccountKey=" + KEY));

        assertThat(problem).isInstanceOf(IllegalArgumentException.class);
        assertThat(printed(problem)).doesNotContain(KEY);
    }

    @Test
    void are_not_in_what_is_said_of_a_key_that_is_none() {
        Throwable problem = catchThrowable(() -> builders.bare().key("hunter2!"));

        assertThat(printed(problem)).doesNotContain("hunter2");
    }

    @Test
    void are_not_in_what_is_said_of_a_refused_key() {
        builders.transport.account(Reply.of("401"));
        Throwable problem = catchThrowable(() -> builders.whole().connect());

        assertThat(problem).isInstanceOf(CosmosUnauthorizedException.class);
        assertThat(printed(problem)).doesNotContain(KEY);
    }

    @Test
    void are_not_in_the_text_of_anything() {
        assertThat(ConnectionString.parse("AccountEndpoint=" + ENDPOINT + ";AccountKey=" + KEY)
                        + builders.whole().toString()
                        + CosmosCredential.key(KEY))
                .doesNotContain(KEY);
    }
}

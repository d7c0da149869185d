package io.aiocosmos.emulator.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.ServiceError;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuthorizerTest {
    private static final String KEY =
            "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==";
    private static final String DATE = "Wed, 01 Jan 2025 00:00:00 GMT";
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:00Z");
    private static final String E9 = "4oXJQ+/KQYVdRAoLCy0kET834SVlN68wPUiqhP3jUzQ=";

    static Stream<String[]> vectors() throws IOException {
        try (InputStream in = AuthorizerTest.class.getResourceAsStream("signatures.tsv")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t"));
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void signatures_are_the_published_ones(
            String number, String key, String date, String verb, String type, String link, String expected) {
        String payload = MasterSignature.payload(verb, type, link, date, "");

        assertThat(Base64.getEncoder().encodeToString(new MasterSignature(key).sign(payload)))
                .isEqualTo(expected);
    }

    @Nested
    class A_signed_request {
        @Test
        void passes_by_its_decoded_path() {
            authorizer(0).check(request("GET", "/dbs/MyDb/colls/MyColl/docs/Item%201", E9, DATE));
        }

        @Test
        void passes_with_lower_case_escapes_too() {
            String header = "type%3dmaster%26ver%3d1.0%26sig%3d"
                    + encoded(E9).replace("%2F", "%2f").replace("%3D", "%3d");

            authorizer(0)
                    .check(plain(
                            "GET", "/dbs/MyDb/colls/MyColl/docs/Item%201", "authorization", header, "x-ms-date", DATE));
        }

        @Test
        void addressed_by_resource_id_passes_with_that_id_in_lower_case() {
            String payload = MasterSignature.payload("GET", "pkranges", "dpztakyoj5g=", DATE, "");
            String signature = Base64.getEncoder().encodeToString(new MasterSignature(KEY).sign(payload));

            authorizer(0).check(request("GET", "/dbs/DPZtAA==/colls/DPZtAKyOj5g=/pkranges", signature, DATE));
        }

        @Test
        void addressed_by_name_does_not_pass_with_its_last_name_alone() {
            String payload = MasterSignature.payload("GET", "colls", "mycoll", DATE, "");
            String signature = Base64.getEncoder().encodeToString(new MasterSignature(KEY).sign(payload));

            ServiceError error = refused(authorizer(0), request("GET", "/dbs/MyDb/colls/mycoll", signature, DATE));

            assertThat(error.status()).isEqualTo(401);
        }

        @Test
        void with_another_path_is_told_what_was_expected() {
            ServiceError error = refused(authorizer(0), request("GET", "/dbs/MyDb/colls/MyColl/docs/Item2", E9, DATE));

            assertThat(error.status()).isEqualTo(401);
            assertThat(error)
                    .hasMessageContaining("'get\\ndocs\\ndbs/MyDb/colls/MyColl/docs/Item2\\n"
                            + DATE.toLowerCase(Locale.ROOT) + "\\n\\n'");
        }

        @Test
        void passes_up_to_15_minutes_off_and_not_beyond() {
            Request request = request("GET", "/dbs/MyDb/colls/MyColl/docs/Item%201", E9, DATE);

            authorizer(15 * 60).check(request);
            authorizer(-15 * 60).check(request);
            ServiceError late = refused(authorizer(15 * 60 + 1), request);
            ServiceError early = refused(authorizer(-15 * 60 - 1), request);

            assertThat(late.status()).isEqualTo(403);
            assertThat(late).hasMessageContaining("current server time: Wed, 01 Jan 2025 00:15:01 GMT");
            assertThat(early.status()).isEqualTo(403);
        }

        @Test
        void needs_a_date() {
            assertThat(refused(authorizer(0), request("GET", "/dbs/MyDb/colls/MyColl/docs/Item%201", E9, ""))
                            .status())
                    .isEqualTo(401);
        }
    }

    @Nested
    class Other_requests {
        @Test
        void without_authorization_are_told_so() {
            ServiceError error = refused(authorizer(0), plain("GET", "/dbs"));

            assertThat(error.status()).isEqualTo(401);
            assertThat(error).hasMessageContaining("authorization is missing");
        }

        @Test
        void with_a_header_of_another_form_are_refused() {
            for (String header :
                    new String[] {"Bearer x", "%zz", "type%3Dmaster", "type%3Dmaster%26ver%3D1.0%26sig%3D***"})
                assertThat(refused(authorizer(0), plain("GET", "/dbs", "authorization", header, "x-ms-date", DATE))
                                .status())
                        .isEqualTo(401);
        }

        @Test
        void with_a_header_longer_than_its_type_allows_are_refused() {
            String header = "type%3Dmaster%26ver%3D1.0%26sig%3D" + "A".repeat(1024);

            assertThat(refused(authorizer(0), plain("GET", "/dbs", "authorization", header, "x-ms-date", DATE)))
                    .hasMessageContaining("required format");
        }

        @Test
        void with_an_entra_token_pass_only_if_somebody_vouches_for_it() {
            Request request = plain("GET", "/dbs", "authorization", "type%3Daad%26ver%3D1.0%26sig%3Dgood");
            Request bad = plain("GET", "/dbs", "authorization", "type%3Daad%26ver%3D1.0%26sig%3Dbad");
            Authorizer vouching = new Authorizer(KEY, InstantSource.fixed(NOW), true, "good"::equals);

            vouching.check(request);
            assertThat(refused(vouching, bad).status()).isEqualTo(401);
            assertThat(refused(authorizer(0), request).status()).isEqualTo(401);
        }

        @Test
        void with_a_resource_token_are_told_that_there_are_none() {
            Request request = plain("GET", "/dbs", "authorization", "type%3Dresource%26ver%3D1%26sig%3Dx%3By%3B");

            assertThat(refused(authorizer(0), request).status()).isEqualTo(501);
        }
    }

    private static Authorizer authorizer(int secondsLate) {
        return new Authorizer(KEY, InstantSource.fixed(NOW.plusSeconds(secondsLate)), true, null);
    }

    private static ServiceError refused(Authorizer authorizer, Request request) {
        ServiceError error = catchThrowableOfType(ServiceError.class, () -> authorizer.check(request));
        assertThat(error).as("the request should be refused").isNotNull();
        return error;
    }

    private static Request request(String method, String target, String signature, String date) {
        String header = "type%3Dmaster%26ver%3D1.0%26sig%3D" + encoded(signature);
        return plain(method, target, "authorization", header, "x-ms-date", date);
    }

    private static Request plain(String method, String target, String... headers) {
        return new Request(null, method, target, headers, new byte[0]);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

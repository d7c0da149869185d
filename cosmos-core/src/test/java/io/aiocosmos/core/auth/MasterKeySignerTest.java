package io.aiocosmos.core.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.AccountKey;
import io.aiocosmos.CosmosCredential;
import io.aiocosmos.core.testing.Allocations;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeySignerTest {
    private static final String KEY = "VGhpcyBpcyBhIHNhbXBsZSBzdHJpbmc=";
    private static final String OTHER_KEY = "YW5vdGhlciBrZXk=";
    private static final String DATE = "Tue, 21 Jul 2020 17:55:37 GMT";

    private static RequestSigner signer(String key) {
        return new MasterKeySigner(CosmosCredential.key(key));
    }

    private static String header(String signature) {
        return "type%3Dmaster%26ver%3D1.0%26sig%3D"
                + signature.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D");
    }

    private static String read(RequestSigner signer, String id) {
        return signer.authorizationNow("GET", "docs", "dbs/d/colls/c/docs/" + id, DATE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "signatures.csv", delimiter = '|')
    void published_and_computed_signatures_are_met(
            String name, String key, String verb, String type, String link, String date, String signature) {
        RequestSigner signer = signer(key);

        String authorization = signer.authorizationNow(verb, type == null ? "" : type, link == null ? "" : link, date);

        assertThat(authorization).isEqualTo(header(signature));
    }

    @Test
    void the_header_is_escaped_whole() {
        RequestSigner signer =
                signer("C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==");

        assertThat(signer.authorizationNow("GET", "dbs", "", "Wed, 01 Jan 2025 00:00:00 GMT"))
                .isEqualTo("type%3Dmaster%26ver%3D1.0%26sig%3DIKtWT%2F6R3Cm2Avt%2FUU%2BXyEf6%2FyFxE8bNNBTYHVq4Km4%3D");
    }

    @ParameterizedTest
    @CsvSource({
        "get,docs,DPZtAKyOj5gBAAAAAAAAAA==,GET,docs,dpztakyoj5gbaaaaaaaaaa==", // rids in lower case
        "GET,DOCS,dbs/d,get,docs,dbs/d",
        "GET,docs,ABC/,GET,docs,abc/"
    })
    void case_does_not_count_in_verbs_types_and_rids(
            String verb, String type, String link, String sameVerb, String sameType, String sameLink) {
        RequestSigner signer = signer(KEY);

        assertThat(signer.authorizationNow(verb, type, link, DATE))
                .isEqualTo(signer.authorizationNow(sameVerb, sameType, sameLink, DATE.toLowerCase()));
    }

    @Test
    void case_counts_in_names() {
        RequestSigner signer = signer(KEY);

        assertThat(read(signer, "A")).isNotEqualTo(read(signer, "a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dbs/d", "dbs/d/colls/c/docs/x", "dbs/d/colls/c/docs/\u00FC"})
    void a_slash_before_a_link_is_not_signed(String link) {
        RequestSigner signer = signer(KEY);

        assertThat(signer.authorizationNow("GET", "docs", "/" + link, DATE))
                .isEqualTo(signer.authorizationNow("GET", "docs", link, DATE));
    }

    @Test
    void long_links_are_signed_whole() {
        RequestSigner signer = signer(KEY);
        String ascii = "x".repeat(2_000);
        String notAscii = "é".repeat(1_000);

        assertThat(read(signer, ascii + "1")).isNotEqualTo(read(signer, ascii + "2"));
        assertThat(read(signer, notAscii + "1")).isNotEqualTo(read(signer, notAscii + "2"));
        assertThat(read(signer, ascii)).isEqualTo(read(signer(KEY), ascii));
        assertThat(read(signer, notAscii)).isEqualTo(read(signer(KEY), notAscii));
    }

    @Test
    void any_link_is_signed_as_the_jdk_would() throws Exception {
        RequestSigner signer = signer(KEY);
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder link = new StringBuilder("dbs/d/colls/c/docs/");
            for (int n = random.nextInt(700); n > 0; n--)
                link.appendCodePoint(random.nextInt(100) > 0 ? 0x21 + random.nextInt(0x61) : random.nextInt(0xD800));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
            String text = "post\ndocs\n" + link + "\n" + DATE.toLowerCase() + "\n\n";

            byte[] expected = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));

            assertThat(signer.authorizationNow("POST", "docs", link.toString(), DATE))
                    .isEqualTo(header(Base64.getEncoder().encodeToString(expected)));
        }
    }

    @Test
    void a_signature_allocates_little_more_than_the_header() {
        RequestSigner signer = signer(KEY);

        assertThat(Allocations.bytesPerRun(() -> read(signer, "1"))).isLessThan(500);
    }

    @Test
    void a_key_may_change_in_place() {
        AccountKey key = CosmosCredential.key(KEY);
        RequestSigner signer = new MasterKeySigner(key);
        String before = read(signer, "1");

        key.rotate(OTHER_KEY);
        String after = read(signer, "1");

        assertThat(after).isNotEqualTo(before).isEqualTo(read(signer(OTHER_KEY), "1"));
    }

    @Test
    void many_threads_sign_at_once() throws Exception {
        RequestSigner signer = signer(KEY);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 50; i++) expected.add(read(signer(KEY), "item" + i));
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<Future<Boolean>> checks = new ArrayList<>();
            for (int t = 0; t < 40; t++)
                checks.add(threads.submit(() -> {
                    for (int i = 0; i < 50; i++) if (!read(signer, "item" + i).equals(expected.get(i))) return false;
                    return true;
                }));

            for (Future<Boolean> check : checks) assertThat(check.get()).isTrue();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void an_answer_401_is_final() {
        RequestSigner signer = signer(KEY);

        assertThat(signer.refused(read(signer, "1"), null)).isFalse();
        assertThat(signer.ready()).isCompleted();
    }

    @Test
    void nothing_prints_the_key() {
        assertThat(signer(KEY)).hasToString("account key <hidden>");
    }
}

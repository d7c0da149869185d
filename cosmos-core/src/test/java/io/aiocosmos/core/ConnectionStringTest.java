package io.aiocosmos.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionStringTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "AccountEndpoint=https://a.test:443/;AccountKey=a2V5MQ==;",
                "AccountEndpoint=https://a.test:443/;AccountKey=a2V5MQ==",
                " accountendpoint = https://a.test:443/ ; ACCOUNTKEY = a2V5MQ== ",
                "AccountKey=a2V5MQ==;;Database=x;DisableServerCertificateValidation=True;AccountEndpoint=https://a.test:443/",
                "\"AccountEndpoint=https://a.test:443/;AccountKey=a2V5MQ==;\"",
                "'AccountEndpoint=https://a.test:443/;AccountKey=a2V5MQ=='",
                "\uFEFFAccountEndpoint=https://a.test:443/;AccountKey=a2V5MQ==;\r\n",
                "\uFEFF\"AccountEndpoint=https://a.test:443/;AccountKey=a2V5MQ==;\"\n",
                "AccountEndpoint=\"https://a.test:443/\";AccountKey='a2V5MQ==';;;",
                "\u201Caccountendpoint=https://a.test:443/;accountkey=a2V5MQ==\u201D",
                "\u00A0AccountEndpoint=https://a.test:443/;\u200BAccountKey=a2V5MQ==\u200B",
                "nonsense;AccountEndpoint=https://a.test:443/;AccountKey=a2V5MQ=="
            })
    void is_read_whatever_else_is_in_it(String text) {
        ConnectionString parts = ConnectionString.parse(text);

        assertThat(parts.endpoint).isEqualTo("https://a.test:443/");
        assertThat(parts.key).isEqualTo("a2V5MQ==");
        assertThat(parts).hasToString("ConnectionString[https://a.test:443/, <hidden>]");
    }
}

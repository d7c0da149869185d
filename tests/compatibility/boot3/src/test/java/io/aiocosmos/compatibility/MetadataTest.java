package io.aiocosmos.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonParserFactory;

/** What editors complete. */
class MetadataTest {
    private static final String FILE = "META-INF/spring-configuration-metadata.json";

    @Test
    void every_property_is_described_with_its_type() throws Exception {
        Map<String, Class<?>> described = new TreeMap<>();
        for (Map<String, Object> each : properties())
            if (each.get("sourceType") != null && !each.get("name").toString().contains("enabled"))
                described.put(each.get("name").toString(), type(each.get("type").toString()));

        Map<String, Class<?>> expected = new TreeMap<>();
        for (RecordComponent each :
                Class.forName("io.aiocosmos.spring.CosmosProperties").getRecordComponents())
            expected.put(
                    "cosmos." + each.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT), each.getType());
        assertThat(described).isEqualTo(expected);
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(name.replaceAll("<.*", ""));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> properties() throws IOException {
        try (Stream<URL> found = MetadataTest.class.getClassLoader().resources(FILE)) {
            URL ours = found.filter(each -> each.toString().contains("cosmos-spring-boot-starter"))
                    .findFirst()
                    .orElseThrow();
            try (InputStream in = ours.openStream()) {
                String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return (List<Map<String, Object>>)
                        JsonParserFactory.getJsonParser().parseMap(json).get("properties");
            }
        }
    }
}

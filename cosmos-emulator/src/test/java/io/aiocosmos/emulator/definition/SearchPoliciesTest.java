package io.aiocosmos.emulator.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.wire.ServiceError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** The policies of vectors and of full text. */
class SearchPoliciesTest {
    private static final String EMBEDDINGS =
            "[{'path':'/v','dataType':'float32','dimensions':256,'distanceFunction':'cosine'},"
                    + "{'path':'/w','dimensions':550},{'path':'/x/y','dimensions':4096,'dataType':'int8'}]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{'path':'/v','type':'flat'}]",
                "[{'path':'/w','type':'quantizedFlat','quantizationByteSize':512}]",
                "[{'path':'/v','type':'DiskANN','quantizerType':'spherical','quantizationByteSize':256,"
                        + "'indexingSearchListSize':25,'vectorIndexShardKey':['/country/city']}]",
                "[{'path':'/x/y','type':'diskANN','indexingSearchListSize':500}]"
            })
    void vector_indexes_on_embeddings_are_taken_and_given_back_as_sent(String indexes) {
        assertThat(vectors(EMBEDDINGS, indexes).json().at("/indexingPolicy/vectorIndexes"))
                .isEqualTo(Json.parse(indexes.replace('\'', '"')));
    }

    @Test
    void the_shard_key_is_given_back_by_its_usual_name() {
        assertThat(vectors(EMBEDDINGS, "[{'path':'/v','type':'diskANN','vectorIndexShardKeys':['/t']}]")
                        .json()
                        .at("/indexingPolicy/vectorIndexes/0"))
                .isEqualTo(Json.parse("{\"path\":\"/v\",\"type\":\"diskANN\",\"vectorIndexShardKey\":[\"/t\"]}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'path':'/z','type':'flat'}|path::/z not matching in Embedding's path",
                "{'type':'flat'}|not matching in Embedding's path",
                "{'path':'/v','type':'notFlat'}|Index Type::notFlat is invalid",
                "{'path':'/v'}|Index Type:: is invalid",
                "{'path':'/w','type':'flat'}|505",
                "{'path':'/v','type':'quantizedFlat','quantizationByteSize':0}|QuantizationByteSize value :: 0 is out of"
                        + " range. The allowed range is between 1 and 256.",
                "{'path':'/w','type':'quantizedFlat','quantizationByteSize':513}|between 1 and 512.",
                "{'path':'/v','type':'flat','quantizationByteSize':8}|QuantizationByteSize",
                "{'path':'/v','type':'diskANN','indexingSearchListSize':5}|IndexingSearchListSize value :: 5 is out of range."
                        + " The allowed range is between 25 and 500.",
                "{'path':'/v','type':'quantizedFlat','indexingSearchListSize':50}|IndexingSearchListSize",
                "{'path':'/v','type':'diskANN','quantizerType':'x'}|QuantizerType:x",
                "{'path':'/v','type':'diskANN','vectorIndexShardKey':['country']}|invalid Shard Path: country.",
                "{'path':'/v','type':'diskANN','vectorIndexShardKey':['/a','/b','/c']}|: 3 exceeds the maximum: 1.",
                "{'path':'/v','type':'diskANN','vectorIndexShardKey':'/a'}|One of the specified inputs is invalid"
            })
    void a_vector_index_that_does_not_fit_is_named(String index, String message) {
        refused(() -> vectors(EMBEDDINGS, "[" + index + "]"), message);
    }

    @Test
    void a_vector_index_needs_a_policy() {
        refused(
                () -> definition("'indexingPolicy':{'vectorIndexes':[{'path':'/v','type':'flat'}]}"),
                "path::/v not matching in Embedding's path");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'path':'/v','dataType':'float33'}|invalid DataType",
                "{'path':'/v','dimensions':8000}|Dimensions:8000 which is more than the maximum supported value",
                "{'path':'/v','dimensions':-1}|The Vector Embedding Policy has Dimensions:-1",
                "{'path':'/v','dimensions':0}|Dimensions:0",
                "{'path':'/v','dimensions':1.5}|inputs",
                "{'path':'/v','distanceFunction':'handMeasured'}|invalid DistanceFunction:handMeasured",
                "{'path':'v'}|invalid Path:v",
                "{'path':'/v/[]'}|invalid Path",
                "{'path':'/v/*'}|invalid Path",
                "{}|invalid Path",
                "{'path':'/v'},{'path':'/v'}|twice"
            })
    void an_embedding_that_cannot_be_is_named(String embeddings, String message) {
        refused(() -> vectors("[" + embeddings + "]", "[]"), message);
    }

    @Test
    void a_replacement_keeps_what_stays_as_it_was() {
        ContainerDefinition old = vectors(EMBEDDINGS, "[{'path':'/v','type':'flat'}]");

        assertThatCode(() -> old.checkReplacement(vectors(EMBEDDINGS, "[]"))).doesNotThrowAnyException();
        assertThatCode(() -> old.checkReplacement(vectors("[]", "[]"))).doesNotThrowAnyException();
        refused(
                () -> old.checkReplacement(vectors(EMBEDDINGS, "[{'path':'/v','type':'quantizedFlat'}]")),
                "Paths in existing vector indexing policy cannot be modified in Collection Replace");
        refused(
                () -> old.checkReplacement(vectors("[{'path':'/v','dimensions':384}]", "[]")),
                "Paths in existing embedding policy cannot be modified in Collection Replace");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'defaultLanguage':'en-US'}",
                "{'defaultLanguage':'de-DE','fullTextPaths':[{'path':'/t'}]}",
                "{'fullTextPaths':[{'path':'/t/u','language':'fr-FR','tokenizer':'word'}],'package':'standard'}"
            })
    void a_full_text_policy_is_kept_with_what_it_has_besides(String policy) {
        assertThat(definition("'fullTextPolicy':" + policy).json().get("fullTextPolicy"))
                .isEqualTo(Json.parse(policy.replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'fullTextPaths':[{'path':'abstract'}]}|[]|The Full Text Policy contains an invalid Path: abstract",
                "{'fullTextPaths':[{'path':'/a/[]'}]}|[]|invalid Path",
                "{'fullTextPaths':[{}]}|[]|invalid Path",
                "{'defaultLanguage':'spa-SPA'}|[]|unsupported language: spa-SPA",
                "{'defaultLanguage':'en-us'}|[]|unsupported language",
                "{'defaultLanguage':'en-US','fullTextPaths':[{'path':'/t','language':'x'}]}|[]|unsupported language: x",
                "{'fullTextPaths':[{'path':'/t'}]}|[{'path':'t'}]|invalid Path: t",
                "{'fullTextPaths':[{'path':'/t'}]}|[{'not_path':'t'}]|invalid Path",
                "{'fullTextPaths':[{'path':'/t'}]}|[{'path':'/u'}]|/u is not in the Full Text Policy",
                "null|[{'path':'/t'}]|/t is not in the Full Text Policy"
            })
    void full_text_that_does_not_fit_is_named(String policy, String indexes, String message) {
        refused(
                () -> definition(
                        "'fullTextPolicy':" + policy + ",'indexingPolicy':{'fullTextIndexes':" + indexes + "}"),
                message);
    }

    private static ContainerDefinition vectors(String embeddings, String indexes) {
        return definition("'vectorEmbeddingPolicy':{'vectorEmbeddings':" + embeddings
                + "},'indexingPolicy':{'vectorIndexes':" + indexes + "}");
    }

    private static ContainerDefinition definition(String more) {
        String json = "{'id':'c','partitionKey':{'paths':['/pk'],'version':2}," + more + "}";
        return ContainerDefinition.read((ObjectNode) Json.parse(json.replace('\'', '"')));
    }

    private static void refused(Runnable action, String message) {
        ServiceError error = catchThrowableOfType(ServiceError.class, action::run);
        assertThat(error).as("it should be refused").isNotNull();
        assertThat(error.status()).isEqualTo(400);
        assertThat(error).hasMessageContaining(message);
    }
}

package io.aiocosmos.official;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.CosmosException;
import com.azure.cosmos.models.CosmosPatchItemRequestOptions;
import com.azure.cosmos.models.CosmosPatchOperations;
import com.azure.cosmos.models.PartitionKey;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation of a patch where it may and may not be done. A word for an operation: {@code set /n 5}. */
class PatchMatrixTest {
    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk();

    private static final PartitionKey KEY = new PartitionKey("a");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BEYOND =
            " Operation can only create a child object of an existing node(array or object)"
                    + " and cannot create path recursively, no path found beyond: ";
    private static final String REMOVED =
            " to be removed is absent. Note: it may also have been removed earlier in the" + " transaction.";

    private static CosmosContainer items;

    private String id;

    @BeforeAll
    static void create_a_container() {
        items = SDK.newContainer("/pk");
    }

    @BeforeEach
    void store_an_item() throws IOException {
        id = SDK.newName();
        String item = "{'id':'" + id + "','pk':'a','n':1,'s':'x','u':null,'o':{'x':1},'t':['p','q']}";
        items.createItem(JSON.readTree(item.replace('\'', '"')));
    }

    private static CosmosPatchOperations patch(String... words) throws IOException {
        CosmosPatchOperations patch = CosmosPatchOperations.create();
        for (String word : words) add(patch, word.split(" "));
        return patch;
    }

    private static void add(CosmosPatchOperations patch, String[] word) throws IOException {
        switch (word[0]) {
            case "add" -> patch.add(word[1], JSON.readTree(word[2]));
            case "set" -> patch.set(word[1], JSON.readTree(word[2]));
            case "replace" -> patch.replace(word[1], JSON.readTree(word[2]));
            case "remove" -> patch.remove(word[1]);
            case "move" -> patch.move(word[1], word[2]);
            case "incr" -> {
                if (word[2].contains(".")) patch.increment(word[1], Double.parseDouble(word[2]));
                else patch.increment(word[1], Long.parseLong(word[2]));
            }
            default -> throw new IllegalArgumentException(word[0]);
        }
    }

    private JsonNode patched(String... words) throws IOException {
        return items.patchItem(id, KEY, patch(words), JsonNode.class).getItem();
    }

    private CosmosException refused(CosmosPatchOperations patch) {
        JsonNode before = read();
        CosmosException failure =
                catchThrowableOfType(CosmosException.class, () -> items.patchItem(id, KEY, patch, JsonNode.class));
        assertThat(read()).isEqualTo(before);
        return failure;
    }

    private JsonNode read() {
        return items.readItem(id, KEY, JsonNode.class).getItem();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "add /new {\"a\":[]} | /new | {\"a\":[]}",
                "add /n 5 | /n | 5",
                "add /n null | /n | null",
                "add /t/1 5 | /t | [\"p\",5,\"q\"]",
                "add /t/2 5 | /t | [\"p\",\"q\",5]",
                "add /t/- 5 | /t | [\"p\",\"q\",5]",
                "set /new 5 | /new | 5",
                "set /o/x 5 | /o | {\"x\":5}",
                "set /t/0 5 | /t | [5,\"q\"]",
                "set /t/- 5 | /t | [\"p\",\"q\",5]",
                "replace /o/x null | /o | {\"x\":null}",
                "replace /t/1 5 | /t | [\"p\",5]",
                "remove /u | /u | ``",
                "remove /t/0 | /t | [\"q\"]",
                "incr /n -3 | /n | -2",
                "incr /n 0.5 | /n | 1.5",
                "incr /new 7 | /new | 7",
                "move /o/x /n | /n | 1",
                "move /t/0 /t/1 | /t | [\"q\",\"p\"]",
                "move /s /t/0 | /t | [\"x\",\"p\",\"q\"]",
                "set /ttl 60 | /ttl | 60",
            })
    void an_operation_changes_its_place(String word, String place, String expected) throws IOException {
        JsonNode item = patched(word);

        assertThat(item.at(place).toString()).isEqualTo(expected);
        assertThat(read()).isEqualTo(item);
    }

    /** The service's texts; operations count from one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "add /none/x 1 | Add{beyond}'none'",
                "set /none/x 1 | Given{beyond}'none'",
                "replace /none/x 1 | Given{beyond}'none'",
                "incr /none/x 1 | Given{beyond}'none'",
                "move /n /none/x | Given{beyond}'none'",
                "add /t/3 1 | Index(3) to operate on is out of array bounds",
                "set /t/3 1 | Index(3) to operate on is out of array bounds",
                "replace /t/2 1 | Index(2) to operate on is out of array bounds",
                "remove /t/2 | Index(2) to operate on is out of array bounds",
                "incr /t/3 1 | Index(3) to operate on is out of array bounds",
                "replace /none 1 | Node(/none) to be replaced is absent.",
                "remove /none | Node(/none){removed}",
                "incr /s 1 | Node(/s) is not a number.",
                "incr /u 1 | Node(/u) is not a number.",
            })
    void one_that_the_item_does_not_allow_is_named_in_the_refusal(String word, String text) throws IOException {
        CosmosException failure = refused(patch("set /n 9", word));

        assertThat(failure.getStatusCode()).isEqualTo(400);
        assertThat(failure.getMessage())
                .contains(
                        "For Operation(2): " + text.replace("{beyond}", BEYOND).replace("{removed}", REMOVED));
    }

    @Test
    void one_after_a_removal_is_told_so() throws IOException {
        assertThat(refused(patch("remove /n", "replace /n 1")).getMessage())
                .contains("For Operation(2): Node(/n) to be replaced has been removed earlier in the transaction.");
        assertThat(patched("add /new {}", "add /new/x 1").at("/new/x").intValue())
                .isEqualTo(1);
    }

    @Nested
    class Are_refused {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "set /id \"x\"",
                    "set /pk \"b\"",
                    "remove /pk",
                    "set /_ts 1",
                    "set /_etag \"x\"",
                    "set /_rid 1"
                })
        void targets_that_belong_to_the_service_or_are_the_key(String word) throws IOException {
            assertThat(refused(patch(word)).getStatusCode()).isEqualTo(400);
        }

        @Test
        void more_than_ten_operations_and_none() throws IOException {
            String[] ten = new String[10];
            for (int i = 0; i < 10; i++) ten[i] = "incr /n 1";
            assertThat(patched(ten).get("n").intValue()).isEqualTo(11);

            CosmosException failure = refused(patch(ten).increment("/n", 1));
            assertThat(failure.getStatusCode()).isEqualTo(400);
            assertThat(failure.getMessage()).contains("The number of patch operations can't exceed 10");
            assertThat(refused(CosmosPatchOperations.create()).getStatusCode()).isEqualTo(400);
        }

        @Test
        void names_of_twenty_digits() throws IOException {
            String digits = "12345678901234567890";

            assertThat(refused(patch("set /o/" + digits + " 1")).getMessage())
                    .contains("Token('" + digits + "') has length longer than expected");
        }
    }

    @Test
    void an_old_etag_comes_before_a_wrong_operation_and_a_false_condition() throws IOException {
        CosmosPatchItemRequestOptions options = new CosmosPatchItemRequestOptions();
        options.setIfMatchETag("\"old\"");
        options.setFilterPredicate("FROM c WHERE c.n = 1");

        CosmosException old = catchThrowableOfType(
                CosmosException.class, () -> items.patchItem(id, KEY, patch("remove /none"), options, JsonNode.class));

        assertThat(old.getStatusCode()).isEqualTo(412);
        for (String condition : List.of("from c where c.n = 2", "from c where c.none = 1")) {
            CosmosPatchItemRequestOptions unmet = new CosmosPatchItemRequestOptions().setFilterPredicate(condition);
            CosmosException failure = catchThrowableOfType(
                    CosmosException.class, () -> items.patchItem(id, KEY, patch("set /n 2"), unmet, JsonNode.class));
            assertThat(failure.getStatusCode()).isEqualTo(412);
            assertThat(failure.getSubStatusCode()).isEqualTo(1110);
        }
    }
}

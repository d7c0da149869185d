package io.aiocosmos.official;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.CosmosAsyncClient;
import com.azure.cosmos.models.CosmosQueryRequestOptions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.ai.chat.memory.MessageWindowChatMemory;
import org.springframework.ai.chat.memory.repository.cosmosdb.CosmosDBChatMemoryRepository;
import org.springframework.ai.chat.memory.repository.cosmosdb.CosmosDBChatMemoryRepositoryConfig;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.UserMessage;

/** Spring AI's chat memory, which stores a conversation by deleting the old one in bulk and creating the new. */
class SpringAiTest {
    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk();

    private final CosmosAsyncClient client = SDK.newClient().buildAsyncClient();
    private final String database = SDK.newName();
    private CosmosDBChatMemoryRepository repository;

    @BeforeEach
    void create_the_repository() {
        repository = CosmosDBChatMemoryRepository.create(CosmosDBChatMemoryRepositoryConfig.builder()
                .withCosmosClient(client)
                .withDatabaseName(database)
                .withContainerName("chats")
                .build());
    }

    @AfterEach
    void close() {
        client.close();
    }

    private List<String> texts(String conversation) {
        return repository.findByConversationId(conversation).stream()
                .map(Message::getText)
                .toList();
    }

    private long stored() {
        return SDK
                .client()
                .getDatabase(database)
                .getContainer("chats")
                .queryItems("SELECT VALUE COUNT(1) FROM c", new CosmosQueryRequestOptions(), Long.class)
                .stream()
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_conversation_is_kept_and_stored_again_without_doubling() {
        repository.saveAll("1", List.of(new UserMessage("hello"), new AssistantMessage("hi")));
        repository.saveAll("2", List.of(new UserMessage("other")));

        repository.saveAll(
                "1", List.of(new UserMessage("hello"), new AssistantMessage("hi"), new UserMessage("again")));

        assertThat(texts("1")).containsExactly("hello", "hi", "again");
        assertThat(texts("2")).containsExactly("other");
        assertThat(stored()).isEqualTo(4);
        assertThat(repository.findConversationIds()).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void a_window_trims_the_oldest() {
        MessageWindowChatMemory memory = MessageWindowChatMemory.builder()
                .chatMemoryRepository(repository)
                .maxMessages(4)
                .build();

        for (int i = 0; i < 7; i++) memory.add("1", new UserMessage("message " + i));

        assertThat(memory.get("1"))
                .extracting(Message::getText)
                .containsExactly("message 3", "message 4", "message 5", "message 6");
        assertThat(stored()).isEqualTo(4);
    }

    @Test
    void a_conversation_that_is_deleted_is_gone() {
        repository.saveAll("1", List.of(new UserMessage("hello")));
        repository.saveAll("2", List.of(new UserMessage("other")));

        repository.deleteByConversationId("1");

        assertThat(texts("1")).isEmpty();
        assertThat(stored()).isEqualTo(1);
    }
}

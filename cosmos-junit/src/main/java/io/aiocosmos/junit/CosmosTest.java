package io.aiocosmos.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test, or a class of tests, on the emulator. Test methods, {@code @BeforeEach} methods and constructors may have as
 * parameters
 *
 * <ul>
 *   <li>{@link io.aiocosmos.CosmosContainer} with {@link Container @Container}, which creates it
 *   <li>{@link io.aiocosmos.CosmosDatabase}, in which there is nothing else
 *   <li>{@link io.aiocosmos.CosmosClient}, with which to find the database by its id, or to create others. A test that asks
 *       for it has an emulator of its own. Of these three the asynchronous views as well
 *   <li>{@link io.aiocosmos.emulator.CosmosEmulator} for faults, time, and what came in. A test that asks for it has an
 *       emulator of its own, whose clock stands still until it is advanced
 *   <li>{@link CosmosAddress} for other clients: only then there is a port
 * </ul>
 *
 * <p>Each test has a new database and a client of its own; both are gone after it. All other tests of a run share one
 * emulator. They may run in parallel: nothing of a test is seen by another.
 *
 * <p>On a method it is a {@code @Test} as well; a parameterized test needs it on its class.
 *
 * <pre>{@code
 * @CosmosTest
 * class BooksTest {
 *     @Test
 *     @RequestUnits(atMost = 10)
 *     @NoFullScans
 *     void finds_books_by_author(
 *             @Container(id = "books", partitionKey = "/author", data = "books.json") CosmosContainer books) {
 *         assertEquals(2, new Library(books).by("Austen").size());
 *     }
 * }
 * }</pre>
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Test
@ExtendWith(CosmosExtension.class)
@ResourceLock(providers = SharedDatabaseLock.class)
@SuppressWarnings("exports") // JUnit alone makes the extension
public @interface CosmosTest {
    /**
     * Whether all tests of the class, and of classes nested in it, share one database, client and emulator, from the first
     * that needs them to the last; {@code @BeforeAll} methods may then have parameters, too. Such tests never run in
     * parallel. Only on a class.
     */
    boolean sharedDatabase() default false;

    /**
     * The id of the database, for code that has it built in; such a test has an emulator of its own. By default each
     * database has an id that no other has.
     */
    String databaseId() default "";

    /** Settings of emulator and client, if they are to have others than the defaults; the emulator is then the test's own. */
    Class<? extends CosmosTestSetup> setup() default CosmosTestSetup.class;
}

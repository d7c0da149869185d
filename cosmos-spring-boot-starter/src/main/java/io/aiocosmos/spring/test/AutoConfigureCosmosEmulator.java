package io.aiocosmos.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets the client of an application speak to an emulator in the same process, whatever {@code cosmos.endpoint},
 * {@code cosmos.key} and {@code cosmos.transport} say. Needs {@code cosmos-emulator} on the test's class path. The emulator
 * is a bean of type {@code CosmosEmulator}, for faults and time, and ends with the context. The database
 * {@code cosmos.database} is created, if that is set, with these containers.
 *
 * <p>Classes of tests that share a context share its emulator, in which each class finds all containers empty: those named
 * here, and those that the application or a test created.
 *
 * <pre>{@code
 * @SpringBootTest
 * @AutoConfigureCosmosEmulator(@EmulatorContainer(id = "orders", partitionKey = "/customer"))
 * class OrdersTest {
 *     @Autowired
 *     CosmosContainer orders;
 * }
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
public @interface AutoConfigureCosmosEmulator {
    /** Containers to create. */
    EmulatorContainer[] value() default {};
}

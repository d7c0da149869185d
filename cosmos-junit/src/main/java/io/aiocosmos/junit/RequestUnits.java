package io.aiocosmos.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Fails a test whose requests about items charge more than that, all together; on a class, each test of its own. It counts
 * from the begin of the test method to its end, whoever sends the requests: not the queries' plans, what clients read about
 * containers and ranges, and the data of {@link Container}. The failure lists the requests with their charges, the
 * dearest first.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(CosmosExtension.class)
@SuppressWarnings("exports") // JUnit alone makes the extension
public @interface RequestUnits {
    /** In request units. */
    double atMost();
}

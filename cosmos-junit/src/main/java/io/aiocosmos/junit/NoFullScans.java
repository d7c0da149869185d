package io.aiocosmos.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Fails a test with a query or a list that loads all items of its container, as {@link
 * io.aiocosmos.emulator.EmulatorQuery#isFullScan} says; on a class, each test of its own. The failure shows the query and
 * its charge.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(CosmosExtension.class)
@SuppressWarnings("exports") // JUnit alone makes the extension
public @interface NoFullScans {}

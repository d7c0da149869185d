package io.aiocosmos.spring.test;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A container that tests find in the database {@code cosmos.database}. */
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface EmulatorContainer {
    /** Its id. */
    String id();

    /** The path of its partition key, such as {@code /customer}; several for a hierarchical key. */
    String[] partitionKey();
}

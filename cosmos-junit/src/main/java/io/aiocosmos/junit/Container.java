package io.aiocosmos.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A container of a {@link CosmosTest}'s database. On a parameter of type {@code CosmosContainer} or {@code
 * CosmosAsyncContainer} that is the one to create and pass; on a class or a method it is created before the first
 * parameter is passed, and parameters need no more than its id, or no annotation at all if it is the only one.
 */
@Target({ElementType.PARAMETER, ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Repeatable(Containers.class)
public @interface Container {
    /** Its id. */
    String id();

    /** The path of its partition key, such as {@code "/author"}; several for a hierarchical one; {@code "/id"} by default. */
    String[] partitionKey() default {};

    /**
     * Resources with the items that it begins with: each a JSON array of objects, in UTF-8. A name without a slash in front is
     * looked for beside the test class, then at the root of the class path. What they cost and the requests that they take
     * are not counted.
     */
    String[] data() default {};
}

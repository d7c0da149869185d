package kotlin;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** What the Kotlin compiler puts on every class; it is told by this name. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Metadata {}

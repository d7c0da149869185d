package kotlin;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The annotation that the Kotlin compiler puts on every class; the codec recognises it by name. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Metadata {}

/** The emulator in tests of Spring Boot applications, by {@link io.aiocosmos.spring.test.AutoConfigureCosmosEmulator}. */
@NullMarked
package io.aiocosmos.spring.test;

import org.jspecify.annotations.NullMarked;

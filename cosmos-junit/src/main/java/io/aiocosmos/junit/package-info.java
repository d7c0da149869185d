/**
 * Tests on the emulator; start at {@link io.aiocosmos.junit.CosmosTest}. For JUnit 5.12 and later, 6 included. The annotations may be
 * part of annotations of your own.
 */
@NullMarked
package io.aiocosmos.junit;

import org.jspecify.annotations.NullMarked;

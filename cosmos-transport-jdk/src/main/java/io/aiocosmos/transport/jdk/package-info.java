/** HTTP by the JDK's own client, without a library. Start at {@link io.aiocosmos.transport.jdk.JdkTransport}. */
@NullMarked
package io.aiocosmos.transport.jdk;

import org.jspecify.annotations.NullMarked;

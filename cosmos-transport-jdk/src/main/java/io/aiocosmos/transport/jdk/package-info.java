/** HTTP by the JDK's own client: nothing to install. Start at {@link io.aiocosmos.transport.jdk.JdkTransport}. */
package io.aiocosmos.transport.jdk;

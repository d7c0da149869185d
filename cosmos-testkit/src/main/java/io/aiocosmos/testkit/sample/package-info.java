/** Types as users write them, for {@link io.aiocosmos.testkit.JsonCodecContract}; public because Moshi needs public records. */
package io.aiocosmos.testkit.sample;

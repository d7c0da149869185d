/** Types as users write them, for {@link io.aiocosmos.testkit.JsonCodecContract}; public as Moshi wants its records. */
package io.aiocosmos.testkit.sample;

/** Where the suite runs: servers, transports, codecs and views, and every combination of them. */
package io.aiocosmos.features.matrix;

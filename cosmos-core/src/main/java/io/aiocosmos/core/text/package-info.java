/** Texts for people: short, and on one line. */
package io.aiocosmos.core.text;

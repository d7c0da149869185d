/**
 * Random queries over random items, read in every way there is, against an evaluation written here; start at {@link
 * io.aiocosmos.features.queries.RandomQueriesTest}.
 */
package io.aiocosmos.features.queries;

/**
 * Queries that the client itself must plan, fan out and merge: the plan says what to send to each partition range and
 * which stages put the rows together again; start at {@link io.aiocosmos.core.query.QueryPlan}. Rows stay slices of the
 * pages they came in; values are compared, counted and hashed in place, and reach the user through the codec alone.
 *
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/nosql/query/">Query language</a>
 */
package io.aiocosmos.core.query;

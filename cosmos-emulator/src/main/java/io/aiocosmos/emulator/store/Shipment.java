package io.aiocosmos.emulator.store;

import java.time.Instant;
import java.util.List;

/**
 * A commit of one region on its way to another.
 *
 * @param origin index of the region that made it
 * @param count how many commits that region had made with it
 */
record Shipment(int origin, long count, Instant made, List<Revision> revisions) {}

package io.aiocosmos.testkit.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/** A record of dates and times. */
public record Booking(Instant made, LocalDate day, Duration stay, List<OffsetDateTime> calls) {}

package org.example.consumer;

import java.time.LocalDate;
import java.util.List;

/** An item of the program's own. */
public record Entry(String id, String account, long amount, LocalDate day, List<String> notes) {}

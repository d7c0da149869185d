package org.example.items;

/** What a query responds with: its names in JSON are those of its fields. */
public final class Total {
    public String account;
    public int entries;
}

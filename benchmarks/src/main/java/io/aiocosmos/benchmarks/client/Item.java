package io.aiocosmos.benchmarks.client;

import java.util.List;

/** The item: about 1 KB of JSON with system properties. */
public record Item(
        String id,
        String pk,
        String name,
        int quantity,
        double price,
        boolean active,
        long created,
        Address address,
        List<String> tags,
        String text) {
    /** A nested value. */
    public record Address(String street, String city, String code, String country) {}

    private static final String TEXT = "The quick brown fox jumps over the lazy dog and goes on its way. ".repeat(7);

    private static final int KEYS = 1000;

    public static Item number(int i) {
        return number(i, GatewayTarget.PARTITION_KEY);
    }

    /** The same, with one of many partition keys. */
    public static Item spread(int i) {
        return number(i, "key-" + i % KEYS);
    }

    private static Item number(int i, String pk) {
        return new Item(
                "item-" + i,
                pk,
                "Article number " + i,
                i % 1000,
                i * 0.25,
                (i & 1) == 0,
                1_700_000_000_000L + i,
                new Address("12 Long Road", "Middletown", "12345", "Nowhere"),
                List.of("red", "green", "blue", "yellow"),
                TEXT);
    }

    /** The item as the service returns it. */
    public String json() {
        return "{\"id\":\"" + id + "\",\"pk\":\"" + pk + "\",\"name\":\"" + name + "\",\"quantity\":" + quantity
                + ",\"price\":" + price + ",\"active\":" + active + ",\"created\":" + created
                + ",\"address\":{\"street\":\"" + address.street() + "\",\"city\":\"" + address.city()
                + "\",\"code\":\""
                + address.code() + "\",\"country\":\"" + address.country() + "\"},\"tags\":[\""
                + String.join("\",\"", tags) + "\"],\"text\":\"" + text + "\",\"_rid\":\"AbCdAJ1rbAABAAAAAAAAAA==\","
                + "\"_self\":\"dbs/AbCdAA==/colls/AbCdAJ1rbAA=/docs/AbCdAJ1rbAABAAAAAAAAAA==/\","
                + "\"_etag\":\"\\\"0000d826-0000-0700-0000-65a1b2c30000\\\"\",\"_attachments\":\"attachments/\","
                + "\"_ts\":1705095875}";
    }
}

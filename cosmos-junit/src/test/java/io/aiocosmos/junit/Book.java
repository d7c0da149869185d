package io.aiocosmos.junit;

/** An item of {@code books.json}; its partition key is {@code /author}. */
public record Book(String id, String author, String title) {}

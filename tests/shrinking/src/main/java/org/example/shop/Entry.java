package org.example.shop;

import com.squareup.moshi.Json;

/** An item whose names in JSON do not depend on those in the program. */
final class Entry {
    @Json(name = "id")
    final String id;

    @Json(name = "account")
    final String account;

    @Json(name = "amount")
    final int amount;

    Entry(String id, String account, int amount) {
        this.id = id;
        this.account = account;
        this.amount = amount;
    }
}

package io.aiocosmos.core.query;

import java.util.Base64;

/** Resource ids of items by number. */
final class Rids {
    private Rids() {}

    static String rid(int number) {
        byte[] bytes = new byte[16];
        bytes[0] = 1;
        bytes[8] = (byte) number;
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** A row of an ordered query; the payload is the value and the item's number, such as {@code 5@1}. */
    static String row(String value, int number) {
        String item = value.equals("undefined") ? "{}" : "{'item':" + value + "}";
        return "{'_rid':'" + rid(number) + "','orderByItems':[" + item + "],'payload':'" + value.replace("'", "") + "@"
                + number + "'}";
    }

    static String rows(String... rows) {
        return String.join(",", rows);
    }
}

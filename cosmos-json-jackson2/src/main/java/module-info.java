/** JSON by Jackson 2. */
module io.aiocosmos.json.jackson2 {
    requires transitive io.aiocosmos;
}

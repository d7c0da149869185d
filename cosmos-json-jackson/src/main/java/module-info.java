/** JSON by Jackson 3. */
module io.aiocosmos.json.jackson {
    requires transitive io.aiocosmos;
    requires transitive tools.jackson.databind;
}

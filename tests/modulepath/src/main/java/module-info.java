/** Somebody's program: it names the client, and neither a transport nor a codec. */
module org.example.consumer {
    requires io.aiocosmos.core;

    opens org.example.consumer; // to the codec, whichever it is
}

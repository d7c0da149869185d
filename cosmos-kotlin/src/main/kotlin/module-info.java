/** Containers for coroutines: suspending operations with reified types, and flows. */
module io.aiocosmos.kotlin {
    requires transitive io.aiocosmos;
    requires transitive kotlin.stdlib;
    requires transitive kotlinx.coroutines.core;

    exports io.aiocosmos.kotlin;
}

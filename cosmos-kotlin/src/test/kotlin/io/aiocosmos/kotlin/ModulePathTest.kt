package io.aiocosmos.kotlin

import java.io.File
import java.lang.module.ModuleFinder
import java.nio.file.Path
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

class ModulePathTest {
    private val needed = listOf("cosmos-api", "cosmos-kotlin", "kotlin-stdlib", "kotlinx-coroutines-core")

    @Test
    fun the_module_resolves_with_what_it_requires_and_nothing_else() {
        val path = System.getProperty("java.class.path").split(File.pathSeparator)
        val finder =
            ModuleFinder.of(
                *path.filter { entry -> needed.any { it in entry } && "test-classes" !in entry }
                    .map { Path.of(it) }
                    .toTypedArray(),
            )
        val boot = ModuleLayer.boot()

        val found = boot.configuration().resolve(finder, ModuleFinder.of(), setOf("io.aiocosmos.kotlin"))
        val layer = boot.defineModulesWithOneLoader(found, ClassLoader.getPlatformClassLoader())
        val entry = layer.findLoader("io.aiocosmos.kotlin").loadClass(CoroutineContainer::class.java.name)

        assertThat(found.modules().map { it.name() })
            .containsExactlyInAnyOrder("io.aiocosmos.kotlin", "io.aiocosmos", "kotlin.stdlib", "kotlinx.coroutines.core")
        assertThat(entry.module.name).isEqualTo("io.aiocosmos.kotlin")
        assertThat(entry.declaredMethods).isNotEmpty // so that its types were found
    }
}

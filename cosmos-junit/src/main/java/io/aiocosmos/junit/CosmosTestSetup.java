package io.aiocosmos.junit;

import io.aiocosmos.CosmosClientBuilder;
import io.aiocosmos.emulator.CosmosEmulator;

/**
 * Settings of emulator and client for {@link CosmosTest#setup}. A class that implements it needs a constructor without
 * parameters; it is made anew for each emulator.
 *
 * <pre>{@code
 * class TwoRegions implements CosmosTestSetup {
 *     @Override
 *     public void emulator(CosmosEmulator.Builder emulator) {
 *         emulator.regions("West US", "East US").enforceThroughput(true);
 *     }
 * }
 * }</pre>
 */
public interface CosmosTestSetup {
    /** Called before the emulator starts; its clock is a virtual one already, and may be replaced. */
    default void emulator(CosmosEmulator.Builder emulator) {}

    /** Called for each client that is made; endpoint, key and transport are those of the emulator already. */
    default void client(CosmosClientBuilder client) {}
}

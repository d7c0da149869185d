package io.aiocosmos.emulator.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest names. */
final class ManifestVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = ManifestVersion.class.getPackage().getImplementationVersion();
        return new String[] {"cosmos-emulator " + (version == null ? "(not from a jar)" : version)};
    }
}

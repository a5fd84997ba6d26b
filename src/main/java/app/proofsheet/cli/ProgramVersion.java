package app.proofsheet.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.IVersionProvider;

/** The version of the program, from its jar. */
final class ProgramVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"proofsheet " + number()};
    }

    static String number() {
        @Nullable String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}

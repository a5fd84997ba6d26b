package app.proofsheet.wiring;

/** The version of the program, from the one place that states it. */
final class ProgramVersion {

    private ProgramVersion() {}

    /** The version of the jar, {@code development} when run from classes. */
    static String text() {
        String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}

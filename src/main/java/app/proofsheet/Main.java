package app.proofsheet;

/** Looks at the arguments and starts the command line or the studio. */
public final class Main {

    private Main() {}

    /** Starts the program. */
    public static void main(String[] args) {
        System.exit(0);
    }
}

package app.proofsheet.runs;

/** Named places between two durable steps, so that tests can stop the program exactly there. */
@FunctionalInterface
interface CrashPoints {

    /** Nothing happens anywhere. */
    CrashPoints NONE = name -> {};

    /** The engine has come to this place. */
    void at(String name);
}

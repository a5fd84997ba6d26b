package app.proofsheet.crash;

import java.io.IOException;

/** Something a person does with the program, which may be killed in the middle of it. */
interface Deed {

    /** Lays out the folder in which it is done. */
    default void prepare(Program program, PaidService service) throws IOException {}

    /** Does it, as a person does. */
    void act(Program program) throws IOException;

    /**
     * Does what a person does who finds the program gone in the middle of it: starts it again and
     * does again what is not done.
     *
     * @param way one of two ways to go about it, where there are two
     */
    void again(Program program, int way) throws IOException;

    /** Jobs that are bought in the end. */
    int jobs();

    /** Checks what is true of this deed alone when it is done. */
    default void check(Program program) throws IOException {}
}

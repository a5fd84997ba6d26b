/** The program killed at every step, and what must be true afterwards. */
package app.proofsheet.crash;

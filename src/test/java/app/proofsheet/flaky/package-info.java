/** The queue against a service that breaks in every way a network can. */
@NullMarked
package app.proofsheet.flaky;

import org.jspecify.annotations.NullMarked;

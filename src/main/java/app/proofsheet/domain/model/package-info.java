/** Endpoint keys, their field rules and prices, read from data. */
@NullMarked
package app.proofsheet.domain.model;

import org.jspecify.annotations.NullMarked;

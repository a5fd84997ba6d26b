/** Credits: estimates, what records tell was paid, ledgers, ceilings and the consent above them. */
@NullMarked
package app.proofsheet.domain.money;

import org.jspecify.annotations.NullMarked;

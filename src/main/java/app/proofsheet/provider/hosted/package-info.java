/** The hosted media service: the only place that knows its wire (spec/hosted-media-api.md). */
@NullMarked
package app.proofsheet.provider.hosted;

import org.jspecify.annotations.NullMarked;

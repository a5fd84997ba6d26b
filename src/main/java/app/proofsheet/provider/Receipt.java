package app.proofsheet.provider;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How an answer came: kept beside it, because the body alone does not tell (defect D40).
 *
 * @param httpStatus status of the answer
 * @param headers names in lower case, in the order they came; cookies and credentials left out
 */
public record Receipt(int httpStatus, Map<String, String> headers) {
    /** Copies the headers. */
    public Receipt {
        headers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }
}

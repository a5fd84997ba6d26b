package app.proofsheet.provider.hosted;

import app.proofsheet.provider.Receipt;

import okhttp3.Headers;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Status and headers of an answer as they are kept (defect D40): no cookies, no credentials, no
 * signed addresses.
 */
final class Receipts {

    private static final Pattern SECRET =
            Pattern.compile(
                    ".*(cookie|authoriz|authentic|credential|secret|signature|token|session"
                            + "|api-?key|nonce|location).*");
    private static final int MOST_HEADERS = 100;

    private Receipts() {}

    /** What is kept of an answer. */
    static Receipt of(int status, Headers headers) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (int i = 0; i < headers.size() && kept.size() < MOST_HEADERS; i++) {
            String name = headers.name(i).toLowerCase(Locale.ROOT);
            if (!SECRET.matcher(name).matches()) {
                kept.merge(name, Redaction.of(headers.value(i)), (a, b) -> a + ", " + b);
            }
        }
        return new Receipt(status, kept);
    }
}

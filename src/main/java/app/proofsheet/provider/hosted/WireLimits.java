package app.proofsheet.provider.hosted;

/**
 * What the program puts up with from a server.
 *
 * @param timeouts limits of time
 * @param retries repeats of reads
 * @param largestAnswer most bytes of a JSON answer; inline pictures must fit
 * @param largestPicture most bytes of a downloaded picture
 */
record WireLimits(Timeouts timeouts, ReadRetries retries, long largestAnswer, long largestPicture) {

    /** The limits of a wire. */
    static WireLimits of(Wire wire) {
        ReadRetries retries =
                switch (wire) {
                    case V2026_07 -> ReadRetries.standard();
                    case V2026_05 -> ReadRetries.none();
                };
        return new WireLimits(Timeouts.standard(), retries, 64L * 1024 * 1024, 512L * 1024 * 1024);
    }
}

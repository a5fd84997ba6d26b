package app.proofsheet.crash;

import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A slow network that breaks off, and a service that now and then answers with an error. */
final class BadWeather implements PaidService.Weather {

    private final Random random;

    BadWeather(long seed) {
        random = new Random(seed);
    }

    @Override
    public synchronized MockResponse before(String name) {
        return switch (random.nextInt(30)) {
            case 0 -> broken(new MockResponse.Builder().code(200)).build();
            case 1 -> error(500);
            case 2 -> error(502);
            case 3 -> new MockResponse.Builder().code(200).body("<html>busy</html>").build();
            default -> null;
        };
    }

    @Override
    public synchronized MockResponse after(MockResponse answer) {
        MockResponse.Builder arriving =
                answer.newBuilder().headersDelay(random.nextInt(250), TimeUnit.MILLISECONDS);
        return switch (random.nextInt(20)) {
            case 0 -> broken(arriving).build();
            case 1 -> arriving.onResponseBody(SocketEffect.ShutdownConnection.INSTANCE).build();
            case 2 -> error(504);
            default -> arriving.build();
        };
    }

    private static MockResponse.Builder broken(MockResponse.Builder answer) {
        return answer.onResponseStart(new SocketEffect.CloseSocket());
    }

    private static MockResponse error(int code) {
        return new MockResponse.Builder()
                .code(code)
                .addHeader("content-type", "application/json")
                .body("{\"error\":\"the service is not well\"}")
                .build();
    }
}

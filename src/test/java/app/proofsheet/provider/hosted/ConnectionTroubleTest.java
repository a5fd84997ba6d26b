package app.proofsheet.provider.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.failure.Failure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** Why no answer came, however deep it is nested (defect D45). */
class ConnectionTroubleTest {

    static List<Arguments> troubles() {
        return List.of(
                Arguments.of(new UnknownHostException("a"), ConnectionTrouble.DNS),
                Arguments.of(new ConnectException("a"), ConnectionTrouble.REFUSED),
                Arguments.of(new NoRouteToHostException("a"), ConnectionTrouble.REFUSED),
                Arguments.of(new SSLHandshakeException("a"), ConnectionTrouble.TLS),
                Arguments.of(
                        new SSLException("a", new SocketException("reset")),
                        ConnectionTrouble.BROKEN),
                Arguments.of(new SocketTimeoutException("a"), ConnectionTrouble.TIMEOUT),
                Arguments.of(new InterruptedIOException("timeout"), ConnectionTrouble.TIMEOUT),
                Arguments.of(new SocketException("reset"), ConnectionTrouble.BROKEN),
                Arguments.of(new EOFException(), ConnectionTrouble.BROKEN));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void theCauseIsFoundAtAnyDepth(IOException cause, ConnectionTrouble trouble) {
        assertThat(ConnectionTrouble.of(cause)).isEqualTo(trouble);
        assertThat(ConnectionTrouble.of(new IOException("x", new IOException("y", cause))))
                .isEqualTo(trouble);
    }

    @Test
    void theDetailHasFourLevelsAndNoAddress() {
        Throwable cause = new IOException("five");
        for (String level : List.of("four", "three", "two at https://a.example/b?sig=planted")) {
            cause = new IOException(level, cause);
        }
        Failure failure =
                ConnectionTrouble.BROKEN.failure(
                        "hosted_media", "a.example", new IOException("one", cause));

        assertThat(failure.detail())
                .isEqualTo(
                        "IOException: one, caused by IOException: two at https://a.example/…,"
                                + " caused by IOException: three, caused by IOException: four");
        assertThat(failure.sentence()).isEqualTo("The connection to a.example broke.");
    }

    @Test
    void aRingOfCausesEnds() {
        IOException one = new IOException("one");
        one.initCause(new IOException("two", one));

        assertThat(ConnectionTrouble.of(one)).isEqualTo(ConnectionTrouble.BROKEN);
        assertThat(ConnectionTrouble.detail(one)).contains("one", "two");
    }
}

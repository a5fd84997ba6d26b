package app.proofsheet.provider.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.provider.PollAnswer;
import app.proofsheet.provider.ProviderPayload;
import app.proofsheet.provider.Receipt;
import app.proofsheet.provider.SubmitAnswer;

import okhttp3.Headers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** Status and headers of an answer are kept beside it (defect D40). */
class ReceiptsTest {

    @TempDir Path dir;

    @Test
    void everyAnswerOfTheServiceComesWithItsReceipt() throws Exception {
        try (WireRig rig = new WireRig(dir)) {
            String body = "{\"output\":{\"id\":\"gen_1\",\"status\":\"queued\"}}";
            rig.answer(202, body, "X-Request-Id", "r-1", "Set-Cookie", "sid=planted");
            rig.answer(200, body, "x-request-id", "r-2");

            SubmitAnswer submit = rig.provider().submit(WireRig.submit(null));
            PollAnswer poll = rig.provider().poll(WireRig.poll());

            Receipt first = receipt(((SubmitAnswer.Accepted) submit).payload());
            assertThat(first.httpStatus()).isEqualTo(202);
            assertThat(first.headers())
                    .containsEntry("x-request-id", "r-1")
                    .containsEntry("content-type", "application/json")
                    .doesNotContainKey("set-cookie");
            assertThat(receipt(((PollAnswer.Known) poll).payload()).headers())
                    .containsEntry("x-request-id", "r-2");
        }
    }

    @Test
    void nothingSecretIsKept() {
        Headers headers =
                new Headers.Builder()
                        .add("Set-Cookie", "planted")
                        .add("Authorization", "planted")
                        .add("X-Session-Token", "planted")
                        .add("X-Api-Key", "planted")
                        .add("Location", "https://a.example/planted")
                        .add("Link", "<https://a.example/b?sig=planted>; rel=next")
                        .add("X-Note", "Bearer planted")
                        .add("Via", "one")
                        .add("via", "two")
                        .build();

        Receipt receipt = Receipts.of(200, headers);

        assertThat(receipt.toString()).doesNotContain("planted");
        assertThat(receipt.headers()).containsEntry("via", "one, two");
        assertThat(receipt.headers().keySet()).containsExactly("link", "x-note", "via");
    }

    private static Receipt receipt(ProviderPayload payload) {
        Receipt receipt = payload.receipt();
        assertThat(receipt).isNotNull();
        return receipt == null ? new Receipt(0, java.util.Map.of()) : receipt;
    }
}

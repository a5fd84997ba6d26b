package app.proofsheet.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

class LastResortTest {

    private final List<LastResort.Fault> shown = new ArrayList<>();
    private final LastResort lastResort = new LastResort(Runnable::run);

    private static RuntimeException fault() {
        return new IllegalStateException("secret text");
    }

    @Test
    void theSameFaultHasTheSameShortCodeAndIsCounted() {
        lastResort.showWith(shown::add);
        for (int i = 0; i < 3; i++) {
            lastResort.uncaughtException(Thread.currentThread(), fault());
        }
        assertThat(shown).extracting(LastResort.Fault::times).containsExactly(1, 2, 3);
        assertThat(shown.getFirst().code()).matches("[0-9A-Z]{4}");
        assertThat(shown).extracting(LastResort.Fault::code).containsOnly(shown.getFirst().code());
        assertThat(shown.getFirst().details()).contains("LastResortTest.fault");
    }

    @Test
    void outOfMemoryFreesPicturesFirst() {
        AtomicInteger freed = new AtomicInteger();
        lastResort.freeMemoryWith(freed::incrementAndGet);
        lastResort.uncaughtException(Thread.currentThread(), new OutOfMemoryError("planted"));
        assertThat(freed).hasValue(1);
    }

    @Test
    void worksWithoutAWindow() {
        lastResort.uncaughtException(Thread.currentThread(), fault());
        assertThat(shown).isEmpty();
    }
}

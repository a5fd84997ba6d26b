package app.proofsheet.domain.brief;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.Collectors;

class AlternativesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "glasses on / glasses off;glasses=on,off;glasses on+glasses off",
                "hoodie vs knit sweater;hoodie vs knit sweater=hoodie,knit sweater;hoodie+knit"
                        + " sweater",
                "Hoodie VS. knit;Hoodie VS. knit=Hoodie,knit;Hoodie+knit",
                "black mug | white mug;mug=black,white;black mug+white mug",
                "mug|cup|glass;mug|cup|glass=mug,cup,glass;mug+cup+glass",
                "hoodie or cardigan;hoodie or cardigan=hoodie,cardigan;hoodie+cardigan",
                "hoodie, knit or cardigan;hoodie, knit or cardigan=hoodie,knit,cardigan;"
                        + "hoodie+knit+cardigan",
                "hoodie, knit, or cardigan;hoodie, knit, or cardigan=hoodie,knit,cardigan;"
                        + "hoodie+knit+cardigan",
                "hair up / down;hair=up,down;hair up+hair down",
                "knit sweater / hoodie;knit sweater / hoodie=knit sweater,hoodie;"
                        + "knit sweater+hoodie",
                "glasses / no glasses;glasses=glasses,no;glasses+no glasses",
                "with or without glasses;glasses=with,without;with glasses+without glasses",
                "Glasses on / glasses off;Glasses=on,off;Glasses on+glasses off",
                "hair worn up / hair worn down / hair worn loose;hair worn=up,down,loose;"
                        + "hair worn up+hair worn down+hair worn loose",
                "眼镜 / 没有眼镜;眼镜 / 没有眼镜=眼镜,没有眼镜;眼镜+没有眼镜"
            })
    void readsAlternatives(String entry, String expected, String phrases) {
        Variation variation = Alternatives.parse(entry).orElseThrow();
        assertThat(
                        variation.name()
                                + "="
                                + variation.options().stream()
                                        .map(Variation.Option::value)
                                        .collect(Collectors.joining(",")))
                .isEqualTo(expected);
        assertThat(variation.options())
                .extracting(Variation.Option::phrase)
                .containsExactly(phrases.split("\\+"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "knit colour",
                "3/4 view",
                "and/or a mug",
                "a more or less tidy desk",
                "a mug or so",
                "hoodie / hoodie",
                "hoodie / ",
                "| |",
                "",
                "  ",
                "forest, floor, orchid"
            })
    void leavesOtherEntriesAlone(String entry) {
        assertThat(Alternatives.parse(entry)).isEmpty();
    }

    @Test
    void namesAreUnique() {
        assertThat(
                        Alternatives.of(
                                List.of(
                                        "mug left / mug right",
                                        "mug black / mug white",
                                        "mug left / mug right",
                                        "desk objects")))
                .extracting(Variation::name)
                .containsExactly("mug", "mug black / mug white");
        assertThat(Alternatives.open(List.of("a / b", "desk objects", "", "Desk objects.")))
                .containsExactly("desk objects");
    }
}

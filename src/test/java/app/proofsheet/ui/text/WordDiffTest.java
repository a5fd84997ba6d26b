package app.proofsheet.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;

class WordDiffTest {

    private static String joined(List<WordDiff.Span> spans) {
        return spans.stream().map(WordDiff.Span::text).collect(Collectors.joining());
    }

    private static List<String> changed(List<WordDiff.Span> spans) {
        return spans.stream().filter(WordDiff.Span::isChanged).map(WordDiff.Span::text).toList();
    }

    @Test
    void marksOnlyTheWordsThatDiffer() {
        WordDiff.Result result =
                WordDiff.of("Keep: same face, grey hoodie.", "Keep: same face, navy crew knit.");
        assertThat(changed(result.left())).containsExactly("grey hoodie");
        assertThat(changed(result.right())).containsExactly("navy crew knit");
    }

    @Test
    void joinedTheStretchesAreTheTextsAgain() {
        String left = "A colleague on a video call: real desk,  window light.";
        String right = "Edit the picture. Keep: window light from left.";
        WordDiff.Result result = WordDiff.of(left, right);
        assertThat(joined(result.left())).isEqualTo(left);
        assertThat(joined(result.right())).isEqualTo(right);
    }

    @Test
    void equalTextsHaveNoMark() {
        WordDiff.Result result = WordDiff.of("same face", "same face");
        assertThat(changed(result.left())).isEmpty();
        assertThat(changed(result.right())).isEmpty();
    }

    @Test
    void veryLongTextsAreNotComparedWordByWord() {
        String left = "word ".repeat(3000);
        WordDiff.Result result = WordDiff.of(left, "other");
        assertThat(joined(result.left())).isEqualTo(left);
        assertThat(changed(result.left())).hasSize(1);
    }
}

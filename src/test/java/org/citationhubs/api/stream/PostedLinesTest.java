package org.citationhubs.api.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.citationhubs.api.stream.PostedLines.PostedLine;
import org.junit.jupiter.api.Test;

class PostedLinesTest {

    @Test
    void linesEndWithLfOrCrLfAndTheLastMayHaveNoEnd() {
        assertThat(lines("a\r\n\nb\rc\n \t\r\nd", 10)).containsExactly("1:a", "3:b\rc", "5:d");
        assertThat(lines("a\n", 10)).containsExactly("1:a");
        assertThat(lines("", 10)).isEmpty();
    }

    @Test
    void keepsLinesUpToTheMaximumLength() {
        assertThat(lines("abc\r\nabcd\r\nabc\nabcd\nabcde\nab", 3))
                .containsExactly("1:abc", "2: too long", "3:abc", "4: too long", "5: too long", "6:ab");
    }

    @Test
    void skipsAnEndlessLineInBoundedMemory() {
        PostedLines lines = new PostedLines(1 << 20);
        byte[] part = new byte[1 << 16];

        for (long sent = 0; sent < 300L << 20; sent += part.length) {
            assertThat(lines.next(part)).isEmpty();
            assertThat(lines.held()).isLessThanOrEqualTo((1 << 20) + 1);
        }

        assertThat(lines.end()).containsExactly(new PostedLine(1, null));
    }

    @Test
    void keepsNoMemoryOfALongLine() {
        PostedLines lines = new PostedLines(1 << 20);

        assertThat(lines.next("x".repeat(1 << 19).getBytes(UTF_8))).isEmpty();
        assertThat(lines.held()).isEqualTo(1 << 19);
        assertThat(lines.next("\nabc".getBytes(UTF_8))).hasSize(1);

        assertThat(lines.held()).isEqualTo(3);
    }

    @Property(tries = 200)
    void readsTheSameLinesInPartsOfAnySize(@ForAll("texts") List<String> texts, @ForAll long seed) {
        byte[] bytes = (String.join("\n", texts) + "\n").getBytes(UTF_8);
        Random random = new Random(seed);
        PostedLines lines = new PostedLines(200_000);
        List<PostedLine> read = new ArrayList<>();

        for (int from = 0; from < bytes.length; ) {
            int to = Math.min(bytes.length, from + 1 + random.nextInt(20_000));
            read.addAll(lines.next(Arrays.copyOfRange(bytes, from, to)));
            from = to;
        }

        assertThat(lines.end()).isEmpty();
        assertThat(read).extracting(PostedLinesTest::text).isEqualTo(expected(texts));
    }

    @Provide
    static Arbitrary<List<String>> texts() {
        return Arbitraries.strings()
                .withChars('a', 'b', ' ')
                .ofMaxLength(30_000)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    private static List<String> expected(List<String> texts) {
        List<String> expected = new ArrayList<>();
        for (int line = 0; line < texts.size(); line++) {
            if (!texts.get(line).isBlank()) {
                expected.add(line + 1 + ":" + texts.get(line));
            }
        }
        return expected;
    }

    private static List<String> lines(String text, int maxBytes) {
        PostedLines lines = new PostedLines(maxBytes);
        List<PostedLine> read = new ArrayList<>(lines.next(text.getBytes(UTF_8)));
        read.addAll(lines.end());
        return read.stream().map(PostedLinesTest::text).toList();
    }

    private static String text(PostedLine line) {
        byte[] json = line.json();
        return line.number() + ":" + (json == null ? " too long" : new String(json, UTF_8));
    }
}

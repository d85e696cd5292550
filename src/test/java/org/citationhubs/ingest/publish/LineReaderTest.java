package org.citationhubs.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    @Test
    void linesEndWithLfOrCrLfAndTheLastMayHaveNoEnd() throws IOException {
        assertThat(lines("a\r\n\nb\rc\nd", 10)).containsExactly("1:a", "2:", "3:b\rc", "4:d");
        assertThat(lines("a\n", 10)).containsExactly("1:a");
        assertThat(lines("", 10)).isEmpty();
    }

    @Test
    void keepsLinesUpToTheMaximumLength() throws IOException {
        assertThat(lines("abc\r\nabcd\r\nabc\nabcd\nabcde\nab", 3))
                .containsExactly("1:abc", "2: too long", "3:abc", "4: too long", "5: too long", "6:ab");
    }

    @Test
    void skipsAnEndlessLineInBoundedMemory() throws IOException {
        // given a line of 3 GiB
        long size = 3L << 30;
        InputStream endless = new InputStream() {
            private long left = size;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int read = (int) Math.min(length, left);
                left -= read;
                return read;
            }
        };

        // when it is read, then it is skipped as too long
        try (LineReader lines = new LineReader(endless, 1 << 20)) {
            assertThat(lines.next()).isTrue();
            assertThat(lines.tooLong()).isTrue();
            assertThat(lines.next()).isFalse();
        }
    }

    @Property
    void readsTheSameLinesInChunksOfAnySize(@ForAll("texts") List<String> texts, @ForAll long seed) throws IOException {
        String text = String.join("\n", texts) + "\n";

        assertThat(read(new Trickle(text.getBytes(UTF_8), seed), 200_000))
                .extracting(line -> line.substring(line.indexOf(':') + 1))
                .isEqualTo(texts);
    }

    @Provide
    static Arbitrary<List<String>> texts() {
        return Arbitraries.strings()
                .withChars('a', 'b', ' ')
                .ofMaxLength(100_000)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    private static List<String> lines(String text, int maxBytes) throws IOException {
        return read(new ByteArrayInputStream(text.getBytes(UTF_8)), maxBytes);
    }

    private static List<String> read(InputStream in, int maxBytes) throws IOException {
        List<String> read = new ArrayList<>();
        try (LineReader lines = new LineReader(in, maxBytes)) {
            while (lines.next()) {
                read.add(lines.number() + ":" + (lines.tooLong() ? " too long" : new String(lines.line(), UTF_8)));
            }
        }
        return read;
    }

    /** Returns a random number of bytes per read, as a network does. */
    private static final class Trickle extends ByteArrayInputStream {

        private final Random random;

        Trickle(byte[] bytes, long seed) {
            super(bytes);
            this.random = new Random(seed);
        }

        @Override
        public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, 1 + random.nextInt(70_000)));
        }
    }
}

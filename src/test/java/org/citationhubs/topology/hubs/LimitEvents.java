package org.citationhubs.topology.hubs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.citationhubs.citation.reference.InputLimits;

/** Events at the limits, as JSON. Each method returns the fields of an event, or the items of its list of citations. */
final class LimitEvents {

    /** Most bytes of the items or fields; the rest of an event has fewer than 4 KiB. */
    static final int EVENT = InputLimits.DEFAULT.eventBytes() - 4_096;

    private static final int MENTIONS = InputLimits.DEFAULT.mentionsPerCitation();
    private static final int CONTEXT = InputLimits.DEFAULT.contextCharacters();
    private static final int AUTHORS_BYTES = 384 << 10;
    private static final int CLAIMS_BYTES = 128 << 10;
    private static final int TEXT = 4 << 10;
    private static final int LONG_TEXT = 32 << 10;
    private static final int NAME = 1 << 10;

    private LimitEvents() {}

    /** Characters of one to four bytes in UTF-8, one that JSON escapes, and words. */
    enum Alphabet {
        ONE_BYTE("x", 1),
        TWO_BYTES("\u00e9", 2),
        THREE_BYTES("\u20ac", 3),
        FOUR_BYTES("\ud835\udd18", 4),
        ESCAPED("\\\"", 2),
        WORDS("w ", 2);

        private final String character;
        private final int bytes;

        Alphabet(String character, int bytes) {
            this.character = character;
            this.bytes = bytes;
        }

        /** Returns a text of at most so many bytes in JSON. */
        String bytes(int most) {
            return character.repeat(most / bytes);
        }

        /** Returns a text of so many characters. */
        String characters(int most) {
            return character.repeat(this == WORDS ? most / 2 : most);
        }
    }

    /** Returns as many citations as a list may have. */
    static String manyCitations(int part) {
        return items(10_000, i -> "{\"cited\":{\"id\":\"pmid:" + (1_000 + part * 10_000 + i) + "\"}}");
    }

    /** Returns citations of works with the longest ids, as many as an event holds. */
    static String longIds(int part) {
        String prefix = "doi:10.5555/" + "p".repeat(985);
        return upTo(EVENT, i -> "{\"cited\":{\"id\":\"" + prefix + '/' + part + '/' + i + "\",\"title\":\"T\"}}");
    }

    /** Returns citations with the longest statements, the most of each; the last may have fewer. */
    static String mentions(int part, Alphabet alphabet) {
        String context = alphabet.characters(CONTEXT);
        String mention = "{\"context\":\"" + context + "\",\"section\":\"" + alphabet.bytes(TEXT)
                + "\",\"classifier\":\"" + alphabet.bytes(NAME)
                + "\",\"claim\":\"c1\",\"polarity\":{\"value\":\"SUPPORT\",\"confidence\":0.5},"
                + "\"roles\":[{\"role\":\"METHOD\",\"confidence\":0.25},{\"role\":\"DATASET\"}]}";
        int each = Math.min(MENTIONS, EVENT / (mention.length() * 3));
        String mentions = items(Math.max(1, each), i -> mention);
        return upTo(
                EVENT,
                i -> "{\"cited\":{\"id\":\"pmid:" + (1_000 + part * 7 + i) + "\"},\"mentions\":[" + mentions + "]}");
    }

    /** Returns citations with as many short statements as each may have. */
    static String manyMentions(int part) {
        String empty = items(MENTIONS, i -> "{\"polarity\":{\"value\":\"CONTRAST\"}}");
        return upTo(
                EVENT,
                i -> "{\"cited\":{\"id\":\"pmid:" + (1_000 + part * 150 + i) + "\"},\"mentions\":[" + empty + "]}");
    }

    /** Returns citations with the longest titles. */
    static String titles(int part, Alphabet alphabet) {
        String title = alphabet.bytes(TEXT - 16);
        return upTo(
                EVENT / 2,
                i -> "{\"cited\":{\"id\":\"pmid:" + (1_000 + part * 100 + i) + "\",\"title\":\"" + part + title
                        + "\"}}");
    }

    /** Returns citations of two works with the most authors. */
    static String citedAuthors(int part, Alphabet alphabet) {
        return items(
                2,
                i -> "{\"cited\":{\"id\":\"pmid:" + (1_000 + part + i) + "\",\"title\":\"" + part + "\","
                        + authors(part % 2 == 0, alphabet) + "}}");
    }

    /** Returns the most authors, or the longest names. */
    static String authors(boolean most, Alphabet alphabet) {
        int count = most ? 10_000 : AUTHORS_BYTES / NAME;
        int bytes = AUTHORS_BYTES / count - 6;
        return "\"authors\":["
                + items(count, i -> "{\"name\":\"" + "%5d".formatted(i).strip() + alphabet.bytes(bytes) + "\"}") + ']';
    }

    /** Returns all facts of a work, each at its limit. */
    static String facts(Alphabet alphabet) {
        StringBuilder facts =
                new StringBuilder(authors(true, alphabet)).append(',').append(claims(alphabet));
        for (String field : new String[] {"title", "venue", "field"}) {
            facts.append(",\"")
                    .append(field)
                    .append("\":\"")
                    .append(alphabet.bytes(TEXT))
                    .append('"');
        }
        for (String field : new String[] {"abstract", "summary"}) {
            facts.append(",\"")
                    .append(field)
                    .append("\":\"")
                    .append(alphabet.bytes(LONG_TEXT))
                    .append('"');
        }
        return facts.append(",\"publishedAt\":\"2001-02-03\",\"retraction\":{\"noticedAt\":\"2026-01-01T00:00:00Z\",")
                .append("\"noticeId\":\"")
                .append(alphabet.bytes(NAME))
                .append("\",\"reason\":\"")
                .append(alphabet.bytes(TEXT))
                .append("\"}")
                .toString();
    }

    /** Returns the most claims of the greatest length. */
    static String claims(Alphabet alphabet) {
        String text = alphabet.bytes(CLAIMS_BYTES / 200 - 6);
        return "\"claims\":[" + items(200, i -> "{\"id\":\"c" + i + "\",\"text\":\"" + text + "\"}") + ']';
    }

    /** Returns a value that is no JSON, and grows most when it is written into a dead letter. */
    static byte[] noise(Random random) {
        byte[] noise = new byte[InputLimits.DEFAULT.eventBytes()];
        int kind = random.nextInt(3);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) (kind == 0 ? 1 : kind == 1 ? '"' : random.nextInt(256));
        }
        return noise;
    }

    private static String items(int count, IntFunction<String> item) {
        return IntStream.range(0, count).mapToObj(item).collect(Collectors.joining(","));
    }

    private static String upTo(int bytes, IntFunction<String> item) {
        StringBuilder items = new StringBuilder();
        int size = 0;
        for (int i = 0; ; i++) {
            String next = item.apply(i);
            size += next.getBytes(UTF_8).length + 1;
            if (size >= bytes) {
                return items.toString();
            }
            items.append(i == 0 ? "" : ",").append(next);
        }
    }
}

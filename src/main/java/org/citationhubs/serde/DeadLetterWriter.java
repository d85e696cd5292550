package org.citationhubs.serde;

import java.nio.charset.StandardCharsets;

/** Dead letters as JSON. */
public final class DeadLetterWriter {

    private DeadLetterWriter() {}

    /** JSON. */
    public static byte[] write(DeadLetter letter) {
        return letter.toString().getBytes(StandardCharsets.UTF_8);
    }
}

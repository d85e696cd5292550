package org.citationhubs.bench;

import java.util.ArrayList;
import java.util.List;

/** The options of a Java process that is measured. */
final class JvmOptions {

    private JvmOptions() {}

    /** A heap and what else was asked for. */
    static List<String> of(String heap, List<String> more) {
        List<String> options = new ArrayList<>(List.of("-Xmx" + heap));
        options.addAll(more);
        return options;
    }
}

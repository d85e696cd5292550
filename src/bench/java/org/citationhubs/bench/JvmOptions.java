package org.citationhubs.bench;

import java.util.ArrayList;
import java.util.List;

/** Builds the options of a measured Java process. */
final class JvmOptions {

    private JvmOptions() {}

    /** Returns the options for a heap size, and more options. */
    static List<String> of(String heap, List<String> more) {
        List<String> options = new ArrayList<>(List.of("-Xmx" + heap));
        options.addAll(more);
        return options;
    }
}

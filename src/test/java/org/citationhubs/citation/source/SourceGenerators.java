package org.citationhubs.citation.source;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Generates sources for properties. */
public final class SourceGenerators {

    private SourceGenerators() {}

    /** Returns names of systems, the empty one of unnamed sources among them. */
    public static Arbitrary<String> systems() {
        return Arbitraries.of("", "crossref", "openalex", "s2");
    }

    /** Returns sets of one to three systems. */
    public static Arbitrary<SourceSet> sets() {
        return systems().set().ofMinSize(1).ofMaxSize(3).map(SourceSet::of);
    }
}

package org.citationhubs.ingest.format.xml;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.ingest.format.RecordIds;
import org.jspecify.annotations.Nullable;

/** The references of one article, in the order of its list. */
final class JatsReferences {

    private final JatsIds ids;
    private final List<CitedWork> works = new ArrayList<>();
    private final List<Span> references = new ArrayList<>();
    private final Map<String, Span> byId = new HashMap<>();
    private final Map<Integer, Integer> byLabel = new HashMap<>();

    JatsReferences(JatsIds ids) {
        this.ids = ids;
    }

    /**
     * A work that a reference names. A reference may name several.
     *
     * @param id its id, null if the reference has none that is known
     * @param mentions its in-text statements
     */
    record CitedWork(@Nullable WorkId id, List<Mention> mentions) {}

    /** The works of the reference at a position, or of one of its parts. */
    private record Span(int position, int from, int to) {}

    /**
     * Reads the current element, a {@code ref}. Each citation in it is a work; those of {@code citation-alternatives}
     * are one work in several forms.
     */
    void read(XmlPull xml) throws IOException {
        int depth = xml.depth();
        String id = xml.attribute("id");
        String label = "";
        int from = works.size();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "label" -> label = xml.text();
                case "element-citation", "mixed-citation", "nlm-citation", "citation", "citation-alternatives" ->
                    readCitation(xml);
                default -> {}
            }
        }
        if (works.size() == from) {
            // A note among the references, or a reference of a kind that is not known.
            works.add(new CitedWork(null, new ArrayList<>(0)));
        }
        Span span = new Span(references.size(), from, works.size());
        int number = MarkerRange.number(label);
        if (number > 0) {
            byLabel.putIfAbsent(number, span.position);
        }
        if (id != null) {
            byId.putIfAbsent(id, span);
        }
        references.add(span);
    }

    private void readCitation(XmlPull xml) throws IOException {
        int depth = xml.depth();
        Span span = new Span(references.size(), works.size(), works.size() + 1);
        List<WorkId> found = new ArrayList<>(2);
        do {
            String type = xml.name();
            if (type.equals("pub-id")) {
                WorkId id = ids.parse(xml.attribute("pub-id-type"), xml.text());
                if (id != null) {
                    found.add(id);
                }
            } else if (type.endsWith("citation")) {
                String id = xml.attribute("id");
                if (id != null) {
                    byId.putIfAbsent(id, span);
                }
            }
        } while (xml.nextWithin(depth));
        works.add(new CitedWork(found.isEmpty() ? null : RecordIds.best(found), new ArrayList<>(2)));
    }

    /** Returns the number of references. */
    int size() {
        return references.size();
    }

    /** Returns the number of references that name at least one work by an id. */
    long identified() {
        return references.stream()
                .filter(span -> works.subList(span.from, span.to).stream().anyMatch(work -> work.id != null))
                .count();
    }

    /** Returns all works that the references name, in the order of the list. */
    List<CitedWork> works() {
        return works;
    }

    /** Returns the works of the reference, or of the part of one, with this id; empty if there is none. */
    List<CitedWork> worksOf(String id) {
        Span span = byId.get(id);
        return span == null ? List.of() : works.subList(span.from, span.to);
    }

    /** Returns the works of the reference at a position of the list. */
    List<CitedWork> worksAt(int position) {
        Span span = references.get(position);
        return works.subList(span.from, span.to);
    }

    /** Returns the position in the list of the reference with this id in the article, -1 if there is none. */
    int position(String id) {
        Span span = byId.get(id);
        return span == null ? -1 : span.position;
    }

    /** Returns the position in the list of the reference that is labelled with a number, -1 if there is none. */
    int labelled(int number) {
        return byLabel.getOrDefault(number, -1);
    }
}

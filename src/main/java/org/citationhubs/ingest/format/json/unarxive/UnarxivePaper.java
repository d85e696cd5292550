package org.citationhubs.ingest.format.json.unarxive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.IdParser;
import org.citationhubs.ingest.format.json.JsonPull;
import org.jspecify.annotations.Nullable;

/**
 * One paper after another: what its record says of it, the paragraphs that cite, and its bibliography. The paragraphs
 * stand before the bibliography and the formulas in them, so they are kept until the record ends.
 */
final class UnarxivePaper {

    /** A longer formula makes no sentence readable. */
    private static final int MOST_FORMULA = 100;

    private final IdParser parser;
    private final UnarxiveEntry entry;
    private final UnarxiveMetadata metadata;
    private final boolean lists;
    private final List<Paragraph> paragraphs = new ArrayList<>();
    private final Map<String, @Nullable WorkId> bibliography = new LinkedHashMap<>();
    private final Set<String> usedFormulas = new HashSet<>();
    private final Map<String, String> formulas = new HashMap<>();
    private @Nullable WorkId id;

    /** A paragraph that cites; its section is null if it stands in none. */
    record Paragraph(@Nullable String section, String text) {}

    UnarxivePaper(FormatContext context) {
        this.parser = new IdParser(context.counts());
        this.entry = new UnarxiveEntry(parser);
        this.metadata = new UnarxiveMetadata(context.options(), parser);
        this.lists = context.options().lists();
    }

    /** Reads another paper; returns whether it is one. */
    boolean read(JsonPull in) throws IOException {
        clear();
        if (!in.startObject()) {
            return false;
        }
        boolean named = false;
        boolean full = false;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "paper_id" -> {
                    id = parser.parse(Scheme.ARXIV, in.text());
                    named = true;
                }
                case "metadata" -> metadata.read(in);
                case "discipline" -> metadata.field(in.text());
                case "body_text" -> {
                    readParagraphs(in);
                    full = true;
                }
                case "bib_entries" -> {
                    readBibliography(in);
                    full = true;
                }
                case "ref_entries" -> readFormulas(in);
                default -> in.skip();
            }
        }
        return named && full;
    }

    private void clear() {
        id = null;
        metadata.clear();
        paragraphs.clear();
        bibliography.clear();
        usedFormulas.clear();
        formulas.clear();
    }

    private void readParagraphs(JsonPull in) throws IOException {
        if (!lists || !in.startArray()) {
            in.skip();
            return;
        }
        while (in.nextElement()) {
            readParagraph(in);
        }
    }

    private void readParagraph(JsonPull in) throws IOException {
        if (!in.startObject()) {
            return;
        }
        String section = null;
        String text = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "section" -> section = in.text();
                case "text" -> text = in.text();
                default -> in.skip();
            }
        }
        if (text != null && MarkedText.cites(text)) {
            MarkedText.addFormulas(text, usedFormulas);
            if (section != null) {
                MarkedText.addFormulas(section, usedFormulas);
            }
            paragraphs.add(new Paragraph(section, text));
        }
    }

    private void readBibliography(JsonPull in) throws IOException {
        if (!in.startObject()) {
            return;
        }
        for (String key = in.nextField(); key != null; key = in.nextField()) {
            bibliography.put(key, entry.read(in));
        }
    }

    private void readFormulas(JsonPull in) throws IOException {
        if (usedFormulas.isEmpty() || !in.startObject()) {
            in.skip();
            return;
        }
        for (String key = in.nextField(); key != null; key = in.nextField()) {
            if (usedFormulas.contains(key)) {
                readFormula(key, in);
            } else {
                in.skip();
            }
        }
    }

    private void readFormula(String key, JsonPull in) throws IOException {
        if (!in.startObject()) {
            return;
        }
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            String latex = field.equals("latex") ? in.text() : null;
            if (latex == null) {
                in.skip();
            } else if (latex.length() <= MOST_FORMULA) {
                formulas.put(key, latex.strip());
            }
        }
    }

    /** Returns the id of the paper, null if it has none. */
    @Nullable
    WorkId id() {
        return id;
    }

    UnarxiveMetadata metadata() {
        return metadata;
    }

    /** Returns the paragraphs that cite, in the order of the text. */
    List<Paragraph> paragraphs() {
        return paragraphs;
    }

    /** Returns the cited work of each entry, null if it has no id, in the order of the bibliography. */
    Map<String, @Nullable WorkId> bibliography() {
        return bibliography;
    }

    /** Returns the LaTeX of the formulas in the paragraphs. */
    Map<String, String> formulas() {
        return formulas;
    }
}

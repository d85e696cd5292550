package org.citationhubs.ingest.format.json.unarxive;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.text.CleanText;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.ingest.format.AuthorListBuilder;
import org.citationhubs.ingest.format.FormatOptions;
import org.citationhubs.ingest.format.IdParser;
import org.citationhubs.ingest.format.json.JsonPull;
import org.jspecify.annotations.Nullable;

/** The record of arXiv of one paper after another. */
final class UnarxiveMetadata {

    private final FormatOptions options;
    private final IdParser parser;
    private final AuthorListBuilder authors;
    private final List<WorkId> dois = new ArrayList<>();
    private @Nullable String title;
    private @Nullable String summary;
    private @Nullable String field;
    private @Nullable Instant submitted;
    private @Nullable Instant changed;

    UnarxiveMetadata(FormatOptions options, IdParser parser) {
        this.options = options;
        this.parser = parser;
        this.authors = new AuthorListBuilder(options.authors());
    }

    void clear() {
        dois.clear();
        authors.clear();
        title = null;
        summary = null;
        field = null;
        submitted = null;
        changed = null;
    }

    void read(JsonPull in) throws IOException {
        if (!in.startObject()) {
            return;
        }
        for (String name = in.nextField(); name != null; name = in.nextField()) {
            switch (name) {
                case "title" -> title = clean(in.text());
                case "abstract" -> summary = options.abstracts() ? clean(in.text()) : null;
                case "doi" -> readDois(in.text());
                case "authors_parsed" -> readAuthors(in);
                case "versions" -> readVersions(in);
                case "update_date" -> change(day(in.text()));
                default -> in.skip();
            }
        }
    }

    /** Sets the field of research. */
    void field(@Nullable String text) {
        field = clean(text);
    }

    /** The authors of a paper state the DOI of the published version, rarely several. */
    private void readDois(@Nullable String text) {
        for (String one : text == null ? new String[0] : text.strip().split("\\s+", -1)) {
            WorkId doi = parser.parse(Scheme.DOI, one);
            if (doi != null) {
                dois.add(doi);
            }
        }
    }

    /** Reads {@code [[family, given, suffix], ...]}. */
    private void readAuthors(JsonPull in) throws IOException {
        if (!in.startArray()) {
            return;
        }
        while (in.nextElement()) {
            if (!in.startArray()) {
                continue;
            }
            String family = null;
            String given = null;
            String suffix = null;
            for (int part = 0; in.nextElement(); part++) {
                String text = in.text();
                switch (part) {
                    case 0 -> family = text;
                    case 1 -> given = text;
                    case 2 -> suffix = text;
                    default -> {
                        // Affiliations.
                    }
                }
            }
            boolean suffixed = family != null && suffix != null && !suffix.isEmpty();
            authors.add(null, given, suffixed ? family + " " + suffix : family);
        }
    }

    /** Reads the times at which versions were submitted, such as {@code Thu, 22 Dec 2022 17:01:56 GMT}. */
    private void readVersions(JsonPull in) throws IOException {
        if (!in.startArray()) {
            return;
        }
        while (in.nextElement()) {
            if (!in.startObject()) {
                continue;
            }
            for (String name = in.nextField(); name != null; name = in.nextField()) {
                if (name.equals("created")) {
                    Instant created = time(in.text());
                    submitted = submitted == null ? created : submitted;
                    change(created);
                } else {
                    in.skip();
                }
            }
        }
    }

    private void change(@Nullable Instant time) {
        if (time != null && (changed == null || time.isAfter(changed))) {
            changed = time;
        }
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null
                    ? null
                    : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant day(@Nullable String text) {
        try {
            return text == null
                    ? null
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable String clean(@Nullable String text) {
        String clean = text == null ? "" : CleanText.of(text);
        return clean.isEmpty() ? null : clean;
    }

    /** Returns the time of the record: the day of its last change, or that of the last version if it is later. */
    Instant observedAt(String file) {
        return changed == null ? options.observedAtOf(file) : changed;
    }

    /** Returns the ids of the published version. */
    List<WorkId> dois() {
        return dois;
    }

    WorkFacts facts() {
        LocalDate day = submitted == null ? null : LocalDate.ofInstant(submitted, ZoneOffset.UTC);
        return new WorkFacts.Builder()
                .set(WorkField.TITLE, title)
                .set(
                        WorkField.PUBLISHED_AT,
                        day == null ? null : new PartialDate(day.getYear(), day.getMonthValue(), day.getDayOfMonth()))
                .set(WorkField.AUTHORS, authors.build())
                .set(WorkField.FIELD, field)
                .set(WorkField.ABSTRACT, summary)
                .build();
    }
}

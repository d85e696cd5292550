package org.citationhubs.ingest.format.json.datacite;

import java.io.IOException;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.ingest.format.AuthorListBuilder;
import org.citationhubs.ingest.format.json.JsonPull;
import org.jspecify.annotations.Nullable;

/** Collects the creators of one record of DataCite after another. */
final class DataciteCreators {

    private final AuthorListBuilder authors;

    DataciteCreators(int most) {
        this.authors = new AuthorListBuilder(most);
    }

    /** Begins with another record. */
    void clear() {
        authors.clear();
    }

    /** Reads the current value, an array of creators. */
    void read(JsonPull in) throws IOException {
        if (!in.startArray()) {
            return;
        }
        while (in.nextElement()) {
            if (in.startObject()) {
                readCreator(in);
            }
        }
    }

    private void readCreator(JsonPull in) throws IOException {
        String name = null;
        String given = null;
        String family = null;
        String id = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "name" -> name = in.text();
                case "givenName" -> given = in.text();
                case "familyName" -> family = in.text();
                case "nameIdentifiers" -> id = readOrcid(in);
                default -> in.skip();
            }
        }
        if (given == null && family == null) {
            authors.add(id, name);
        } else {
            authors.add(id, given, family);
        }
    }

    private static @Nullable String readOrcid(JsonPull in) throws IOException {
        if (in.isObject()) {
            return readIdentifier(in);
        }
        String first = null;
        if (in.startArray()) {
            while (in.nextElement()) {
                String next = in.startObject() ? readIdentifier(in) : null;
                first = first == null ? next : first;
            }
        }
        return first;
    }

    /** Returns the ORCID of an identifier; null if it is one of another scheme. */
    private static @Nullable String readIdentifier(JsonPull in) throws IOException {
        String identifier = null;
        boolean isOrcid = false;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "nameIdentifier" -> identifier = in.text();
                case "nameIdentifierScheme" -> isOrcid = "ORCID".equalsIgnoreCase(in.text());
                default -> in.skip();
            }
        }
        return isOrcid ? AuthorListBuilder.orcid(identifier) : null;
    }

    /** Returns the creators that were read, null if there are none. */
    @Nullable
    Authors build() {
        return authors.build();
    }
}

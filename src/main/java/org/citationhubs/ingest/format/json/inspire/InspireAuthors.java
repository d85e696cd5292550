package org.citationhubs.ingest.format.json.inspire;

import java.io.IOException;
import org.citationhubs.ingest.format.AuthorListBuilder;
import org.citationhubs.ingest.format.json.JsonPull;
import org.jspecify.annotations.Nullable;

/** Reads the authors of a record of INSPIRE. */
final class InspireAuthors {

    private InspireAuthors() {}

    /** Reads the current value. */
    static void read(JsonPull in, AuthorListBuilder authors) throws IOException {
        if (!in.startArray()) {
            return;
        }
        while (in.nextElement()) {
            if (!in.startObject()) {
                continue;
            }
            String full = null;
            String id = null;
            for (String name = in.nextField(); name != null; name = in.nextField()) {
                switch (name) {
                    case "full_name" -> full = in.text();
                    case "ids" -> id = readId(in);
                    default -> in.skip();
                }
            }
            int comma = full == null ? -1 : full.indexOf(',');
            boolean inverted = full != null && comma > 0 && comma == full.lastIndexOf(',');
            if (inverted) {
                authors.add(
                        id,
                        full.substring(comma + 1).strip(),
                        full.substring(0, comma).strip());
            } else {
                authors.add(id, full);
            }
        }
    }

    /** Returns the ORCID among the ids of a person, else the id that INSPIRE gave to the person. */
    private static @Nullable String readId(JsonPull in) throws IOException {
        String orcid = null;
        String own = null;
        if (!in.startArray()) {
            return null;
        }
        while (in.nextElement()) {
            if (!in.startObject()) {
                continue;
            }
            String value = null;
            String registry = "";
            for (String name = in.nextField(); name != null; name = in.nextField()) {
                switch (name) {
                    case "value" -> value = in.text();
                    case "schema" -> registry = String.valueOf(in.text());
                    default -> in.skip();
                }
            }
            if (registry.equals("ORCID")) {
                orcid = AuthorListBuilder.orcid(value);
            } else if (registry.equals("INSPIRE BAI") && value != null && !value.isBlank()) {
                own = "inspire:" + value.strip();
            }
        }
        return orcid == null ? own : orcid;
    }
}

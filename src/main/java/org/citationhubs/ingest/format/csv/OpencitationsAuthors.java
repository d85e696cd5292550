package org.citationhubs.ingest.format.csv;

import org.citationhubs.citation.author.Authors;
import org.citationhubs.ingest.format.AuthorListBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Reads authors as Meta has them: {@code Family, Given [orcid:0000-0000-0000-0000 omid:ra/0601]; Name of a Group}, each
 * with or without ids.
 */
final class OpencitationsAuthors {

    private final AuthorListBuilder builder;

    OpencitationsAuthors(AuthorListBuilder builder) {
        this.builder = builder;
    }

    /** Returns the authors in a cell, null if it has none. */
    @Nullable
    Authors of(@Nullable String cell) {
        if (cell == null) {
            return null;
        }
        builder.clear();
        int start = 0;
        while (start < cell.length()) {
            int end = end(cell, start);
            add(cell.substring(start, end));
            start = end + 1;
        }
        return builder.build();
    }

    /** Returns where an author ends. A semicolon in the entity of a character, such as {@code &amp;}, ends none. */
    private static int end(String cell, int start) {
        int semicolon = cell.indexOf(';', start);
        while (semicolon >= 0 && isEntity(cell, start, semicolon)) {
            semicolon = cell.indexOf(';', semicolon + 1);
        }
        return semicolon < 0 ? cell.length() : semicolon;
    }

    private static boolean isEntity(String cell, int start, int semicolon) {
        int at = semicolon - 1;
        while (at >= start && (Character.isLetterOrDigit(cell.charAt(at)) || cell.charAt(at) == '#')) {
            at--;
        }
        return at >= start && at < semicolon - 1 && cell.charAt(at) == '&';
    }

    private void add(String author) {
        String name = BracketedIds.nameOf(author);
        String orcid = AuthorListBuilder.orcid(BracketedIds.idOf(author, "orcid"));
        int comma = name == null ? -1 : name.indexOf(',');
        if (name == null || comma < 0) {
            builder.add(orcid, name);
            return;
        }
        String family = name.substring(0, comma).strip();
        String given = name.substring(comma + 1).strip();
        builder.add(orcid, given.isEmpty() ? null : given, family.isEmpty() ? null : family);
    }
}

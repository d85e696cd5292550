package org.citationhubs.ingest.format;

import java.time.Instant;
import org.citationhubs.ingest.format.FormatOptions.Dangling;
import org.jspecify.annotations.Nullable;

/** Builds options that differ from the usual ones. */
public final class ChosenOptions {

    private @Nullable Instant observedAt;
    private boolean complete = true;
    private boolean works = true;
    private boolean lists = true;
    private boolean abstracts;
    private int authors = FormatOptions.DEFAULT.authors();
    private boolean mergeVersions;
    private boolean emptyLists;

    /** Gives the time of the file. */
    public ChosenOptions observedAt(String time) {
        observedAt = Instant.parse(time);
        return this;
    }

    /** Takes lists for parts. */
    public ChosenOptions partial() {
        complete = false;
        return this;
    }

    /** Wants no descriptions of works. */
    public ChosenOptions withoutWorks() {
        works = false;
        return this;
    }

    /** Wants no lists. */
    public ChosenOptions withoutLists() {
        lists = false;
        return this;
    }

    /** Wants abstracts. */
    public ChosenOptions abstracts() {
        abstracts = true;
        return this;
    }

    /** Wants so many authors of a work at most. */
    public ChosenOptions authors(int most) {
        authors = most;
        return this;
    }

    /** Takes versions of a work for one work. */
    public ChosenOptions mergeVersions() {
        mergeVersions = true;
        return this;
    }

    /** Wants lists without a usable id. */
    public ChosenOptions emptyLists() {
        emptyLists = true;
        return this;
    }

    public FormatOptions build() {
        return new FormatOptions(
                false,
                FormatOptions.DEFAULT.sameAs(),
                false,
                observedAt,
                complete,
                works,
                lists,
                abstracts,
                authors,
                mergeVersions,
                emptyLists,
                false,
                false,
                false,
                Dangling.AUTO);
    }
}

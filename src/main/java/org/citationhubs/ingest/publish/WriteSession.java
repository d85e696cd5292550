package org.citationhubs.ingest.publish;

import org.citationhubs.access.QuotaState;
import org.citationhubs.access.Writer;

/** The events of one caller in one request. Thread-safe. */
public interface WriteSession {

    /** Returns the caller. */
    Writer writer();

    /** Takes one event from the quota of the caller. */
    QuotaState take();

    /** Notes that an event of a source was published. */
    void onPublished(String source);

    /** Notes that an event was not published. */
    void onRefused();

    /** Notes that an event was not published because the caller may not speak for its source. */
    void onSourceNotAllowed(String source);
}

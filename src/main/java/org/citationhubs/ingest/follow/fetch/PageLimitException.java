package org.citationhubs.ingest.follow.fetch;

import java.io.IOException;

/** Says that a page is larger than the limit. */
public final class PageLimitException extends IOException {

    private static final long serialVersionUID = 1L;

    PageLimitException(long limit) {
        super("the page is larger than " + limit + " bytes");
    }
}

package org.citationhubs.access;

/** How much one caller may ask for. Zero is no limit. */
public interface QuotaSettings {

    /** Returns how many events a caller may publish in a minute. */
    int events();

    /** Returns how many questions that cost much a caller may ask in a minute. */
    int questions();

    /** Returns how many streams a caller may have open. */
    int streams();
}

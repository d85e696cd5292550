package org.citationhubs.query.listing;

import java.util.SortedMap;
import org.citationhubs.citation.reference.InputOffsets;

/**
 * When the works that cite a hub were published.
 *
 * @param citingWorks all that are counted here
 * @param years citing works by year
 * @param months citing works by year and month, as {@code YYYY-MM}; those of which only the year is known are in {@code years} alone
 * @param undated those without a date
 * @param asOf for each partition of {@code citations.v1} the offset up to which this holds at least
 */
public record Timeline(
        int citingWorks,
        SortedMap<Integer, Integer> years,
        SortedMap<String, Integer> months,
        int undated,
        InputOffsets asOf) {}

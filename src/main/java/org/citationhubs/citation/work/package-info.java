/**
 * Works and their facts: ids, authors, titles, dates, claims and retraction notices, and the ids that are merged into
 * one work.
 */
@NullMarked
package org.citationhubs.citation.work;

import org.jspecify.annotations.NullMarked;

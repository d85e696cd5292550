/**
 * Works and what is known of them: ids, authors, titles, dates, claims, retraction notices, and which ids are one
 * work.
 */
@NullMarked
package org.citationhubs.citation.work;

import org.jspecify.annotations.NullMarked;

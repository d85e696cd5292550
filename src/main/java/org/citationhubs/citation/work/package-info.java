/**
 * Works and their facts: titles, dates, claims and retraction notices, what sources say of them, and the ids that are
 * merged into one work.
 */
@NullMarked
package org.citationhubs.citation.work;

import org.jspecify.annotations.NullMarked;

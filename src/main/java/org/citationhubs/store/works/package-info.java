/** Stores of works by number: ids, facts and titles. */
@NullMarked
package org.citationhubs.store.works;

import org.jspecify.annotations.NullMarked;

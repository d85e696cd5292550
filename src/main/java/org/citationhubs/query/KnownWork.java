package org.citationhubs.query;

import org.jspecify.annotations.Nullable;

/**
 * What the partition that owns a work knows of it.
 *
 * @param title null if nobody said it, or if it was not asked for
 * @param citingWorks how many works cite it
 */
record KnownWork(@Nullable String title, int citingWorks) {}

package org.citationhubs.query.hub;

import org.jspecify.annotations.Nullable;

/**
 * What the partition that owns a work knows of it.
 *
 * @param title null if nobody said it, or if it was not asked for
 * @param citingWorks how many works cite it
 */
public record KnownWork(@Nullable String title, int citingWorks) {}

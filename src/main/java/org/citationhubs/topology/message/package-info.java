/** Messages between the stages, their binary format, and the partition that owns a work. */
@NullMarked
package org.citationhubs.topology.message;

import org.jspecify.annotations.NullMarked;

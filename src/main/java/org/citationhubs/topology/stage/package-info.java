/** What both stages share: settings, topic names, meters and traces. */
@NullMarked
package org.citationhubs.topology.stage;

import org.jspecify.annotations.NullMarked;

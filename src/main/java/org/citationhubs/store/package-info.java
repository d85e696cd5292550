/**
 * Typed views over the state stores: keys, pages and binary formats.
 *
 * <p>All stores hold bytes under bytes, so that what reads them is the same on the stream thread and for interactive queries. Stage 1
 * has {@link org.citationhubs.store.ReferenceLists}. Stage 2 numbers the works it hears of ({@link org.citationhubs.store.WorkNumbers})
 * and keeps everything else by number: {@link org.citationhubs.store.CitingLists}, {@link org.citationhubs.store.HubHeads},
 * {@link org.citationhubs.store.CitingWorks}, {@link org.citationhubs.store.CoCitationPages}, {@link org.citationhubs.store.Works}.
 */
@NullMarked
package org.citationhubs.store;

import org.jspecify.annotations.NullMarked;

/**
 * The published summary of a hub: tier, label, highlights, claims ledger, and the changes between two publications.
 */
@NullMarked
package org.citationhubs.hub.summary;

import org.jspecify.annotations.NullMarked;

/** Who calls over HTTP: credentials, roles, quotas, cross-site requests and the audit log. */
@NullMarked
package org.citationhubs.api.access;

import org.jspecify.annotations.NullMarked;

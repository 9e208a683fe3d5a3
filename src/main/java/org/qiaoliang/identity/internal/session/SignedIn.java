package org.qiaoliang.identity.internal.session;

import java.time.Instant;
import org.qiaoliang.access.Viewer;

/** A living session with whom it belongs to. */
public record SignedIn(long session, Instant lastSeen, Viewer viewer) {}

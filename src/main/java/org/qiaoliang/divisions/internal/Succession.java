package org.qiaoliang.divisions.internal;

import org.qiaoliang.kernel.DivisionId;

/** The facts of one division count in another since it was merged or split. */
record Succession(DivisionId from, DivisionId to) {}

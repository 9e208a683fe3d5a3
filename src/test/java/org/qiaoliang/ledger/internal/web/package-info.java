@NullMarked
package org.qiaoliang.ledger.internal.web;

import org.jspecify.annotations.NullMarked;

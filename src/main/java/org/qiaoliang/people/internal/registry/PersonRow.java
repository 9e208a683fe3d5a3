package org.qiaoliang.people.internal.registry;

import org.jspecify.annotations.Nullable;
import org.qiaoliang.kernel.ScopeKey;
import org.qiaoliang.people.GuardianDraft;
import org.qiaoliang.people.Hold;
import org.qiaoliang.people.PersonDraft;
import org.qiaoliang.people.PersonId;

/** Somebody new with an id already, checked and tidy, ready to be written. */
public record PersonRow(
        PersonId id,
        PersonDraft draft,
        String code,
        Hold hold,
        ScopeKey key,
        @Nullable GuardianDraft guardian) {}

package org.qiaoliang.audit.internal.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.audit.internal.TrailEntry;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.ChoiceGroup;
import org.qiaoliang.web.Form;

/**
 * The list of events.
 *
 * @param actions that can be asked for, by type of record
 * @param types of records
 * @param kinds codes of the kinds of organization
 * @param first link to the first page, null on it
 * @param next link to the next page, null on the last
 */
public record TrailPage(
        Form form,
        List<TrailEntry> entries,
        List<ChoiceGroup> actions,
        List<Choice> types,
        List<String> kinds,
        @Nullable String first,
        @Nullable String next) {}

package org.qiaoliang.web.internal;

import java.time.Instant;
import java.util.List;
import org.qiaoliang.web.Chart;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Hotline;
import org.qiaoliang.web.Sort;
import org.qiaoliang.web.StateStep;
import org.qiaoliang.web.Tab;
import org.qiaoliang.web.Tile;
import org.qiaoliang.web.TimelineEntry;

/** One of everything. */
public record StyleGuidePage(
        Form form,
        Form refused,
        List<Choice> choices,
        List<StateStep> steps,
        List<TimelineEntry> events,
        List<Tab> tabs,
        Sort sort,
        List<Instant> dues,
        List<Tile> tiles,
        List<Chart> charts,
        List<Hotline> hotlines) {}

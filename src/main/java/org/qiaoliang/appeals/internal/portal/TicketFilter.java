package org.qiaoliang.appeals.internal.portal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Viewer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes who showed number and code the viewer of the pages of that one appeal and of its files. Anywhere else they stay who
 * they are. The database checks the code's hash again, row by row.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 10)
class TicketFilter extends OncePerRequestFilter {
    private static final String FOLLOW = "/follow/";
    private static final String FILES = "/files/";

    private final Tickets tickets;

    TicketFilter(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !path.startsWith(FOLLOW) && !path.startsWith(FILES);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var ticket = tickets.read(request)
                .filter(holder -> concerns(holder, request.getRequestURI()))
                .orElse(null);
        if (ticket == null) {
            chain.doFilter(request, response);
            return;
        }
        try {
            CurrentViewer.call(ticket, () -> {
                chain.doFilter(request, response);
                return Boolean.TRUE;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private static boolean concerns(Viewer.TicketHolder ticket, String path) {
        if (path.startsWith(FILES)) {
            return CurrentViewer.get() instanceof Viewer.Anonymous;
        }
        var rest = path.substring(FOLLOW.length());
        return rest.equals(ticket.number()) || rest.startsWith(ticket.number() + "/");
    }
}

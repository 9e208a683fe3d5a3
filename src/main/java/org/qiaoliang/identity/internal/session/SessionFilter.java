package org.qiaoliang.identity.internal.session;

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
 * Turns the session cookie into the viewer of the request. Outermost of the filters, so that whatever runs within knows
 * who acts. A request without the cookie costs nothing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class SessionFilter extends OncePerRequestFilter {
    private static final String FOUND = SessionFilter.class.getName() + ".viewer";

    private final Sessions sessions;

    SessionFilter(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            CurrentViewer.call(viewer(request), () -> {
                chain.doFilter(request, response);
                return Boolean.TRUE;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private Viewer viewer(HttpServletRequest request) {
        if (request.getAttribute(FOUND) instanceof Viewer known) {
            return known;
        }
        var viewer = isAsset(request.getRequestURI())
                ? new Viewer.Anonymous()
                : SessionCookie.read(request)
                        .flatMap(sessions::find)
                        .map(found -> {
                            sessions.touch(found);
                            return found.viewer();
                        })
                        .orElseGet(Viewer.Anonymous::new);
        request.setAttribute(FOUND, viewer);
        return viewer;
    }

    /** Scripts, styles and pictures of the pages are the same for everybody. */
    private static boolean isAsset(String path) {
        return path.startsWith("/webjars/") || path.startsWith("/_static/") || path.startsWith("/assets/");
    }
}

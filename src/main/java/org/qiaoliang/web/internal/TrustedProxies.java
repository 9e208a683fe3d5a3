package org.qiaoliang.web.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.qiaoliang.access.RequestOrigin;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds the address of who asks, for {@code getRemoteAddr()} and for the audit's {@link RequestOrigin}, and makes
 * {@code isSecure()} what the nearest trusted proxy says. Only the proxies named in {@code qiaoliang.trusted-proxies}
 * (addresses or networks, separated by commas) are believed; what anybody else writes into those headers is not.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TrustedProxies extends OncePerRequestFilter {
    private static final int MOST_HOPS = 20;

    private final List<IpAddressMatcher> trusted;

    TrustedProxies(@Value("${qiaoliang.trusted-proxies:}") List<String> trusted) {
        this.trusted = trusted.stream()
                .map(String::strip)
                .filter(network -> !network.isEmpty())
                .map(IpAddressMatcher::new)
                .toList();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var seen = isTrusted(request.getRemoteAddr()) ? forwarded(request) : request;
        try {
            new RequestOrigin(seen.getRemoteAddr()).call(() -> {
                chain.doFilter(seen, response);
                return Boolean.TRUE;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private HttpServletRequest forwarded(HttpServletRequest request) {
        var hops = new ArrayList<String>();
        for (var header : Collections.list(request.getHeaders("X-Forwarded-For"))) {
            hops.addAll(List.of(header.split(",", -1)));
        }
        return new Forwarded(
                request,
                client(request.getRemoteAddr(), hops),
                "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto")));
    }

    /** From the nearest hop outwards, the first that is no trusted proxy; nonsense ends the walk. */
    String client(String remote, List<String> hops) {
        var client = remote;
        for (var hop : hops.reversed().stream().limit(MOST_HOPS).toList()) {
            if (!isTrusted(client)) {
                break;
            }
            try {
                // A literal only: a name in the header is never looked up.
                client = InetAddress.ofLiteral(hop.strip()).getHostAddress();
            } catch (IllegalArgumentException e) {
                break;
            }
        }
        return client;
    }

    private boolean isTrusted(String address) {
        return trusted.stream().anyMatch(proxy -> proxy.matches(address));
    }

    private static final class Forwarded extends HttpServletRequestWrapper {
        private final String client;
        private final boolean secure;

        Forwarded(HttpServletRequest request, String client, boolean secure) {
            super(request);
            this.client = client;
            this.secure = secure || request.isSecure();
        }

        @Override
        public String getRemoteAddr() {
            return client;
        }

        @Override
        public boolean isSecure() {
            return secure;
        }

        @Override
        public String getScheme() {
            return secure ? "https" : "http";
        }
    }
}

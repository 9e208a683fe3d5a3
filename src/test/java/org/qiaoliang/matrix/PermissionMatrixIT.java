package org.qiaoliang.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.divisions.DivisionSetup;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.identity.OrganizationDirectory;
import org.qiaoliang.kernel.OrganizationId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.util.UriComponentsBuilder;

/** Every endpoint × everybody × in and out of scope, by real requests, compared with the table that people read. */
class PermissionMatrixIT extends IntegrationTest {
    private static final Path DOCUMENT = Path.of("docs/permissions.md");
    private static final String MAY = "✓";
    private static final String ABSENT = "·";
    private static final String SIGN_IN = "→";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private DivisionSetup divisionSetup;

    @Autowired
    private Divisions divisions;

    @Autowired
    private ObjectProvider<OrganizationDirectory> organizations;

    private final List<String> faults = new ArrayList<>();

    @Test
    @Rule("ACCESS-1")
    @Rule("ACCESS-2")
    void everyEndpointAnswersEverybodyAsTheTableSays() throws Exception {
        CurrentViewer.as(new Viewer.Program("matrix"), () -> divisionSetup.load(MatrixPlace.ROOT));
        var sources = sources();
        Map<String, Supplier<MatrixSample.Sample>> samples = new TreeMap<>();
        Map<String, LongFunction<MatrixSample.Sample>> personal = new TreeMap<>();
        sources.forEach(source -> {
            samples.putAll(source.samples(MatrixPlace.HERE));
            personal.putAll(source.personal());
        });
        var callers = context.getAutowireCapableBeanFactory()
                .createBean(Callers.class)
                .all(organization(MatrixPlace.HERE), organization(MatrixPlace.ELSEWHERE));
        Map<String, Map<String, String>> cells = new LinkedHashMap<>();
        for (var endpoint : Endpoints.of(context)) {
            var ofPlace = samples.get(endpoint.toString());
            var ofPerson = personal.get(endpoint.toString());
            if (ofPlace == null && ofPerson == null && endpoint.hasVariables()) {
                faults.add(endpoint + ": no sample; add one to the MatrixSample of its module");
                continue;
            }
            var row = new TreeMap<String, String>();
            for (var caller : callers) {
                @Nullable
                Supplier<MatrixSample.Sample> sample =
                        ofPerson == null ? ofPlace : () -> ofPerson.apply(caller.account());
                var near = attempt(endpoint, sample, caller.inScope().get());
                var far = caller.outOfScope().isPresent()
                        ? attempt(endpoint, sample, caller.outOfScope().get().get())
                        : near;
                row.put(caller.name(), near.equals(far) ? near : near + " / " + far);
            }
            cells.put(endpoint.toString(), row);
        }
        var columns = callers.stream().map(Callers.Caller::name).toList();
        var written = Table.write(columns, cells);
        if (Boolean.getBoolean("matrix.write")) {
            Files.writeString(DOCUMENT, written);
        }
        compare(Table.rows(Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : ""), Table.rows(written));
        assertThat(faults).as("docs/permissions.md and the running application").isEmpty();
    }

    private void compare(Map<String, String> documented, Map<String, String> tried) {
        tried.forEach((endpoint, row) -> {
            var said = documented.get(endpoint);
            if (said == null) {
                faults.add(endpoint + ": not in the table");
            } else if (!said.equals(row)) {
                faults.add(endpoint + ": the table says\n  " + said + "\nbut the application\n  " + row);
            }
        });
        documented.keySet().stream()
                .filter(endpoint -> !tried.containsKey(endpoint))
                .forEach(endpoint -> faults.add(endpoint + ": in the table, but not tried or gone"));
    }

    private String attempt(
            Endpoints.Endpoint endpoint, @Nullable Supplier<MatrixSample.Sample> sample, @Nullable Cookie cookie)
            throws Exception {
        var given = sample == null ? MatrixSample.Sample.NONE : sample.get();
        var uri = UriComponentsBuilder.fromPath(endpoint.pattern())
                .buildAndExpand(given.variables())
                .encode()
                .toUri();
        var request = MockMvcRequestBuilders.request(HttpMethod.valueOf(endpoint.method()), uri)
                // Each try from an address of its own: limits are not what is tried here.
                .with(r -> {
                    var n = System.nanoTime();
                    r.setRemoteAddr("10." + (n & 127) + "." + ((n >> 7) & 255) + "." + ((n >> 15) & 255));
                    return r;
                });
        given.parameters().forEach(request::param);
        given.headers().forEach(request::header);
        if (endpoint.isApi()) {
            if (!endpoint.method().equals("GET")) {
                request.contentType(MediaType.APPLICATION_JSON)
                        .content(given.json().isEmpty() ? "{}" : given.json());
            }
        } else {
            request.with(csrf());
        }
        if (cookie != null) {
            request.cookie(cookie);
        }
        return outcome(endpoint, mvc.perform(request).andReturn().getResponse());
    }

    private String outcome(Endpoints.Endpoint endpoint, MockHttpServletResponse response) {
        var status = response.getStatus();
        var location = response.getHeader("Location");
        if (status >= 500) {
            faults.add(endpoint + ": answered " + status);
        }
        // Signing in itself answers 401 to wrong credentials, and leads to its own page.
        var signsIn =
                endpoint.pattern().contains("sign-in") || endpoint.pattern().endsWith("/session");
        if (!signsIn && (status == 401 || (location != null && location.matches("/(my/)?sign-in(\\?next=.*)?")))) {
            return SIGN_IN;
        }
        return switch (status) {
            case 404 -> ABSENT;
            case 403 -> "403";
            default -> MAY;
        };
    }

    private List<MatrixSample> sources() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(MatrixSample.class));
        var all = new ArrayList<MatrixSample>();
        for (var found : scanner.findCandidateComponents("org.qiaoliang")) {
            var type = Class.forName(found.getBeanClassName());
            all.add((MatrixSample) context.getAutowireCapableBeanFactory().createBean(type));
        }
        return all;
    }

    private @Nullable OrganizationId organization(MatrixPlace place) {
        var directory = organizations.getIfAvailable();
        return directory == null
                ? null
                : divisions
                        .byCode(place.division())
                        .flatMap(division -> directory.at(place.kind(), division.id()))
                        .orElse(null);
    }
}

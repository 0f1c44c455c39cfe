package io.paychain.web.console;

import io.paychain.admin.OrganisationOverview;
import io.paychain.admin.api.OrganisationRow;
import io.paychain.shared.Page;
import io.paychain.shared.error.Refusal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The console's organisations: a search by its address alone. */
@Named("organisationRows")
@RequestScoped
public class OrganisationsPage {

    private static final int ROWS = 50;

    @Inject
    OrganisationOverview overview;

    @Inject
    HttpServletRequest request;

    private @Nullable Page<OrganisationRow> page;

    /** The organisations found, newest first, at most 50. */
    public List<OrganisationRow> getFound() {
        return page().items();
    }

    /** The address of the next page; null on the last. */
    public @Nullable String getNext() {
        String cursor = page().nextCursor();
        return cursor == null
                ? null
                : "/admin/organisations.xhtml?q=" + URLEncoder.encode(given("q"), StandardCharsets.UTF_8) + "&cursor="
                        + cursor;
    }

    /** What was searched for. */
    public String given(String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "").strip();
    }

    private Page<OrganisationRow> page() {
        Page<OrganisationRow> read = page;
        if (read == null) {
            read = read();
            page = read;
        }
        return read;
    }

    /** A search that makes no sense finds nothing. */
    private Page<OrganisationRow> read() {
        try {
            return overview.find(given("q"), ROWS, request.getParameter("cursor"));
        } catch (Refusal noSense) {
            return new Page<>(List.of(), null);
        }
    }
}

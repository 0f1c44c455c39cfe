package io.paychain.web.http;

import io.paychain.shared.error.Refusal;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The error page of the whole application. The server itself refuses bad Bearer tokens before any
 * filter of ours, and its answer goes through here.
 */
public class ProblemServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean error = request.getDispatcherType() == DispatcherType.ERROR;
        int status = error && request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpServletResponse.SC_NOT_FOUND;
        Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        ProblemWriter.write(response, document(status, uri instanceof String path ? path : request.getRequestURI()));
    }

    private static ProblemDocument document(int status, String path) {
        return switch (status) {
            case 401 ->
                ProblemDocument.of(
                        new Refusal(WebProblem.INVALID_TOKEN, "The access token is malformed, forged or expired."),
                        path);
            case 403 -> ProblemDocument.of(403, "FORBIDDEN", "Not allowed", "You may not do this.", path);
            case 404 -> ProblemDocument.of(404, "NOT_FOUND", "Not found", "There is nothing at this path.", path);
            case 405 ->
                ProblemDocument.of(
                        405, "METHOD_NOT_ALLOWED", "Method not allowed", "This path does not take this method.", path);
            default ->
                ProblemDocument.of(
                        status,
                        status < 500 ? WebProblem.MALFORMED_REQUEST.name() : "INTERNAL_ERROR",
                        status < 500 ? WebProblem.MALFORMED_REQUEST.title() : "Something went wrong",
                        "The request could not be served.",
                        path);
        };
    }
}

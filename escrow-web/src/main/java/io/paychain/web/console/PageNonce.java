package io.paychain.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import org.primefaces.context.PrimeFacesContext;

/**
 * The nonce that PrimeFaces gives a page for its content security policy and wants back with every post. Its script
 * puts it into forms; pages without scripts do so themselves.
 */
@Named("csp")
@RequestScoped
public class PageNonce {

    /** The nonce of this page. */
    public String getNonce() {
        return PrimeFacesContext.getCspState(FacesContext.getCurrentInstance()).getNonce();
    }
}

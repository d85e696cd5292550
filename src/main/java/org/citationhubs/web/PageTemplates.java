package org.citationhubs.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates in {@code templates/web}, type-checked by the build. */
@CheckedTemplate(basePath = "web")
final class PageTemplates {

    private PageTemplates() {}

    static native TemplateInstance start(StartPage page);

    static native TemplateInstance hub(HubPage page);

    static native TemplateInstance search(SearchPage page);

    static native TemplateInstance problem(ProblemPage page);
}

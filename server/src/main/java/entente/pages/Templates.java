package entente.pages;

import entente.gate.Reply;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/// Writes pages by the templates of `src/main/jte`, which are Java classes by the time this runs. What they are given is escaped for where it stands.
enum Templates {
    SIGN_IN("sign-in", SignInPage.class),
    LIST("list", ListPage.class),
    ITEM("item", ItemPage.class),
    PURGE("purge", PurgePage.class),
    ERROR("error", ErrorPage.class);

    private static final TemplateEngine ENGINE =
            TemplateEngine.createPrecompiled(
                    null,
                    ContentType.Html,
                    Templates.class.getClassLoader(),
                    Templates.class.getPackageName());

    private final String file;
    private final Class<? extends Record> content;

    Templates(String file, Class<? extends Record> content) {
        this.file = file + ".jte";
        this.content = content;
    }

    /// The page on which `page` stands.
    Reply reply(int status, Record page) {
        var output = new StringOutput();
        ENGINE.render(file, content.cast(page), output);
        return Reply.html(status, output.toString());
    }
}

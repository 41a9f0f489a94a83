using Platform.Identity.Domain;
using static Platform.Identity.Domain.Examples;

namespace Platform.Identity.Features;

public class AllowOriginsTests
{
    [Theory, InlineData("https://intranet.example"), InlineData("https://intranet.example:8443"), InlineData("http://localhost:3000"), InlineData("http://127.0.0.1:3000")]
    public void An_origin_is_what_a_browser_sends(string origin) =>
        Assert.Equal([origin], Assert.IsType<OriginsChanged>(Assert.Single(AllowOrigins.Decide(Acme, new([origin])).Events)).Origins);

    [Theory]
    [InlineData("*"), InlineData("null"), InlineData(""), InlineData("intranet.example"), InlineData("https://*.example"), InlineData("https://intranet.example/"), InlineData("https://intranet.example/app")]
    [InlineData("http://intranet.example"), InlineData("https://Intranet.example"), InlineData("https://intranet.example:443"), InlineData("https://me@intranet.example"), InlineData("https://intränet.example")]
    [InlineData("javascript:alert(1)"), InlineData("file:///etc"), InlineData("https://a.example\r\nX-Evil: 1"), InlineData("https://a.example https://b.example")]
    public void Everything_else_is_refused(string text) => Assert.Equal("tenant.origin-invalid", AllowOrigins.Decide(Acme, new([text])).Refusal?.Code);

    [Fact]
    public void The_same_again_changes_nothing() => Assert.Empty(AllowOrigins.Decide(Acme with { AllowedOrigins = ["https://a.example"] }, new(["https://a.example", "https://a.example"])).Events);
}

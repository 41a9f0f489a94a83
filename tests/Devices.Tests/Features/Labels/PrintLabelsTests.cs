using System.Net;
using System.Text.RegularExpressions;
using Platform.Hosting.Qr;
using Platform.TestKit;
using static Platform.Devices.Fleet;

namespace Platform.Devices.Features.Labels;

public sealed partial class PrintLabelsTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task Every_device_found_has_a_label_with_a_code_and_its_name()
    {
        var site = await app.One.AddSite();
        var number = (await app.One.Register("Roof sensor", site)).Text("number");
        await app.One.Register("<script>alert(1)</script>", site);

        var response = await app.One.Client.GetAsync($"/v1/devices/labels?filter[siteId]={site}&paper=roll", Ct);
        var page = await response.Content.ReadAsStringAsync(Ct);
        Assert.Equal(("text/html", 2), (response.Content.Headers.ContentType?.MediaType, Labels().Count(page)));
        Assert.Contains($"<b>{number}</b><span>Roof sensor</span>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Devices_are_named_one_by_one_and_those_of_others_have_no_label()
    {
        var (mine, theirs) = (await app.One.Register("Mine"), await app.Two.Register("Theirs"));
        var page = await app.One.Client.GetStringAsync($"/v1/devices/labels?ids={mine.Text("number")},{theirs.Text("id")},{mine.Text("id")}&skip=23", Ct);
        Assert.Equal((1, 1), (Labels().Count(page), page.Split("<section>").Length - 1));
    }

    [Theory, InlineData("paper=a5"), InlineData("skip=24"), InlineData("skip=-1"), InlineData("filter[band]=blue")]
    public async Task What_cannot_be_printed_is_malformed(string query) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await app.One.Client.GetAsync($"/v1/devices/labels?{query}", Ct)).StatusCode);

    [Fact]
    public void The_code_is_square_and_has_a_quiet_zone()
    {
        var code = QrPath.Of("https://platform.example.com/devices/019aa6b1-3c2f-7d41-9c55-0f4e2f6f1a11");
        Assert.True(code.Modules >= 33 + 8);
        Assert.StartsWith("M4 4h7", code.Path, StringComparison.Ordinal);
    }

    [GeneratedRegex("<article ")]
    private static partial Regex Labels();
}
